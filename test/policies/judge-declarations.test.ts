import type { Waiver } from "../../activation/settings";
import { judgeDeclarations, messages as argumentMessages } from "../../policies/judge-declarations";
import { makKeyRequired, messages } from "../../policies/mak-key-required";
import { HUB, vm } from "./programs";

const hub = { type: HUB.type, name: HUB.name, properties: HUB.properties ?? {} };
const declared = (name: string, sku: string, provider = hub) => {
  const { type, properties = {} } = vm(name, sku);
  return { type, name, properties, provider };
};
const DECLARATIONS = [declared("web", "2019-Datacenter"), declared("old", "2012-Datacenter")];

const waiver: Waiver = {
  policy: makKeyRequired.name,
  resource: "old",
  reason: "isolated lab",
  owner: "platform@corp.example",
  expires: "2999-01-01",
};

test("declarations are judged where their provider puts them, and findings name their resource", async () => {
  const { machines, findings } = await judgeDeclarations(DECLARATIONS);
  expect(machines.map(({ machine, verdict }) => [machine.name, machine.urn, verdict.kind])).toEqual([
    ["web", "urn:pulumi:stack::project::azure-native:compute:VirtualMachine::web", "activates"],
    ["old", "urn:pulumi:stack::project::azure-native:compute:VirtualMachine::old", "needs-key"],
  ]);
  const [, old] = machines;
  expect(old && findings).toEqual(
    old && [{ policy: "mak-key-required", resource: "old", message: messages.noMak(old) }],
  );
});

test("a machine without a provider is on Azure", async () => {
  const { type, properties = {} } = vm("web", "2019-Datacenter");
  const { machines, findings } = await judgeDeclarations([{ type, name: "web", properties }]);
  expect(machines.map(({ machine }) => machine.place.cloud)).toEqual(["azure"]);
  expect(findings).toEqual([]);
});

test("waivers count", async () => {
  const { machines, findings } = await judgeDeclarations(DECLARATIONS, { waivers: [waiver] });
  expect(machines).toHaveLength(2);
  expect(findings).toEqual([]);
});

test("every setting that isn't valid is named", async () => {
  const undated = { ...waiver, expires: "soon" };
  await expect(judgeDeclarations(DECLARATIONS, { waivers: [undated, waiver, undated] })).rejects.toThrow(
    /^`activation-settings\.waivers\[0\]\.expires` .*\. `activation-settings\.waivers\[2\]\.expires` .*\.$/,
  );
});

test("an unknown setting is named without a path", async () => {
  const misspelled = { defaultCloud: "azure", waiver: [] } as const;
  await expect(judgeDeclarations([], misspelled)).rejects.toThrow(
    /^`activation-settings` has the unknown key `waiver`; did you mean `waivers`\?$/,
  );
});

test.each(["Microsoft.Compute/virtualMachines", "azurerm_windows_virtual_machine", "virtualMachine", ""])(
  "`%s` isn't a type token",
  async (type) => {
    await expect(judgeDeclarations([{ type, name: "web", properties: {} }])).rejects.toThrow(
      argumentMessages.notType(type),
    );
  },
);

test.each(["aws:ec2/instance:Instance", "kubernetes:core/v1:Pod", "azure-native_compute_v20230301:compute:Disk"])(
  "`%s` is one, and no machine",
  async (type) => {
    expect(await judgeDeclarations([{ type, name: "web", properties: {} }])).toEqual({ machines: [], findings: [] });
  },
);
