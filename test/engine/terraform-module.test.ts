import { MAK, firedAt } from "./cases";
import { analyzeState } from "./engine";
import { urn } from "./states";

const MODULE = urn("vmmod:index:Module", "vms");

/** What `pulumi stack export` gives for the resources of a Terraform module: Terraform's own names, and no provider. */
function moduleState(resources: readonly (readonly [type: string, name: string, inputs: object])[]): unknown {
  const manifest = { time: "2026-11-24T00:00:00Z", magic: "", version: "v3.259.0" };
  const stack = { urn: urn("pulumi:pulumi:Stack", "offline-dev"), custom: false, type: "pulumi:pulumi:Stack" };
  const module = { urn: MODULE, custom: false, type: "vmmod:index:Module", parent: stack.urn };
  const views = resources.map(([type, name, inputs]) => ({
    urn: urn(`vmmod:index:Module$vmmod:tf:${type}`, `module.vms.${type}.${name}`),
    ...{ custom: false, type: `vmmod:tf:${type}`, parent: MODULE, viewOf: MODULE, inputs },
  }));
  return { version: 3, deployment: { manifest, resources: [stack, module, ...views] } };
}

const onHub = (name: string, sku: string) => {
  const inputs = {
    ...{ id: `/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/${name}`, name },
    ...{ location: "local", resource_group_name: "rg" },
    storage_image_reference: [{ publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku, version: "latest" }],
  };
  return ["azurestack_virtual_machine", name, inputs] as const;
};

test("machines of a Terraform module are judged in the engine", async () => {
  const keyed = onHub("keyed", "2012-Datacenter");
  const key = {
    ...{ name: "key", virtual_machine_id: keyed[2].id, publisher: "Microsoft.Compute", type: "CustomScriptExtension" },
    protected_settings: JSON.stringify({ commandToExecute: `slmgr.vbs /ipk ${MAK}` }),
  };
  const run = await analyzeState(
    moduleState([
      onHub("old", "2012-Datacenter"),
      onHub("new", "2019-Datacenter"),
      keyed,
      ["azurestack_virtual_machine_extension", "key", key],
    ]),
  );
  expect(firedAt(run, "mak-key-required")).toEqual(["module.vms.azurestack_virtual_machine.old"]);
  expect([run.fired.length, run.outcome]).toEqual([1, "blocked"]);
});
