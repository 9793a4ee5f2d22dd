resource "azurestack_virtual_machine" "web" {
  name                  = "web"
  resource_group_name   = "rg"
  location              = "local"
  vm_size               = "Standard_DS1_v2"
  network_interface_ids = []
  storage_image_reference {
    publisher = "MicrosoftWindowsServer"
    offer     = "WindowsServer"
    sku       = "2012-Datacenter"
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

resource "azurestack_virtual_machine_extension" "key" {
  name                 = "key"
  virtual_machine_id   = azurestack_virtual_machine.web.id
  publisher            = local.custom_script.publisher
  type                 = local.custom_script.type
  type_handler_version = local.custom_script.type_handler_version
  protected_settings   = local.custom_script.protected_settings
}
