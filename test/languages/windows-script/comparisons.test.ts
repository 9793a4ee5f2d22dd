import { comparison } from "../../../languages/windows-script/releases/comparisons";
import type { Certainty } from "../../../values/certainty";

type Row = readonly [value: string, operator: string, given: string, expected: Certainty | undefined];

test.each<Row>([
  ["9200", "eq", "9200", "yes"],
  ["a", "eq", "A", "yes"],
  ["a", "eq", "ab", "no"],
  ["ab", "contains", "b", "yes"],
  ["ab", "contains", "B", "no"],
  ["ab", "startswith", "a", "yes"],
  ["ab", "startswith", "b", "no"],
  // As texts, "9200" is greater than "14393".
  ["9200", "gt", "14393", "yes"],
  ["9200", "gt", "9200", "no"],
  ["14393", "gt", "9200", "no"],
  ["9200", "ge", "9200", "yes"],
  ["14393", "ge", "9200", "no"],
  ["14393", "lt", "9200", "yes"],
  ["9200", "lt", "9200", "no"],
  ["9200", "lt", "14393", "no"],
  ["9200", "le", "9200", "yes"],
  ["14393", "le", "9200", "yes"],
  ["9200", "le", "14393", "no"],
  ["6.2", "gt", "5", "maybe"],
  ["5", "gt", "6.2", "maybe"],
  ["a", "like", "A", "yes"],
  ["ab", "like", "a", "no"],
  ["ab", "like", "b", "no"],
  ["a.c", "like", "a.c", "yes"],
  ["abc", "like", "a.c", "no"],
  ["a(R)", "like", "*(R)", "yes"],
  ["abc", "like", "a?c", "yes"],
  ["ac", "like", "a?c", "no"],
  ["abcd", "like", "a**d", "yes"],
  ["a", "like", "[a-z]", "maybe"],
  ["abc", "match", "B", "yes"],
  ["abc", "match", "^b", "no"],
  ["abc", "match", "^.*c$", "yes"],
  ["x^.*c", "match", "^.*d.*$", "no"],
  ["6.2.9200", "match", "6\\.\\d+\\.9", "yes"],
  ["a1b2c3", "match", "a\\d*b\\d*c\\d*", "maybe"],
  ["a", "match", "a(?=b)", "maybe"],
  ["a", "match", "(a", "maybe"],
  ["a", "match", `${"a|".repeat(100)}b`, "maybe"],
  ["a", "match", `${"a|".repeat(99)}ab`, "yes"],
  ["a", "replace", "a", undefined],
])("the text %s -%s %s: %s", (value, operator, given, expected) => {
  expect(comparison(operator, "text")?.(given)(value)).toBe(expected);
});

test.each<Row>([
  ["9200", "eq", "9200", "yes"],
  ["9200", "eq", "9600", "no"],
  ["9200", "gt", "14393", "no"],
  ["14393", "gt", "9200", "yes"],
  ["9200", "gt", "9200", "no"],
  ["9200", "ge", "9200", "yes"],
  ["9200", "ge", "9600", "no"],
  ["9200", "lt", "9200", "no"],
  ["9200", "lt", "9600", "yes"],
  ["9200", "le", "9200", "yes"],
  ["9600", "le", "9200", "no"],
  ["6.2.9200", "gt", "6.2", "yes"],
  ["6.2", "lt", "6.2.0", "yes"],
  ["6.10", "gt", "6.9", "yes"],
  ["6.2.0", "eq", "6.2", "no"],
  ["6.x", "eq", "6.2", "maybe"],
  ["6.2", "eq", "v6.2", "maybe"],
  ["6.2", "like", "6.*", undefined],
])("the number %s -%s %s: %s", (value, operator, given, expected) => {
  expect(comparison(operator, "number")?.(given)(value)).toBe(expected);
});
