import * as pulumi from "@pulumi/pulumi";
import { MAK, firedAt, hubProvider, keyExtension, machine, unknownUntilUp } from "./cases";
import { type OfflineStack, type Run, openStack, runProgram } from "./engine";
import { RawResource } from "./raw";

const VM = "azure-native:compute:VirtualMachine";
const EXTENSION = "azure-native:compute:VirtualMachineExtension";

describe("one preview of many machines on a Hub", () => {
  let run: Run;

  const program = (): Promise<void> => {
    const hub = { provider: hubProvider() };
    const localNew = { provider: hubProvider("local-new", "azure-native_compute_v20240301") };
    const localOld = { provider: hubProvider("local-old", "azure-native_compute_v20200601") };
    const old = machine("2012-Datacenter");

    new RawResource(VM, "reject-plain", old, hub);
    new RawResource("azure-native:compute/v20200601:VirtualMachine", "reject-versioned", old, hub);
    new RawResource("azure-native_compute_v20240301:compute:VirtualMachine", "reject-local", old, localNew);
    new RawResource(
      "azure-native_compute_v20200601:compute/v20200601:VirtualMachine",
      "reject-local-old",
      old,
      localOld,
    );
    new RawResource(
      VM,
      "reject-with-unknown-name",
      {
        ...old,
        osProfile: { computerName: unknownUntilUp("elsewhere"), windowsConfiguration: { provisionVMAgent: true } },
      },
      hub,
    );
    new RawResource(
      "azure-native:compute:VirtualMachineScaleSet",
      "reject-scale-set",
      { resourceGroupName: "rg-hub", virtualMachineProfile: machine("2008-R2-SP1") },
      hub,
    );
    new RawResource(VM, "reject-generic-key", old, hub);

    const keyed = (token: string, name: string, options: pulumi.CustomResourceOptions): RawResource =>
      new RawResource(token, name, old, options);
    const plain = keyed(VM, "accept-by-output", hub);
    new RawResource(EXTENSION, "by-output", keyExtension(plain.name, MAK), hub);
    new RawResource(VM, "accept-by-name", { ...old, vmName: "named" }, hub);
    new RawResource(EXTENSION, "by-name", keyExtension("named", MAK), hub);
    const parent = keyed("azure-native:compute/v20200601:VirtualMachine", "accept-by-parent", hub);
    new RawResource(
      "azure-native:compute/v20200601:VirtualMachineExtension",
      "by-parent",
      keyExtension(pulumi.secret("x"), MAK),
      {
        ...hub,
        parent,
      },
    );
    const commanded = keyed(VM, "accept-run-command", hub);
    new RawResource(
      "azure-native:compute:VirtualMachineRunCommandByVirtualMachine",
      "command",
      {
        resourceGroupName: "rg-hub",
        vmName: commanded.name,
        source: { script: "param($ProductKey) cscript //nologo slmgr.vbs /ipk $ProductKey" },
        protectedParameters: [{ name: "ProductKey", value: pulumi.secret(MAK) }],
      },
      hub,
    );
    new RawResource(
      "azure-native:compute:VirtualMachineScaleSet",
      "accept-scale-set",
      {
        resourceGroupName: "rg-hub",
        virtualMachineProfile: machine("2012-datacenter-gensecond", {
          extensionProfile: {
            extensions: [
              {
                name: "activate",
                publisher: "Microsoft.Compute",
                type: "CustomScriptExtension",
                protectedSettings: pulumi.secret({ commandToExecute: `slmgr /ipk ${MAK}` }),
              },
            ],
          },
        }),
      },
      hub,
    );
    for (const sku of [
      "2012-R2-Datacenter",
      "2012-r2-datacenter-smalldisk-g2",
      "2016-Datacenter",
      "2019-datacenter-core-g2",
      "2022-datacenter-g2",
    ]) {
      new RawResource(VM, `accept-${sku.toLowerCase()}`, machine(sku), hub);
    }
    new RawResource(
      VM,
      "accept-ubuntu",
      { storageProfile: { imageReference: { publisher: "Canonical", offer: "UbuntuServer", sku: "18.04-LTS" } } },
      hub,
    );
    const generic = new RawResource(VM, "undecided-unknown-key", old, hub);
    const unknownCommand = pulumi.interpolate`slmgr.vbs /ipk ${unknownUntilUp("key-source")}`;
    new RawResource(
      EXTENSION,
      "unknown-key",
      { ...keyExtension(generic.name, MAK), protectedSettings: pulumi.secret({ commandToExecute: unknownCommand }) },
      hub,
    );
    const scripted = new RawResource(VM, "undecided-script-at-uri", old, hub);
    new RawResource(
      EXTENSION,
      "script-at-uri",
      {
        ...keyExtension(scripted.name, MAK),
        settings: { fileUris: ["https://scripts.corp.example/activate.ps1"] },
        protectedSettings: { commandToExecute: "powershell -File activate.ps1" },
      },
      hub,
    );
    new RawResource(
      VM,
      "undecided-own-image",
      {
        storageProfile: { imageReference: { id: "/subscriptions/s/images/gold" } },
        osProfile: { windowsConfiguration: {} },
      },
      hub,
    );
    return Promise.resolve();
  };

  beforeAll(async () => {
    run = await runProgram({ program });
  });

  test("machines without a MAK are stopped, whatever their type token and name", () => {
    expect(firedAt(run, "mak-key-required")).toEqual([
      "reject-generic-key",
      "reject-local",
      "reject-local-old",
      "reject-plain",
      "reject-scale-set",
      "reject-versioned",
      "reject-with-unknown-name",
    ]);
    expect(run.outcome).toBe("blocked");
  });

  test("unknowns are undecided and reported once per machine", () => {
    expect(firedAt(run, "activation-undecided", "advisory")).toEqual([
      "undecided-own-image",
      "undecided-script-at-uri",
      "undecided-unknown-key",
    ]);
  });

  test("nothing fires for machines that activate or run Linux", () => {
    expect(run.fired.filter(({ resource }) => resource.includes("::accept-"))).toEqual([]);
  });

  test("a secret key appears nowhere", () => {
    expect(run.output + run.events).not.toContain(MAK);
  });
});

describe("a key in protectedSettings, from the stack's first preview on", () => {
  let stack: OfflineStack;
  const runs: Record<string, Run> = {};

  beforeAll(async () => {
    const program = (): Promise<void> => {
      const hub = { provider: hubProvider() };
      const vm = new RawResource(VM, "ledger", machine("2012-Datacenter"), hub);
      new RawResource(EXTENSION, "ledger-key", keyExtension(vm.name, MAK), hub);
      return Promise.resolve();
    };
    stack = await openStack({ program });
    runs["first preview"] = await stack.preview();
    runs["up"] = await stack.up();
    runs["preview after it"] = await stack.preview();
    runs["analyze"] = await stack.analyze();
    runs["a preview with --target"] = await stack.preview({ target: ["**::ledger"] });
  });
  afterAll(() => {
    stack.remove();
  });

  test.each(["first preview", "up", "preview after it", "analyze", "a preview with --target"])(
    "counts in %s",
    (step) => {
      expect(runs[step]?.outcome).toBe("passed");
      expect(runs[step]?.fired).toEqual([]);
    },
  );

  test("appears nowhere", () => {
    for (const run of Object.values(runs)) expect(run.output + run.events).not.toContain(MAK);
  });
});
