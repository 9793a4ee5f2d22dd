import { MAK, firedAt, hubProvider, keyExtension, machine, unknownUntilUp } from "./cases";
import { type OfflineStack, openStack } from "./engine";
import { RawResource } from "./raw";

const VM = "azure-native:compute:VirtualMachine";
const EXTENSION = "azure-native:compute:VirtualMachineExtension";

let stack: OfflineStack;

beforeAll(async () => {
  stack = await openStack({
    program: () => {
      const [one, two] = [hubProvider("one"), hubProvider("two", "azure-native", "management.hub2.azurestack.example")];
      const old = machine("2012-Datacenter");
      new RawResource(VM, "first-hub", { ...old, vmName: "web" }, { provider: one });
      new RawResource(VM, "second-hub", { ...old, vmName: "web" }, { provider: two });
      new RawResource(EXTENSION, "of-second-hub", keyExtension("web", MAK), { provider: two });

      const [name, other] = [unknownUntilUp("name"), unknownUntilUp("other")];
      new RawResource(VM, "keyed", { ...old, vmName: name }, { provider: one });
      new RawResource(VM, "bare", { ...old, vmName: other }, { provider: one });
      new RawResource(EXTENSION, "of-keyed", keyExtension(name, MAK), { provider: one });
      return Promise.resolve();
    },
  });
});

afterAll(() => {
  stack.remove();
});

test("in a preview, a key goes to the machine on its own Hub and to the one named from the same source", async () => {
  const run = await stack.preview();
  expect(firedAt(run, "mak-key-required")).toEqual(["bare", "first-hub"]);
  expect(firedAt(run, "activation-undecided", "advisory")).toEqual([]);
});
