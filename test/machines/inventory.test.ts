import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { ROLE_BY_KEY } from "../../machines/readers/roles";
import { parseToken } from "../../stack/token";
import { keyOf } from "../../stack/types/registry";
import { corpus } from "../corpus/corpus";
import { inventory } from "./inventory";

const rows = inventory();

function rolesOf(key: string): string[] {
  return Object.keys(ROLE_BY_KEY.get(key) ?? {}).sort();
}

test("the inventory is whole: 87 resources of azure-native and 48 of the classic provider", () => {
  const count = (name: string): number => rows.filter(({ token }) => token.startsWith(`${name}:`)).length;
  expect([count("azure-native"), count("azure")]).toEqual([87, 48]);
});

test.each(rows.filter(({ roles }) => roles.length > 0))("$token is read as $roles", ({ token, roles }) => {
  expect(rolesOf(keyOf(parseToken(token)))).toEqual([...roles].sort());
});

test.each(rows.filter(({ roles }) => roles.length === 0))("$token is not judged, for a reason", ({ token, reason }) => {
  expect(reason).not.toBe("");
  expect(rolesOf(keyOf(parseToken(token)))).toEqual([]);
});

test("the inventory has every resource that is read", () => {
  const listed = new Set(rows.map(({ token }) => keyOf(parseToken(token))));
  expect([...ROLE_BY_KEY.keys()].filter((key) => !listed.has(key))).toEqual([]);
});

test("the inventory agrees with the packages' type definitions", () => {
  const script = join(__dirname, "..", "..", "scripts", "inventory.mjs");
  expect(() => execFileSync(process.execPath, [script], { stdio: "pipe" })).not.toThrow();
});

test("the corpus shows every resource of the inventory", () => {
  const shown = new Set(
    corpus().flatMap(({ stacks }) => stacks.flatMap(({ resources }) => resources.map(({ type }) => type))),
  );
  expect(rows.map(({ token }) => token).filter((token) => !shown.has(token))).toEqual([]);
});
