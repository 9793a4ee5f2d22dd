import { find } from "../../policies/find";
import { judge } from "../../policies/judge";
import type { Judgement } from "../../policies/policy";
import { REPORTING } from "../policies/declare";
import { MAK, type Written, judged, machineIn, stackOf } from "../policies/declare";

const HUB: Written = {
  type: "pulumi:providers:azure-native",
  name: "hub",
  properties: { metadataHost: "h.azurestack.example" },
};

function native(type: string, name: string, properties: Record<string, unknown>): Written {
  return { type: `azure-native:${type}`, name, properties, provider: "hub" };
}

const OLD = { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "2012-Datacenter", version: "latest" };
const machine = (name: string, more: Record<string, unknown> = {}): Written =>
  native("compute:VirtualMachine", name, { vmName: name, storageProfile: { imageReference: OLD }, ...more });
const attaching = (disk: string): Written =>
  native("compute:VirtualMachine", "a", {
    vmName: "a",
    storageProfile: { osDisk: { createOption: "Attach", osType: "Windows", managedDisk: { id: `\${${disk}.id}` } } },
  });
const extension = (name: string, vmName: string): Written =>
  native("compute:VirtualMachineExtension", name, {
    vmName,
    publisher: "Microsoft.Compute",
    type: "CustomScriptExtension",
    protectedSettings: { commandToExecute: `cscript slmgr.vbs /ipk ${MAK}` },
  });

/** What every policy finds, with `name` declared by properties that throw when they are read. */
function withFault(resources: readonly Written[], name: string) {
  const stack = stackOf([HUB, ...resources]);
  const throwing = new Proxy(
    { vmName: "a" },
    {
      getOwnPropertyDescriptor: () => {
        throw new Error(`a fault that quotes ${MAK}`);
      },
    },
  );
  const all = stack.resources.map((one) => (one.name === name ? { ...one, props: throwing } : one));
  return findings(judge({ ...stack, resources: all }, {}));
}

function findings(judgement: Judgement): string[] {
  const all = REPORTING.flatMap((policy) => find(policy, judgement).map((one) => ({ policy: policy.name, ...one })));
  for (const { message } of all) expect(message).not.toContain(MAK);
  return all.map(({ policy, name }) => `${policy} ${name}`).sort();
}

describe("a fault in reading one resource costs that resource only", () => {
  const faults: readonly (readonly [
    what: string,
    stack: readonly Written[],
    fault: string,
    said: readonly string[],
  ])[] = [
    ["a machine", [machine("a"), machine("b")], "a", ["activation-undecided a", "mak-key-required b"]],
    [
      "a carrier, which may go to any machine",
      [machine("a"), machine("b"), extension("activate", "a")],
      "activate",
      ["activation-undecided a", "activation-undecided activate", "activation-undecided b"],
    ],
    [
      "a deployment",
      [machine("a"), native("resources:Deployment", "web", {})],
      "web",
      ["activation-undecided web", "mak-key-required a"],
    ],
    [
      "a disk that a machine is made from",
      [attaching("disk"), machine("b"), native("compute:Disk", "disk", {})],
      "disk",
      ["activation-undecided a", "mak-key-required b"],
    ],
  ];
  it.each(faults)("%s", (_, stack, fault, said) => {
    expect(withFault(stack, fault)).toEqual(said);
  });
});

describe("a long chain", () => {
  const PLATFORM =
    "/Subscriptions/s/Providers/Microsoft.Compute/Locations/local/Publishers/MicrosoftWindowsServer/ArtifactTypes/VMImage/Offers/WindowsServer/Skus/2012-Datacenter/Versions/1";

  function chain(length: number): Written[] {
    return Array.from({ length }, (_, index) =>
      native("compute:Disk", `disk${index}`, {
        creationData:
          index === length - 1
            ? { createOption: "FromImage", imageReference: { id: PLATFORM } }
            : { createOption: "Copy", sourceResourceId: `\${disk${index + 1}.id}` },
      }),
    );
  }

  it.each([1, 2, 1_500])("of %d disks is followed to its image", (length) => {
    const { machine: found } = machineIn(judged([HUB, attaching("disk0"), ...chain(length)]), "a");
    expect(found.system).toMatchObject({ kind: "windows", release: "2012" });
  });
});
