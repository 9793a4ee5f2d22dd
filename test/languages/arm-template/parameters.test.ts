import { UNKNOWN } from "../../../values/value";
import { read, vm } from "./reading";

describe("parameters", () => {
  const template = {
    parameters: {
      a: { type: "string", defaultValue: "default" },
      n: { type: "int" },
      o: { type: "object" },
      s: { $ref: "#/definitions/hidden" },
      b: { type: "bool" },
    },
    definitions: { hidden: { $ref: "#/definitions/secret" }, secret: { type: "secureString" } },
    resources: [
      vm({
        properties: Object.fromEntries(["a", "n", "o", "s", "b"].map((name) => [name, `[parameters('${name}')]`])),
      }),
    ],
  };
  const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };

  const accept: readonly (readonly [name: string, given: unknown, properties: object])[] = [
    ["as an object", { a: { value: "[literal]" }, n: { value: 1 } }, { a: "[literal]", n: 1, o: UNKNOWN, s: UNKNOWN }],
    ["as a parameter file", { $schema: "x", parameters: { A: { value: "given" } } }, { a: "given" }],
    ["as text", '{"a": {"value": "given"}, /* c */ "n": {"value": 2}}', { a: "given", n: 2 }],
    ["as plain texts, as legacy deployments give them", { a: "given", n: "7" }, { a: "given", n: 7 }],
    ["that are placeholders", { a: { value: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" } }, { a: UNKNOWN }],
    ["wrapped as a secret of the engine", { a: { value: { ...secret, value: "plain" } } }, { a: "plain" }],
    ["encrypted by the engine", { a: { ...secret, ciphertext: "x" } }, { a: UNKNOWN }],
    ["from a key vault", { a: { reference: { keyVault: { id: "x" }, secretName: "y" } } }, { a: UNKNOWN }],
    ["with nothing given", undefined, { a: "default" }],
    ["that are null", { a: null, n: { value: null } }, { a: "default", n: UNKNOWN }],
    ["that only Azure can evaluate", { a: { expression: "[x]" } }, { a: UNKNOWN }],
    ["that say nothing", { a: {} }, { a: "default" }],
    ["that look like others", { a: "7", n: "7x", b: "maybe" }, { a: "7", n: "7x", b: "maybe" }],
    ["that look nearly like others", { a: "true", n: "x7", b: "True" }, { a: "true", n: "x7", b: true }],
    [
      "that are false or too large",
      { a: "false", n: "1234567890123456", b: "FALSE" },
      { n: "1234567890123456", b: false },
    ],
    ["that are negative", { n: "-123456789012345", b: true }, { n: -123456789012345, b: true }],
    [
      "with unknowns deep inside",
      { o: { value: { x: "04da6b54-80e4-46f7-96ec-b56ff0331ba9", y: ["z"] } } },
      { o: { x: UNKNOWN, y: ["z"] } },
    ],
  ];
  test.each(accept)("%s", (_, given, properties) => {
    const { one, places } = read(template, given);
    expect(places).toEqual([]);
    expect(one?.body["properties"]).toMatchObject(properties);
  });

  test("that cannot be read are a problem and leave all unknown, not at their defaults", () => {
    const invalid = ["no json", "[1", "null"].map((given) => [given, "invalid parameters"] as const);
    const unknown = [UNKNOWN, "04da6b54-80e4-46f7-96ec-b56ff0331ba9"].map(
      (given) => [given, "unknown parameters"] as const,
    );
    for (const [given, reason] of [...invalid, ...unknown]) {
      const { one, problems } = read(template, given);
      expect(problems).toEqual([{ path: "parameters", reason }]);
      expect(one?.body["properties"]).toMatchObject({ a: UNKNOWN });
    }
  });

  test("tell what anybody can read, and what not", () => {
    const given = { a: { value: "k" }, o: { value: { x: ["deep"] } }, s: { value: "hidden" } };
    const { one, plainParameters } = read(template, given);
    expect(one?.secure).toEqual(["properties.s"]);
    expect(plainParameters).toEqual([
      { name: "a", path: "parameters.a", value: "k" },
      { name: "n", path: "parameters.n", value: UNKNOWN },
      { name: "o.x[0]", path: "parameters.o", value: "deep" },
      { name: "b", path: "parameters.b", value: UNKNOWN },
    ]);
  });

  test("from a key vault are secret wherever they go", () => {
    const { one, plainParameters } = read(template, { a: { reference: { keyVault: {} } } });
    expect(one?.secure).toEqual(["properties.a", "properties.s"]);
    expect(plainParameters.map(({ name }) => name)).toEqual(["n", "o", "b"]);
  });

  test("of unknown type may be secret, and those without a type aren't", () => {
    const parameters = { u: { type: UNKNOWN }, v: {}, w: { type: "string", defaultValue: "[parameters('n')]" }, n: {} };
    const { plainParameters, places } = read({ parameters, resources: [] }, { u: { value: "k" }, v: { value: "k" } });
    expect(plainParameters).toEqual([
      { name: "v", path: "parameters.v", value: "k" },
      { name: "w", path: "parameters.w", value: UNKNOWN },
      { name: "n", path: "parameters.n", value: UNKNOWN },
    ]);
    expect(places).toEqual([]);
  });

  test("have only the part of a default that is known, though it's secret", () => {
    const parameters = { k: { type: "secureString", defaultValue: "[parameters('n')]" }, n: {} };
    expect(read({ parameters, resources: [] }).plainParameters).toContainEqual({
      name: "k",
      path: "parameters.k.defaultValue",
      value: UNKNOWN,
    });
  });

  test("that are nested too deeply are a problem", () => {
    const given = Array.from({ length: 150 }).reduce<object>((inner) => ({ inner }), {});
    expect(read(template, { o: { value: given } }).problems).toEqual([
      { path: "parameters", reason: "a value that is too large" },
    ]);
  });

  test("that are unknown in the template may have any value", () => {
    const resources = [vm({ properties: { p: "[parameters('p')]", v: "[variables('v')]", f: "[my.f()]" } })];
    const functions = [{ namespace: "my", members: { f: { output: { value: 1 } } } }];
    const { one, places } = read({ parameters: UNKNOWN, variables: UNKNOWN, functions, resources });
    expect([one?.body["properties"], places]).toEqual([{ p: UNKNOWN, v: UNKNOWN, f: 1 }, []]);
  });

  test("of functions may have any form", () => {
    const output = { value: "x" };
    const members = { f: { parameters: [{ type: "string" }], output }, g: { parameters: UNKNOWN, output } };
    const resources = [vm({ properties: { f: "[my.f(1)]", g: "[my.g()]" } })];
    const { one, places } = read({ functions: [{ namespace: "my", members }], resources });
    expect([one?.body["properties"], places]).toEqual([{ f: "x", g: "x" }, []]);
  });

  test("of type secureObject stay secure through functions, and leave plain neighbors plain", () => {
    const { one } = read(
      {
        parameters: { o: { type: "secureObject" } },
        variables: { list: ["plain", "[parameters('o').key]"] },
        resources: [
          vm({
            properties: {
              list: "[variables('list')]",
              sum: "[concat('a', first(createArray(parameters('o').key)))]",
              merged: "[union(createObject('p', 'plain'), parameters('o'))]",
              test: "[empty(parameters('o').key)]",
            },
          }),
        ],
      },
      { o: { value: { key: "k" } } },
    );
    expect(one?.body["properties"]).toEqual({
      list: ["plain", "k"],
      sum: "ak",
      merged: { p: "plain", key: "k" },
      test: false,
    });
    expect(one?.secure).toEqual(["properties.list[1]", "properties.sum", "properties.merged.key"]);
  });

  test("hold lists, whose texts are secret, too", () => {
    const parameters = { o: { type: "secureObject" } };
    const { one } = read(
      { parameters, resources: [vm({ properties: "[parameters('o')]" })] },
      { o: { value: { l: ["k", 1] } } },
    );
    expect([one?.body, one?.secure]).toEqual([{ properties: { l: ["k", 1] } }, ["properties.l[0]"]]);
  });

  test("are wrapped by the engine in the template, too", () => {
    const wrapped = (value: unknown) => ({ ...secret, value });
    const properties = {
      ...{ text: wrapped("plain]"), number: wrapped(5), flag: wrapped(true), expression: wrapped("[add(1, 2)]") },
      ...{ unset: undefined, unknown: "04da6b54-80e4-46f7-96ec-b56ff0331ba9", cipher: { ...secret, ciphertext: "x" } },
    };
    expect(read({ resources: [vm({ properties })] }).one?.body).toStrictEqual({
      properties: {
        ...{ text: "plain]", number: 5, flag: true, expression: 3, unset: null, unknown: UNKNOWN, cipher: UNKNOWN },
      },
    });
  });
});
