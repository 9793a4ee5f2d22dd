import { readInput } from "../../documents/read-input";

const IMAGE = { resources: [{ address: "azurerm_image.gold", mode: "managed" }] };
const CONFIGURATION = {
  ...IMAGE,
  module_calls: {
    own: { source: "./own", module: { ...IMAGE, module_calls: { deep: { source: "../deep", module: IMAGE } } } },
    above: { source: "../above", module: { ...IMAGE, module_calls: { bought: { source: "hashicorp/x/y" } } } },
    bought: { source: "registry.example/./x", module: { module_calls: { own: { source: "./own", module: IMAGE } } } },
    hidden: { source: "./h/.hidden", module: IMAGE },
    sourceless: { module: IMAGE },
  },
};

test.each<[address: string, folder: string | undefined, header: readonly string[] | undefined]>([
  ["azurerm_image.gold", "", ["resource", "azurerm_image", "gold"]],
  ["azurerm_image.gold[0]", "", ["resource", "azurerm_image", "gold"]],
  ['module.own["a.b"].azurerm_image.gold["x"]', "own", ["resource", "azurerm_image", "gold"]],
  ["module.own[0].module.deep.azurerm_image.gold", "deep", ["resource", "azurerm_image", "gold"]],
  ["module.above.azurerm_image.gold", "../above", ["resource", "azurerm_image", "gold"]],
  ["module.above.module.bought.azurerm_image.gold", "../above", ["module", "bought"]],
  ["module.bought.azurerm_image.gold", "", ["module", "bought"]],
  ["module.bought.module.own.azurerm_image.gold", "", ["module", "bought"]],
  ["module.hidden.azurerm_image.gold", "h/.hidden", ["resource", "azurerm_image", "gold"]],
  ["module.sourceless.azurerm_image.gold", "", ["module", "sourceless"]],
  ["module.unknown.azurerm_image.gold", "", ["module", "unknown"]],
  ["plan", undefined, undefined],
])("the block of %s is in %j", (address, folder, header) => {
  const document = { format_version: "1.2", resource_changes: [], configuration: { root_module: CONFIGURATION } };
  const change = { address: "azurerm_image.gold", mode: "managed", change: {} };
  const { blockOf } = readInput(JSON.stringify({ ...document, complete: true, resource_changes: [change] }));
  expect(blockOf?.(address)).toEqual(folder === undefined ? undefined : { folder, header });
});

test("without a configuration, a resource is in the root's folder", () => {
  const { blockOf, kind } = readInput(JSON.stringify({ format_version: "1.0", values: {} }));
  expect([kind, blockOf?.("azurerm_image.a")]).toEqual([
    "terraform-state",
    { folder: "", header: ["resource", "azurerm_image", "a"] },
  ]);
});
