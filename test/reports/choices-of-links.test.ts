import type { FollowLink } from "../../values/template-links";
import { SKUS, template, undecidedOf } from "./choice-templates";

const sku = { type: "string", defaultValue: "2019-Datacenter", allowedValues: SKUS };
const LINK = { uri: "[uri(deployment().properties.templateLink.uri, 'vm.json')]" };

/** A template that gives a parameter to the template that it links to. */
function linking(templateLink: object, value = "[parameters('sku')]", more: object = {}): object {
  const properties = { mode: "Incremental", templateLink, parameters: { sku: { value } } };
  const deployment = {
    type: "Microsoft.Resources/deployments",
    apiVersion: "2021-04-01",
    name: "d",
    properties,
    ...more,
  };
  return {
    ...template({ sku, on: { type: "bool", defaultValue: false } }),
    variables: { link: "vm.json" },
    resources: [deployment],
  };
}

/** Follows every link to the file of its name. */
function follows(files: Readonly<Record<string, unknown>>): FollowLink {
  const follow: FollowLink = ({ target }) => {
    const name = Object.keys(files).find((file) => target.endsWith(file));
    if (name === undefined) return undefined;
    return files[name] === "cycle" ? "cycle" : { content: files[name], follow, onRead: () => undefined };
  };
  return follow;
}

const MACHINE = template({ sku: { type: "string" } });
const FAILING = ["`sku` = `2012-Datacenter`", "`sku` = `2008-R2-SP1`"];

test.each<[what: string, content: object, files: Readonly<Record<string, unknown>>, values: readonly string[]]>([
  ["to a machine", linking(LINK), { "vm.json": MACHINE }, FAILING],
  ["by a variable", linking({ uri: "[variables('link')]" }), { "vm.json": MACHINE }, FAILING],
  [
    "through another link",
    linking(LINK),
    { "vm.json": linking({ uri: "inner.json" }), "inner.json": MACHINE },
    FAILING,
  ],
  [
    "to a machine, on a condition",
    linking(LINK, "2012-Datacenter", { condition: "[parameters('on')]" }),
    { "vm.json": MACHINE },
    ["`on` = `true`"],
  ],
  ["to no machine", linking(LINK), { "vm.json": { ...MACHINE, resources: [] } }, []],
  ["to no template", linking(LINK), { "vm.json": [] }, []],
])("values that decide about a linked template are tried: a link %s", async (_, content, files, values) => {
  const { text } = await undecidedOf(content, {}, follows(files));
  expect(values.filter((value) => text.includes(value))).toEqual(values);
  if (values.length === 0) expect(text).not.toContain("`sku`");
});

test("a link that leads back to its template tries nothing", async () => {
  const { found } = await undecidedOf(linking(LINK), {}, follows({ "vm.json": "cycle" }));
  expect(found).toEqual(["activation-undecided"]);
});
