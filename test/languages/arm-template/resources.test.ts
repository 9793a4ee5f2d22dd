import { UNKNOWN } from "../../../values/value";
import { CONTEXT, read, vm } from "./reading";

const SUBSCRIPTION = { ...CONTEXT, resourceGroup: undefined, location: undefined };
const GROUP = "/subscriptions/0000/resourceGroups/rg1";

describe("loops and conditions", () => {
  test.each([
    ["of a count", 2, ["vm0", "vm1"], []],
    ["of an expression", "[add(1, 2)]", ["vm0", "vm1", "vm2"], []],
    ["of none", 0, [], []],
    [
      "of an unknown count, where one represents all",
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

  test("a property named copy that isn't a loop stays a property", () => {
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
        vm({ name: "text", condition: "True" }),
        vm({ name: "copied", copy: { name: "l", count: 1 } }),
      ],
    });
    expect(resources.map(({ name, condition, undecidedBy }) => [name, condition, undecidedBy])).toEqual([
      ["no/child", undefined, []],
      ["yes", true, []],
      ["perhaps", UNKNOWN, [": [parameters('p')]"]],
      ["wrong", UNKNOWN, [": maybe"]],
      ["text", true, []],
      ["copied", undefined, []],
    ]);
    expect(places).toEqual(["resources[4].condition"]);
  });

  const P = "[parameters('p')]";
  test.each<readonly [outer: unknown, inner: unknown, conditions: readonly unknown[], undecidedBy: number]>([
    [undefined, undefined, [undefined], 0],
    [true, undefined, [true], 0],
    [undefined, true, [true], 0],
    [P, undefined, [UNKNOWN], 1],
    [P, true, [UNKNOWN], 1],
    [true, P, [UNKNOWN], 1],
    [P, P, [UNKNOWN], 2],
    [P, false, [], 0],
    [false, P, [], 0],
  ])("in a deployment with condition %s a resource with condition %s", (outer, inner, conditions, undecidedBy) => {
    const { resources } = read({
      parameters: { p: { type: "bool" } },
      resources: [
        {
          type: "Microsoft.Resources/deployments",
          name: "d",
          condition: outer,
          resources: [],
          properties: { template: { resources: [vm({ condition: inner })] } },
        },
      ],
    });
    expect(resources.map(({ condition }) => condition)).toEqual(conditions);
    expect(resources.flatMap((one) => one.undecidedBy)).toHaveLength(undecidedBy);
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

  test("as a child of a machine of unknown name", () => {
    const { resources, places } = read({
      resources: [
        vm({ name: "[newGuid()]", resources: [{ type: "extensions", name: "e" }] }),
        vm({ name: undefined, resources: [{ type: "extensions", name: "e" }] }),
        vm({ resources: [{ type: "extensions", name: "[newGuid()]" }] }),
      ],
    });
    expect(resources.map(({ name, id }) => [name, id])).toEqual([
      [UNKNOWN, UNKNOWN],
      [UNKNOWN, UNKNOWN],
      [undefined, UNKNOWN],
      [UNKNOWN, UNKNOWN],
      ["vm", `${GROUP}/providers/Microsoft.Compute/virtualMachines/vm`],
      [UNKNOWN, UNKNOWN],
    ]);
    expect(places).toEqual([]);
  });

  test("with a type that isn't one", () => {
    const { one, places } = read({ resources: [vm({ type: "machine/part", name: "a/b" })] });
    expect([one?.type, one?.name, one?.id, places]).toEqual(["machine/part", "a/b", UNKNOWN, []]);
  });

  test("in a subscription", () => {
    const resources = [vm({ properties: { group: "[resourceGroup().name]" } })];
    const { one, places } = read({ resources }, {}, SUBSCRIPTION);
    expect([places, one?.id, one?.body]).toEqual([
      [],
      "/subscriptions/0000/providers/Microsoft.Compute/virtualMachines/vm",
      { properties: { group: UNKNOWN } },
    ]);
  });

  test("with dependencies whose names are partly unknown", () => {
    const dependsOn = ["[concat('A.B/c/', parameters('unset'))]", "[newGuid()]", "plain"];
    const { one } = read({ parameters: { unset: { type: "string" } }, resources: [vm({ dependsOn })] });
    expect(one?.dependsOn).toEqual(["A.B/c/{?parameters.unset}", "plain"]);
    expect(read({ resources: [vm({ dependsOn: "plain" })] }).one?.dependsOn).toEqual([]);
  });

  test.each([
    ["[concat('/subscriptions/0/', parameters('unset'))]", "/subscriptions/0/{?parameters.unset}/providers/A.B/c/x"],
    ["[newGuid()]", UNKNOWN],
  ])("as an extension of %s", (scope, id) => {
    const resources = [{ type: "A.B/c", name: "x", scope }];
    expect(read({ parameters: { unset: { type: "string" } }, resources }).one?.id).toBe(id);
  });

  test("as an extension of another resource", () => {
    const { one } = read({ resources: [{ type: "A.B/c", name: "x", scope: "[resourceId('D.E/f', 'y')]" }] });
    expect(one?.id).toBe(`${GROUP}/providers/D.E/f/y/providers/A.B/c/x`);
  });
});
