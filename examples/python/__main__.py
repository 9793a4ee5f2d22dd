import pulumi
import pulumi_azure_native as azure

config = pulumi.Config()

# The Hub's own Azure Resource Manager: it tells the pack that this is Azure Stack Hub and not Azure.
hub = azure.Provider(
    "hub",
    metadata_host="management.hub1.azurestack.corp.example",
    location="hub1",
    disable_instance_discovery=True,
)


def machine(name: str, sku: str) -> azure.compute.VirtualMachine:
    return azure.compute.VirtualMachine(
        name,
        resource_group_name="apps",
        hardware_profile={"vm_size": "Standard_DS2_v2"},
        os_profile={
            "computer_name": name,
            "admin_username": "operator",
            "admin_password": config.require_secret("adminPassword"),
        },
        storage_profile={
            "image_reference": {
                "publisher": "MicrosoftWindowsServer",
                "offer": "WindowsServer",
                "sku": sku,
                "version": "latest",
            },
            "os_disk": {"create_option": "FromImage"},
        },
        opts=pulumi.ResourceOptions(provider=hub),
    )


# Never activates: no Hub has AVMA for Windows Server 2012, and nothing gives the machine a MAK. The pack stops it.
machine("forgotten", "2012-Datacenter")

# Activates by AVMA.
machine("web", "2019-Datacenter")
