terraform {
  required_providers {
    azurestack = { source = "hashicorp/azurestack" }
  }
}

provider "azurestack" {
  arm_endpoint = "https://management.local.azurestack.external"
  features {}
}

variable "mak" {
  # The alphabet of product keys in order: well-formed, and nobody's.
  default   = "BCDFG-HJKMN-PQRTV-WXY23-46789"
  sensitive = true
}

locals {
  custom_script = {
    publisher          = "Microsoft.Compute"
    type               = "CustomScriptExtension"
    protected_settings = jsonencode({ commandToExecute = "cscript slmgr.vbs /ipk ${var.mak}" })
  }
}
