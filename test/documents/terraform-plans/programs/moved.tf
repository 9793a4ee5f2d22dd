resource "azurestack_virtual_machine" "renamed" {
  name = "web"
  storage_image_reference {
    publisher = "MicrosoftWindowsServer"
    offer     = "WindowsServer"
    sku       = "2012-Datacenter"
    version   = "latest"
  }
}

moved {
  from = azurestack_virtual_machine.web
  to   = azurestack_virtual_machine.renamed
}

resource "azurestack_virtual_machine_extension" "key" {
  name               = "key"
  virtual_machine_id = azurestack_virtual_machine.renamed.id
  publisher          = local.custom_script.publisher
  type               = local.custom_script.type
  protected_settings = local.custom_script.protected_settings
}
