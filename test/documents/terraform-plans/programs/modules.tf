module "one" {
  source = "./machine"
  name   = "one"
}

resource "azurestack_virtual_machine_extension" "one" {
  name               = "one"
  virtual_machine_id = module.one.id
  publisher          = local.custom_script.publisher
  type               = local.custom_script.type
  protected_settings = local.custom_script.protected_settings
}

module "whole" {
  source = "./machine"
  name   = "whole"
}

resource "azurestack_virtual_machine_extension" "whole" {
  name               = "whole"
  virtual_machine_id = module.whole.all.id
  publisher          = local.custom_script.publisher
  type               = local.custom_script.type
  protected_settings = local.custom_script.protected_settings
}

module "counted" {
  count  = 2
  source = "./machine"
  name   = "counted${count.index}"
}

resource "azurestack_virtual_machine_extension" "counted" {
  count              = 2
  name               = "counted"
  virtual_machine_id = module.counted[count.index].id
  publisher          = local.custom_script.publisher
  type               = local.custom_script.type
  protected_settings = local.custom_script.protected_settings
}

module "keyed" {
  for_each = toset(["x", "y"])
  source   = "./machine"
  name     = "keyed-${each.key}"
}

resource "azurestack_virtual_machine_extension" "keyed" {
  name               = "keyed"
  virtual_machine_id = module.keyed["x"].id
  publisher          = local.custom_script.publisher
  type               = local.custom_script.type
  protected_settings = local.custom_script.protected_settings
}

module "left" {
  source = "./machine"
  name   = "left"
}

module "right" {
  source = "./machine"
  name   = "right"
}

locals {
  machines = [module.left.id, module.right.id]
}

resource "azurestack_virtual_machine_extension" "left" {
  name               = "left"
  virtual_machine_id = local.machines[0]
  publisher          = local.custom_script.publisher
  type               = local.custom_script.type
  protected_settings = local.custom_script.protected_settings
}
