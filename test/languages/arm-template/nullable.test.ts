import { UNKNOWN } from "../../../values/value";
import { read, vm } from "./reading";

/** A parameter, what is given for it, and what `coalesce` then makes of it. */
const CASES: readonly (readonly [what: string, declared: object, given: object, value: unknown])[] = [
  ["nullable and left out", { type: "string", nullable: true }, {}, "fallback"],
  ["nullable and null", { type: "string", nullable: true }, { p: { value: null } }, "fallback"],
  ["nullable and given", { type: "string", nullable: true }, { p: { value: "given" } }, "given"],
  ["nullable and unknown", { type: "string", nullable: true }, { p: { value: UNKNOWN } }, UNKNOWN],
  [
    "nullable with a default, and null",
    { type: "string", nullable: true, defaultValue: "d" },
    { p: { value: null } },
    "d",
  ],
  ["nullable by its definition", { $ref: "#/definitions/maybe" }, {}, "fallback"],
  ["nullable next to its definition", { $ref: "#/definitions/text", nullable: true }, {}, "fallback"],
  ["null by default", { type: "string", defaultValue: null }, {}, "fallback"],
  ["not nullable and left out", { type: "string" }, {}, UNKNOWN],
  ["not nullable and null", { type: "string", nullable: false }, { p: { value: null } }, UNKNOWN],
];

test.each(CASES)("a parameter that is %s", (_, declared, given, value) => {
  const template = {
    definitions: { maybe: { type: "string", nullable: true }, text: { type: "string" } },
    parameters: { p: declared },
    resources: [vm({ properties: { v: "[coalesce(parameters('p'), 'fallback')]" } })],
  };
  expect(read(template, given).one?.body).toEqual({ properties: { v: value } });
});

test("an object that is left out has no properties", () => {
  const template = {
    parameters: { image: { type: "object", nullable: true } },
    resources: [
      vm({ properties: { a: "[tryGet(parameters('image'), 'sku')]", b: "[coalesce(parameters('image').?sku, 'x')]" } }),
    ],
  };
  expect(read(template).one?.body).toEqual({ properties: { a: null, b: "x" } });
});
