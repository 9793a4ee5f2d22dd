import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import type { OfflineStack, Run } from "./engine";
import { analyzeState, openStack, runProgram } from "./engine";
import { RawProvider, RawResource, localPackage } from "./raw";

const pack = join(__dirname, "tiny-pack");
const SECRET = "in-the-clear-nowhere";

const program = (): Promise<void> => {
  const hub = new RawProvider("azure-native", "hub", {
    metadataHost: "management.local.azurestack.external",
  });
  const vm = new RawResource("azure-native:compute:VirtualMachine", "web", {
    vmName: "web-01",
    resourceGroupName: "rg-hub",
    osProfile: { adminUsername: "admin", adminPassword: pulumi.secret(SECRET), customData: "ZGF0YQ==" },
  });
  new RawResource("azure-native:compute/v20200601:VirtualMachineExtension", "key", {
    vmName: vm.name,
    resourceGroupName: "rg-hub",
    settings: { timestamp: 1 },
    protectedSettings: pulumi.secret({ commandToExecute: SECRET }),
  });
  new RawResource("azurestack:index/windowsVirtualMachine:WindowsVirtualMachine", "bridged", { name: "bridged" });
  new RawResource(
    "azure-native_compute_v20200601:compute:VirtualMachine",
    "local",
    { vmName: "local-01" },
    {},
    localPackage("azure-native", "azure-native_compute_v20200601"),
  );
  new RawResource("azure-native:compute:Disk", "disk", { diskName: "data" }, { provider: hub });
  const subnet = new RawResource("azure:network/subnet:Subnet", "web-net", { virtualNetworkName: "net" });
  new RawResource("azure:network/subnetNatGatewayAssociation:SubnetNatGatewayAssociation", "nat", {
    subnetId: subnet.id,
  });
  new RawResource("azure:network/networkSecurityRule:NetworkSecurityRule", "deny", { networkSecurityGroupName: "nsg" });
  const balancer = new RawResource("azure:lb/loadBalancer:LoadBalancer", "lb", { resourceGroupName: "rg-lb" });
  new RawResource("azure:lb/backendAddressPool:BackendAddressPool", "pool", { loadbalancerId: balancer.id });
  return Promise.resolve();
};

const said = (run: Run, policy: string, name: string): string =>
  run.fired.find((fired) => fired.policy === policy && fired.resource.endsWith(`::${name}`))?.message ?? "nothing";

describe("a stack in preview, up, preview and analyze", () => {
  let stack: OfflineStack;
  const runs: Run[] = [];
  let state: string;

  beforeAll(async () => {
    stack = await openStack({ program, pack, config: { "azure-native:location": "local" } });
    runs.push(await stack.preview(), await stack.up(), await stack.preview());
    state = JSON.stringify(await stack.exportState());
    runs.push(await stack.analyze());
  });
  afterAll(() => {
    stack.remove();
  });

  test("every step passes", () => {
    expect(runs.map(({ outcome }) => outcome)).toEqual(["passed", "passed", "passed", "passed"]);
  });

  test("inputs reach the resource phase in every step", () => {
    for (const run of runs) expect(said(run, "inputs", "key")).toContain("protectedSettings.commandToExecute");
  });

  test("after up, write-only inputs are gone from the stack phase", () => {
    for (const run of runs.slice(1)) {
      expect(said(run, "outputs", "key")).toContain("settings.timestamp");
      expect(said(run, "outputs", "key")).not.toContain("protectedSettings");
      expect(said(run, "outputs", "web")).toContain("osProfile.adminUsername");
      expect(said(run, "outputs", "web")).not.toMatch(/adminPassword|customData/);
    }
  });

  test("after up, azure-native returns the name but not the inputs of the path", () => {
    for (const run of runs.slice(1)) {
      expect(said(run, "outputs", "web")).toMatch(/\bname\b/);
      expect(said(run, "outputs", "web")).not.toMatch(/vmName|resourceGroupName/);
    }
  });

  test("the link to a machine whose name is unknown is kept", () => {
    for (const run of runs) expect(said(run, "outputs", "key")).toContain("vmName->web");
  });

  test("a provider's settings reach the policy: explicit ones, and stack configuration for a default provider", () => {
    expect(said(runs[0] ?? failure, "inputs", "disk")).toContain("provider metadataHost");
    expect(said(runs[0] ?? failure, "inputs", "web")).toContain("provider location");
  });

  test.each([
    "rg-hub/providers/Microsoft.Compute/virtualMachines/web-01/extensions/key",
    "rg/providers/Microsoft.Compute/virtualMachines/bridged",
    "rg/providers/Microsoft.Compute/virtualMachines/local-01",
    "rg/providers/Microsoft.Network/virtualNetworks/net/subnets/web-net",
    "rg/providers/Microsoft.Network/networkSecurityGroups/nsg/securityRules/deny",
    "rg-lb/providers/Microsoft.Network/loadBalancers/lb/backendAddressPools/pool",
  ])("an id has the form of Azure Resource Manager: %s", (path) => {
    expect(state).toContain(`/resourceGroups/${path}"`);
  });

  test("the second preview changes nothing", () => {
    expect(runs[2]?.output).toMatch(/\d+ unchanged/);
    expect(runs[2]?.output).not.toMatch(/to (create|update|replace|delete)/);
  });

  test("a secret appears nowhere", () => {
    for (const run of runs) expect(run.output + run.events).not.toContain(SECRET);
    expect(state).not.toContain(SECRET);
  });
});

const failure: Run = { fired: [], outcome: "failed", output: "", events: "[]" };

const tagged = (tag: string) => (): Promise<void> => {
  new RawResource("azure:compute/windowsVirtualMachine:WindowsVirtualMachine", "tagged", { tags: { [tag]: "yes" } });
  return Promise.resolve();
};

test("a mandatory violation blocks", async () => {
  const run = await runProgram({ program: tagged("forbidden"), pack });
  expect(run.outcome).toBe("blocked");
  expect(run.fired.filter(({ level }) => level === "mandatory")).toEqual([
    {
      policy: "no-forbidden",
      level: "mandatory",
      resource: "urn:pulumi:dev::offline::azure:compute/windowsVirtualMachine:WindowsVirtualMachine::tagged",
      message: "Stops a resource tagged forbidden.\nit is tagged forbidden",
    },
  ]);
});

test("settings reach the pack", async () => {
  const packConfig = { "no-forbidden": { tag: "red" } };
  expect((await runProgram({ program: tagged("forbidden"), pack, packConfig })).outcome).toBe("passed");
  expect((await runProgram({ program: tagged("red"), pack, packConfig })).outcome).toBe("blocked");
});

test("a pack that throws fails the run", async () => {
  const run = await runProgram({ program: tagged("broken"), pack });
  expect(run.outcome).toBe("failed");
  expect(run.output).toContain("injected");
});

test("a state alone can be analyzed", async () => {
  const resource = {
    urn: "urn:pulumi:dev::p::azure-native:compute:VirtualMachine::web",
    type: "azure-native:compute:VirtualMachine",
    custom: true,
    id: "/web",
    inputs: { tags: { forbidden: "1" } },
    outputs: { name: "web" },
  };
  const state = { version: 3, deployment: { manifest: {}, resources: [resource] } };
  const run = await analyzeState(state, { pack });
  expect(run.outcome).toBe("blocked");
  expect(said(run, "no-forbidden", "web")).toContain("it is tagged forbidden");
});
