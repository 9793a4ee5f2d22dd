# The one rule that Open Policy Agent is asked to judge: Windows Server 2012 on a Hub, as far as azure-native's
# VirtualMachine and a literal image tell. It follows no key, no image and no template.
package activation

hubs contains urn if {
	some resource in input.deployment.resources
	startswith(resource.type, "pulumi:providers:")
	contains(resource.inputs.metadataHost, "azurestack")
	urn := resource.urn
}

deny contains resource.urn if {
	some resource in input.deployment.resources
	resource.type == "azure-native:compute:VirtualMachine"
	image := resource.inputs.storageProfile.imageReference
	lower(image.publisher) == "microsoftwindowsserver"
	startswith(lower(image.sku), "2012-datacenter")
	some hub in hubs
	startswith(resource.provider, hub)
}
