terraform {
  required_providers {
    azurestack = { source = "hashicorp/azurestack" }
  }
}

variable "name" {}
variable "sku" { default = "2012-Datacenter" }

resource "azurestack_virtual_machine" "this" {
  name                  = var.name
  resource_group_name   = "rg"
  location              = "local"
  vm_size               = "Standard_DS1_v2"
  network_interface_ids = []
  storage_image_reference {
    publisher = "MicrosoftWindowsServer"
    offer     = "WindowsServer"
    sku       = var.sku
    version   = "latest"
  }
  storage_os_disk {
    name          = "os"
    create_option = "FromImage"
  }
  os_profile_windows_config {
    provision_vm_agent = true
  }
}

output "id" { value = azurestack_virtual_machine.this.id }
output "all" { value = azurestack_virtual_machine.this }
