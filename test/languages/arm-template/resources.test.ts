import { UNKNOWN } from "../../../values/value";
import { read, vm } from "./reading";

const GROUP = "/subscriptions/0000/resourceGroups/rg1";

describe("loops and conditions", () => {
  test.each([
    ["of a count", 2, ["vm0", "vm1"], []],
    ["of an expression", "[add(1, 2)]", ["vm0", "vm1", "vm2"], []],
    ["of none", 0, [], []],
    [
      "of an unknown count, where one stands for all",
      "[parameters('n')]",
      ["vm{?copy + 0}"],
      ["resources[0].copy.count"],
    ],
    ["beyond Azure's limit", 801, ["vm{?copy + 0}"], ["resources[0].copy.count"]],
    ["of a text", "many", ["vm{?copy + 0}"], ["resources[0].copy.count"]],
  ])("a loop %s", (_, count, names, problems) => {
    const resources = [vm({ name: "[concat('vm', copyIndex())]", copy: { name: "loop", count } })];
    const reading = read({ parameters: { n: { type: "int" } }, resources });
    expect(reading.names).toEqual(names);
    expect(reading.places).toEqual(problems);
  });

  test("loops of properties nest in those of resources", () => {
    const disks = [
      {
        name: "disks",
        count: 2,
        input: { lun: "[copyIndex('disks')]", vm: "[copyIndex('loop', 1)]", also: "[copyIndex()]" },
      },
    ];
    const { resources, places } = read({
      resources: [vm({ copy: { name: "loop", count: 2 }, properties: { copy: disks } })],
    });
    expect(places).toEqual([]);
    expect(resources[1]?.body["properties"]).toEqual({
      disks: [
        { lun: 0, vm: 2, also: 1 },
        { lun: 1, vm: 2, also: 1 },
      ],
    });
  });

  test("a loop of properties of unknown number is an unknown list, and no problem", () => {
    const copy = [{ name: "disks", count: "[parameters('n')]", input: { lun: "[copyIndex('disks')]" } }];
    const { one, places } = read({ parameters: { n: { type: "int" } }, resources: [vm({ properties: { copy } })] });
    expect(one?.body["properties"]).toEqual({ disks: UNKNOWN });
    expect(places).toEqual([]);
  });

  test("a property called copy that is no loop stays a property", () => {
    const { one } = read({ resources: [vm({ properties: { copy: { source: "a" } } })] });
    expect(one?.body["properties"]).toEqual({ copy: { source: "a" } });
  });

  test("what is not deployed is left out, what may be is marked", () => {
    const { resources, places } = read({
      parameters: { p: { type: "bool" } },
      resources: [
        vm({ name: "no", condition: false, resources: [{ type: "extensions", name: "child" }] }),
        vm({ name: "no", condition: "[equals(copyIndex(), 5)]", copy: { name: "l", count: 2 } }),
        vm({ name: "yes", condition: "[not(false())]" }),
        vm({ name: "perhaps", condition: "[parameters('p')]" }),
        vm({ name: "wrong", condition: "maybe" }),
      ],
    });
    expect(resources.map(({ name, condition }) => [name, condition])).toEqual([
      ["no/child", undefined],
      ["yes", true],
      ["perhaps", UNKNOWN],
      ["wrong", UNKNOWN],
    ]);
    expect(places).toEqual(["resources[4].condition"]);
  });
});

test("the name of what is not deployed may be made from nothing", () => {
  const parameters = { plan: { type: "object", nullable: true } };
  const named = (condition: unknown) => [{ type: "A.B/c", name: "[parameters('plan').name]", condition }];
  expect(read({ parameters, resources: named("[not(empty(parameters('plan')))]") }).places).toEqual([]);
  expect(read({ parameters, resources: named(true) }).places).toEqual(["resources[0].name"]);
});

describe("the ways a resource is written", () => {
  test("by symbolic name, where existing ones are skipped", () => {
    const { resources } = read({
      languageVersion: "2.0",
      resources: {
        machine: vm({ dependsOn: ["disk"] }),
        disk: { existing: true, type: "Microsoft.Compute/disks", name: "d" },
      },
    });
    expect(resources.map(({ symbolicName, path, dependsOn }) => ({ symbolicName, path, dependsOn }))).toEqual([
      { symbolicName: "machine", path: "resources.machine", dependsOn: ["disk"] },
    ]);
  });

  test.each([
    ["short", "extensions", "e", "Microsoft.Compute/virtualMachines/extensions", "vm/e"],
    [
      "in full",
      "Microsoft.Compute/virtualMachines/extensions",
      "vm/e",
      "Microsoft.Compute/virtualMachines/extensions",
      "vm/e",
    ],
    [
      "of another provider",
      "providers/locks",
      "Microsoft.Authorization/l",
      "Microsoft.Compute/virtualMachines/providers/locks",
      "vm/Microsoft.Authorization/l",
    ],
  ])("as a child %s", (_, type, name, fullType, fullName) => {
    const { resources } = read({ resources: [vm({ resources: [{ type, name }] })] });
    expect(resources[1]).toMatchObject({ type: fullType, name: fullName });
  });

  test("as an extension of another resource", () => {
    const { one } = read({ resources: [{ type: "A.B/c", name: "x", scope: "[resourceId('D.E/f', 'y')]" }] });
    expect(one?.id).toBe(`${GROUP}/providers/D.E/f/y/providers/A.B/c/x`);
  });
});

describe("what cannot be read is a problem with its place", () => {
  const reject: readonly (readonly [name: string, template: unknown, place: string])[] = [
    ["no JSON", "{ nonsense }", ""],
    ["a list", [], ""],
    ["nothing", undefined, ""],
    ["a placeholder", "04da6b54-80e4-46f7-96ec-b56ff0331ba9", ""],
    ["unknown resources", { resources: UNKNOWN }, "resources"],
    ["resources that are text", { resources: "[variables('r')]" }, "resources"],
    ["an unknown resource", { resources: [UNKNOWN] }, "resources[0]"],
    ["a resource without type", { resources: [{ name: "x" }] }, "resources[0]"],
    ["a resource of unknown type", { resources: [vm({ type: "[utcNow()]" })] }, "resources[0]"],
    ["a loop that is none", { resources: [vm({ copy: 3 })] }, "resources[0].copy"],
    ["a name that isn't text", { resources: [vm({ name: 3 })] }, "resources[0].name"],
    [
      "a default that is wrong",
      { parameters: { p: { type: "string", defaultValue: "[x]" } }, resources: [] },
      "parameters.p.defaultValue",
    ],
    [
      "a variable that is wrong, once for all uses",
      { variables: { v: { w: "[x]" } }, resources: [vm({ tags: "[variables('v')]", zones: "[variables('v')]" })] },
      "variables.v.w",
    ],
  ];
  test.each(reject)("%s", (_, template, place) => {
    expect(read(template).places).toEqual([place]);
  });

  test("never with a product key in it", () => {
    const key = "ABCDE-FGHIJ-KLMNO-PQRST-UVWXY";
    const { problems } = read({ resources: [vm({ properties: { [key]: `[${key}]`, x: `[parameters('${key}')]` } })] });
    expect(problems).toHaveLength(2);
    expect(JSON.stringify(problems)).not.toContain("ABCDE");
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
