terraform {
  required_providers {
    azurestack = { source = "hashicorp/azurestack" }
  }
}

variable "name" {}
variable "sku" { default = "2012-Datacenter" }

resource "azurestack_virtual_machine" "this" {
  name = var.name
  storage_image_reference {
    publisher = "MicrosoftWindowsServer"
    offer     = "WindowsServer"
    sku       = var.sku
    version   = "latest"
  }
}

output "id" { value = azurestack_virtual_machine.this.id }
output "all" { value = azurestack_virtual_machine.this }
