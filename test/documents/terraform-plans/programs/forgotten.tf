resource "azurestack_virtual_machine" "web" {
  name = "web"
  storage_image_reference {
    publisher = "MicrosoftWindowsServer"
    offer     = "WindowsServer"
    sku       = "2012-Datacenter"
    version   = "latest"
  }
}

removed {
  from = azurestack_virtual_machine_extension.key
  lifecycle {
    destroy = false
  }
}
