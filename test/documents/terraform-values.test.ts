import { withUnknowns } from "../../documents/terraform/values";
import { UNKNOWN } from "../../values/value";

type Fields = Readonly<Record<string, unknown>>;

const SET = { references: ["var.x"] };

test.each<[what: string, after: Fields, unknown: Fields, expressions: Fields | undefined, values: Fields]>([
  ["a value that is set", { a: 1 }, { b: true }, { b: SET }, { a: 1, b: UNKNOWN }],
  ["a value that nobody sets", { a: 1 }, { b: true }, {}, { a: 1 }],
  ["a value without a configuration", { a: 1 }, { b: true }, undefined, { a: 1, b: UNKNOWN }],
  ["a known value", { a: 1 }, { a: false }, { a: SET }, { a: 1 }],
  ["a value of a block", { b: [{ x: 1 }] }, { b: [{ y: true }] }, { b: [{ y: SET }] }, { b: [{ x: 1, y: UNKNOWN }] }],
  ["a value that a block doesn't set", { b: [{ x: 1 }] }, { b: [{ y: true }] }, { b: [{ x: SET }] }, { b: [{ x: 1 }] }],
  [
    "a value that one of two blocks sets, in another order",
    { b: [{ x: 1 }, { x: 2 }] },
    { b: [{ y: true }, {}] },
    { b: [{}, { y: SET }] },
    { b: [{ x: 1, y: UNKNOWN }, { x: 2 }] },
  ],
  [
    "a value that neither of two blocks sets",
    { b: [{ x: 1 }, { x: 2 }] },
    { b: [{ y: true }, {}] },
    { b: [{ x: SET }, {}] },
    { b: [{ x: 1 }, { x: 2 }] },
  ],
  [
    "a value of blocks that a dynamic block may add",
    { b: [{ x: 1 }, { x: 2 }] },
    { b: [{ y: true }, {}] },
    { b: [{}] },
    { b: [{ x: 1, y: UNKNOWN }, { x: 2 }] },
  ],
  ["blocks that can't be read", { b: [{ x: 1 }] }, { b: [{ y: true }] }, { b: ["?"] }, { b: [{ x: 1, y: UNKNOWN }] }],
  ["a block of unknown values only", { b: null }, { b: [{ y: true }] }, { b: [{ y: SET }] }, { b: [{ y: UNKNOWN }] }],
  ["an unknown block", { b: [null, { x: 2 }] }, { b: [true, {}] }, { b: SET }, { b: [UNKNOWN, { x: 2 }] }],
  ["an unknown item of a list", { b: ["a", null] }, { b: [false, true] }, { b: SET }, { b: ["a", UNKNOWN] }],
  ["fewer unknown items than a list has", { b: ["a", "b"] }, { b: [true] }, { b: SET }, { b: [UNKNOWN, "b"] }],
  ["a list without unknown items", { b: null }, { b: [] }, { b: SET }, { b: null }],
  ["an unknown value of a map", { m: { a: 1 } }, { m: { b: true } }, { m: SET }, { m: { a: 1, b: UNKNOWN } }],
  ["a map without unknown values", { m: null }, { m: {} }, { m: SET }, { m: null }],
  ["a write-only attribute", { secret: null }, {}, { secret_wo: SET }, { secret: UNKNOWN }],
  ["a write-only attribute whose value is exported", { group: "g" }, {}, { group_wo: SET }, { group: "g" }],
])("a plan's values with %s", (_, after, unknown, expressions, values) => {
  expect(withUnknowns(after, unknown, expressions, {})).toEqual(values);
});

test.each<[name: string, sensitive: unknown, values: Fields]>([
  ["extension", { extension: [] }, { extension: UNKNOWN }],
  ["extension", { extension: {} }, {}],
  ["extension", true, {}],
  ["security_rule", { security_rule: [] }, {}],
  ["license_type", {}, {}],
])("%s is unknown without an expression if it's a list of blocks: %j", (name, sensitive, values) => {
  expect(withUnknowns({}, { [name]: true }, {}, sensitive)).toEqual(values);
});
