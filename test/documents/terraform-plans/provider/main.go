// Command terraform-provider-azurestack plans and applies a few of Azure Stack Hub's resources without a Hub, for
// record.mjs.
package main

import (
	"context"

	"github.com/hashicorp/terraform-plugin-sdk/v2/diag"
	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
	"github.com/hashicorp/terraform-plugin-sdk/v2/plugin"
)

type fields = map[string]*schema.Schema

func text() *schema.Schema { return &schema.Schema{Type: schema.TypeString, Optional: true} }
func fixed() *schema.Schema {
	return &schema.Schema{Type: schema.TypeString, Optional: true, ForceNew: true}
}
func secret() *schema.Schema {
	return &schema.Schema{Type: schema.TypeString, Optional: true, Sensitive: true}
}

func blocks(of fields) *schema.Schema {
	return &schema.Schema{Type: schema.TypeSet, Optional: true, Elem: &schema.Resource{Schema: of}}
}

// resource keeps what it is given, and gets an id when it is created.
func resource(kind string, of fields) *schema.Resource {
	keep := func(context.Context, *schema.ResourceData, any) diag.Diagnostics { return nil }
	create := func(_ context.Context, data *schema.ResourceData, _ any) diag.Diagnostics {
		name, _ := data.Get("name").(string)
		data.SetId("/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/" + kind + "/" + name)
		return nil
	}
	return &schema.Resource{
		Schema: of, CreateContext: create, ReadContext: keep, UpdateContext: keep, DeleteContext: keep,
	}
}

func main() {
	image := fields{"publisher": fixed(), "offer": fixed(), "sku": fixed(), "version": fixed()}
	machine := fields{"name": fixed(), "storage_image_reference": blocks(image)}
	extension := fields{
		"name": fixed(), "virtual_machine_id": fixed(), "publisher": text(), "type": text(),
		"protected_settings": secret(),
	}
	provider := &schema.Provider{
		Schema: fields{"arm_endpoint": text(), "features": blocks(fields{})},
		ResourcesMap: map[string]*schema.Resource{
			"azurestack_virtual_machine":           resource("virtualMachines", machine),
			"azurestack_virtual_machine_extension": resource("virtualMachines/extensions", extension),
		},
	}
	plugin.Serve(&plugin.ServeOpts{ProviderFunc: func() *schema.Provider { return provider }})
}
