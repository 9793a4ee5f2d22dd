import { UNKNOWN } from "../../../values/value";
import { read, vm } from "./reading";

/** An object in an object, and so on. */
function nested(depth: number): object {
  return Array.from({ length: depth }).reduce<object>((a) => ({ a }), {});
}

describe("what cannot be read is a problem with its place", () => {
  const reject: readonly (readonly [name: string, template: unknown, place: string, reason: string])[] = [
    ["no JSON", "{ nonsense }", "", "a template that isn't a JSON object"],
    ["a list", [], "", "a template that isn't a JSON object"],
    ["nothing", undefined, "", "a template that isn't a JSON object"],
    ["null", "null", "", "a template that isn't a JSON object"],
    ["a placeholder", "04da6b54-80e4-46f7-96ec-b56ff0331ba9", "", "an unknown template"],
    ["unknown resources", { resources: UNKNOWN }, "resources", "unknown resources"],
    [
      "resources that are text",
      { resources: "[variables('r')]" },
      "resources",
      "resources that are neither a list nor an object",
    ],
    ["an unknown resource", { resources: [UNKNOWN] }, "resources[0]", "an unknown resource"],
    ["a resource that is text", { resources: ["x"] }, "resources[0]", "a resource that isn't an object"],
    ["a resource without type", { resources: [{ name: "x" }] }, "resources[0]", "a resource without a type"],
    [
      "a resource of unknown type",
      { resources: [vm({ type: "[utcNow()]" })] },
      "resources[0]",
      "a resource of unknown type",
    ],
    ["a loop that is none", { resources: [vm({ copy: 3 })] }, "resources[0].copy", "an invalid copy loop"],
    ["a name that isn't text", { resources: [vm({ name: 3 })] }, "resources[0].name", "a value that isn't text"],
    [
      "an element",
      { resources: [vm({ properties: { a: ["x", "[]"] } })] },
      "resources[0].properties.a[1]",
      "an expression with a missing value",
    ],
    [
      "a dependency",
      { resources: [vm({ dependsOn: ["[]"] })] },
      "resources[0].dependsOn[0]",
      "an expression with a missing value",
    ],
    [
      "a plain value nested too deeply",
      { resources: [vm({ properties: nested(150) })] },
      `resources[0].properties${".a".repeat(50)}`,
      "a value that is too large",
    ],
    [
      "a plain value that is too large",
      { resources: [vm({ tags: Array.from({ length: 200_001 }, () => 1) })] },
      "resources[0].tags",
      "a value that is too large",
    ],
    [
      "a default that is wrong",
      { parameters: { p: { type: "string", defaultValue: "[]" } }, resources: [] },
      "parameters.p.defaultValue",
      "an expression with a missing value",
    ],
    [
      "a variable that is wrong, once for all uses",
      { variables: { v: { w: "[]" } }, resources: [vm({ tags: "[variables('v')]", zones: "[variables('v')]" })] },
      "variables.v.w",
      "an expression with a missing value",
    ],
  ];
  test.each(reject)("%s", (_, template, path, reason) => {
    expect(read(template).problems).toEqual([{ path, reason }]);
  });

  test("unless it isn't used", () => {
    const functions = [
      { namespace: "a" },
      { namespace: UNKNOWN, members: { f: {} } },
      { namespace: "b", members: UNKNOWN },
    ];
    const variables = { copy: [{ name: UNKNOWN, count: 1, input: 1 }] };
    for (const template of [
      { functions: UNKNOWN },
      { variables },
      { functions },
      { parameters: UNKNOWN },
      { variables: UNKNOWN },
    ])
      expect(read({ ...template, resources: [vm()] }).places).toEqual([]);
  });

  test("never with a product key in it", () => {
    const key = "ABCDE-FGHIJ-KLMNO-PQRST-UVWXY";
    const { problems } = read({ resources: [vm({ properties: { [key]: `[${key}]`, x: `[parameters('${key}')]` } })] });
    expect(problems).toHaveLength(2);
    expect(problems[0]?.path).toBe("resources[0].properties.(hidden)");
    expect(JSON.stringify(problems)).not.toContain("ABCDE");
  });

  test.each([
    [80, "n".repeat(80)],
    [81, `${"n".repeat(80)}…`],
  ])("with at most 80 characters of each name, here of %s", (length, name) => {
    const { places } = read({ resources: [vm({ tags: { ["n".repeat(length)]: "[]" } })] });
    expect(places).toEqual([`resources[0].tags.${name}`]);
  });

  test("at its end, though a loop repeats a large part", () => {
    const list = Array.from({ length: 2000 }, (_, index) => index);
    const { places } = read({ resources: [vm({ copy: { name: "l", count: 600 }, tags: list })] });
    expect(places).toEqual([""]);
  });

  test("and at most so many, the last of which says that there are more", () => {
    const tags = Object.fromEntries(Array.from({ length: 12_000 }, (_, index) => [`t${index}`, "[x]"]));
    const { problems } = read({ resources: [vm({ tags })] });
    expect(problems).toHaveLength(10_001);
    expect(problems.at(-1)?.path).toBe("");
  });

  test("a template too large is given up, soon", () => {
    const loop = { name: "l", count: 800 };
    const nested = {
      type: "Microsoft.Resources/deployments",
      name: "d",
      copy: loop,
      properties: { template: { resources: [vm({ copy: loop, properties: { a: [1, 2, 3, 4] } })] } },
    };
    const start = Date.now();
    expect(read({ resources: [nested] }).places).toContain("");
    expect(Date.now() - start).toBeLessThan(20_000);
  });
});
