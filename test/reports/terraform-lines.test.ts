import { mkdirSync } from "node:fs";
import { readInput } from "../../documents/read-input";
import { TerraformLines } from "../../reports/files/terraform-lines";
import { messages } from "../../reports/messages";
import { Folder, run, stateOf } from "./command";

const MAIN = `# the root
module "own" {
  source = "./own"
}
module "bought" {
  source = "registry.example/x/y"
}
variable "x" {}
  resource "azurerm_image" "gold" {
}
`;
const OWN = `\n\nresource azurerm_image gold {\n}\nmodule "deep" {\n  source = "../deep"\n}\n`;
const DEEP = `resource "azurerm_image" "gold" {}\n`;

const IMAGE = { resources: [{ address: "azurerm_image.gold", mode: "managed" }] };
const CONFIGURATION = {
  ...IMAGE,
  module_calls: {
    own: {
      source: "./own",
      count_expression: {},
      module: { ...IMAGE, module_calls: { deep: { source: "../deep", module: IMAGE } } },
    },
    bought: { source: "registry.example/x/y", module: IMAGE },
  },
};

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
  for (const name of ["own", "deep"]) mkdirSync(folder.at(name));
  folder.write("main.tf", MAIN);
  folder.write("own/main.tf", OWN);
  folder.write("deep/image.tofu", DEEP);
  folder.write("notes.txt", 'resource "azurerm_image" "other" {}');
});
afterEach(() => {
  folder.remove();
});

test.each<[address: string, place: string | undefined]>([
  ["azurerm_image.gold", "main.tf:9:3"],
  ["azurerm_image.gold[0]", "main.tf:9:3"],
  ['module.own["a"].azurerm_image.gold', "own/main.tf:3:1"],
  ["module.own[0].module.deep.azurerm_image.gold", "deep/image.tofu:1:1"],
  ["module.bought.azurerm_image.gold", "main.tf:5:1"],
  ["azurerm_image.other", undefined],
])("%s is at %s", (address, place) => {
  const plan = {
    format_version: "1.2",
    resource_changes: ["azurerm_image.gold", "module.bought.azurerm_image.gold"].map((one) => ({
      address: one,
      mode: "managed",
      type: "azurerm_image",
      change: { actions: ["no-op"], after: {} },
    })),
    configuration: { root_module: CONFIGURATION },
  };
  const { blockOf } = readInput(JSON.stringify(plan));
  const block = blockOf?.(address);
  const position = block && new TerraformLines(folder.path).of(block);
  const shown = position && `${position.file}:${position.line}:${position.column}`;
  expect(shown === undefined ? undefined : shown.split(`${folder.path.split("/").pop() ?? ""}/`)[1]).toBe(place);
});

test("a missing folder has no lines", () => {
  const block = { folder: "nowhere", header: ["resource", "azurerm_image", "gold"] };
  expect(new TerraformLines(folder.path).of(block)).toBeUndefined();
});

test.each([
  ["a folder", ".", ""],
  ["a folder without configuration", "empty", ""],
  ["a folder that isn't there", "infr", `error: ${messages.noSourceFolder("infr")}\n`],
  ["a file", "main.tf", `error: ${messages.noSourceFolder("main.tf")}\n`],
])("--source-folder %s", (_, source, error) => {
  mkdirSync(folder.at("empty"));
  folder.write("state.json", stateOf([]));
  const { code, err } = run(["check", "state.json", "--quiet", "--source-folder", source], { cwd: folder.path });
  expect([code, err]).toEqual([error === "" ? 0 : 2, error]);
});
