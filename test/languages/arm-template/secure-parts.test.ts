import { NOTHING, read, vm } from "./reading";

const SECRET = { type: "secureString" };
const CONFIG = {
  type: "object",
  properties: {
    clear: { type: "string" },
    hidden: SECRET,
    inner: { type: "SecureObject" },
    same: { $ref: "#/definitions/secret" },
  },
  additionalProperties: { type: "object", properties: { key: SECRET } },
};
const DEFINITIONS = {
  secret: SECRET,
  config: CONFIG,
  list: { type: "array", items: SECRET },
  pair: { type: "array", prefixItems: [{ type: "string" }, SECRET] },
  plain: { type: "object" },
};

/** Which texts of a parameter's value anyone can read, and which of the resource that it flows into are secure. */
function readWith(definition: string, value: unknown, declared: object = {}) {
  const parameters = { p: { $ref: `#/definitions/${definition}`, ...declared } };
  const resource = vm({ tags: "[parameters('p')]" });
  const template = { languageVersion: "2.0", definitions: DEFINITIONS, parameters, resources: [resource] };
  const { plainParameters, one } = read(template, value === undefined ? {} : { p: { value } }, NOTHING);
  return [plainParameters.map(({ name }) => name), one?.secure];
}

test.each<[what: string, definition: string, value: unknown, plain: readonly string[], secure: readonly string[]]>([
  ["a property", "config", { clear: "a", hidden: "b" }, ["p.clear"], ["tags.hidden"]],
  ["a property in another case", "config", { HIDDEN: "b" }, [], ["tags.HIDDEN"]],
  ["an object in it", "config", { inner: { a: "b", c: ["d"] } }, [], ["tags.inner.a", "tags.inner.c[0]"]],
  ["a type that is secure", "config", { same: "b" }, [], ["tags.same"]],
  ["other properties", "config", { other: { key: "b", more: "c" } }, ["p.other.more"], ["tags.other.key"]],
  ["the items of a list", "list", ["a", "b"], [], ["tags[0]", "tags[1]"]],
  ["an item of a pair", "pair", ["a", "b"], ["p[0]"], ["tags[1]"]],
  ["nothing", "plain", { hidden: "b" }, ["p.hidden"], []],
])("the parts of a parameter whose own types are secure aren't readable: %s", (_, definition, value, plain, secure) => {
  expect(readWith(definition, value)).toEqual([plain, secure]);
});

test("a default is readable, whatever its type", () => {
  expect(readWith("config", undefined, { defaultValue: { hidden: "b" } })).toEqual([["p.hidden"], []]);
});

test("a secret that is passed on to a plain parameter of another template is readable there", () => {
  const inner = (type: object) => ({
    type: "Microsoft.Resources/deployments",
    name: "d",
    properties: {
      expressionEvaluationOptions: { scope: "inner" },
      parameters: { q: { value: "[parameters('p')]" } },
      template: { definitions: DEFINITIONS, parameters: { q: type }, resources: [] },
    },
  });
  const plainOf = (type: object) => {
    const parameters = { p: { $ref: "#/definitions/config" } };
    const template = { definitions: DEFINITIONS, parameters, resources: [inner(type)] };
    return read(template, { p: { value: { hidden: "b" } } }).plainParameters.map(({ name }) => name);
  };
  expect(plainOf({ type: "object" })).toEqual(["q.hidden"]);
  expect(plainOf({ $ref: "#/definitions/config" })).toEqual([]);
});
