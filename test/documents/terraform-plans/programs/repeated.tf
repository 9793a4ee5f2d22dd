resource "azurestack_virtual_machine" "counted" {
  count = 2
  name  = "counted${count.index}"
  storage_image_reference {
    publisher = "MicrosoftWindowsServer"
    offer     = "WindowsServer"
    sku       = "2012-Datacenter"
    version   = "latest"
  }
}

resource "azurestack_virtual_machine_extension" "counted" {
  count              = 1
  name               = "counted"
  virtual_machine_id = azurestack_virtual_machine.counted[count.index].id
  publisher          = local.custom_script.publisher
  type               = local.custom_script.type
  protected_settings = local.custom_script.protected_settings
}

resource "azurestack_virtual_machine" "shifted" {
  count = 2
  name  = "shifted${count.index}"
  storage_image_reference {
    publisher = "MicrosoftWindowsServer"
    offer     = "WindowsServer"
    sku       = "2012-Datacenter"
    version   = "latest"
  }
}

resource "azurestack_virtual_machine_extension" "shifted" {
  count              = 1
  name               = "shifted"
  virtual_machine_id = azurestack_virtual_machine.shifted[count.index + 1].id
  publisher          = local.custom_script.publisher
  type               = local.custom_script.type
  protected_settings = local.custom_script.protected_settings
}

resource "azurestack_virtual_machine" "keyed" {
  for_each = toset(["x", "y"])
  name     = "keyed-${each.key}"
  storage_image_reference {
    publisher = "MicrosoftWindowsServer"
    offer     = "WindowsServer"
    sku       = "2012-Datacenter"
    version   = "latest"
  }
}

resource "azurestack_virtual_machine_extension" "keyed" {
  for_each           = azurestack_virtual_machine.keyed
  name               = "keyed"
  virtual_machine_id = each.value.id
  publisher          = local.custom_script.publisher
  type               = local.custom_script.type
  protected_settings = local.custom_script.protected_settings
}

resource "azurestack_virtual_machine" "filtered" {
  for_each = toset(["x", "y"])
  name     = "filtered-${each.key}"
  storage_image_reference {
    publisher = "MicrosoftWindowsServer"
    offer     = "WindowsServer"
    sku       = "2012-Datacenter"
    version   = "latest"
  }
}

resource "azurestack_virtual_machine_extension" "filtered" {
  for_each           = { for key, vm in azurestack_virtual_machine.filtered : key => vm.id if key != "y" }
  name               = "filtered"
  virtual_machine_id = each.value
  publisher          = local.custom_script.publisher
  type               = local.custom_script.type
  protected_settings = local.custom_script.protected_settings
}

resource "azurestack_virtual_machine" "last" {
  count = 2
  name  = "last${count.index}"
  storage_image_reference {
    publisher = "MicrosoftWindowsServer"
    offer     = "WindowsServer"
    sku       = "2012-Datacenter"
    version   = "latest"
  }
}

resource "azurestack_virtual_machine_extension" "last" {
  name               = "last"
  virtual_machine_id = element(azurestack_virtual_machine.last[*].id, 1)
  publisher          = local.custom_script.publisher
  type               = local.custom_script.type
  protected_settings = local.custom_script.protected_settings
}
