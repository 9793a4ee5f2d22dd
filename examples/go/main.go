package main

import (
	"github.com/pulumi/pulumi-azure-native-sdk/compute/v3"
	azurenative "github.com/pulumi/pulumi-azure-native-sdk/v3"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		password := config.New(ctx, "").RequireSecret("adminPassword")

		// The Hub's own Azure Resource Manager: it tells the pack that this is Azure Stack Hub and not Azure.
		hub, err := azurenative.NewProvider(ctx, "hub", &azurenative.ProviderArgs{
			MetadataHost:             pulumi.String("management.hub1.azurestack.corp.example"),
			Location:                 pulumi.String("hub1"),
			DisableInstanceDiscovery: pulumi.Bool(true),
		})
		if err != nil {
			return err
		}

		machine := func(name, sku string) error {
			_, err := compute.NewVirtualMachine(ctx, name, &compute.VirtualMachineArgs{
				ResourceGroupName: pulumi.String("apps"),
				HardwareProfile:   &compute.HardwareProfileArgs{VmSize: pulumi.String("Standard_DS2_v2")},
				OsProfile: &compute.OSProfileArgs{
					ComputerName:  pulumi.String(name),
					AdminUsername: pulumi.String("operator"),
					AdminPassword: password,
				},
				StorageProfile: &compute.StorageProfileArgs{
					ImageReference: &compute.ImageReferenceArgs{
						Publisher: pulumi.String("MicrosoftWindowsServer"),
						Offer:     pulumi.String("WindowsServer"),
						Sku:       pulumi.String(sku),
						Version:   pulumi.String("latest"),
					},
					OsDisk: &compute.OSDiskArgs{CreateOption: pulumi.String("FromImage")},
				},
			}, pulumi.Provider(hub))
			return err
		}

		// Never activates: no Hub has AVMA for Windows Server 2012, and nothing gives the machine a MAK. The pack stops it.
		if err := machine("forgotten", "2012-Datacenter"); err != nil {
			return err
		}

		// Activates by AVMA.
		return machine("web", "2019-Datacenter")
	})
}
