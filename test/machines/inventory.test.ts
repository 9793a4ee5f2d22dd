import {
  carrierReader,
  contentReader,
  deploymentOf,
  genericOf,
  machineReader,
  sourceOf,
} from "../../machines/readers/registry";
import { parseToken } from "../../stack/token";
import { corpus } from "../corpus/corpus";
import { stackOf } from "../policies/declare";
import { ROLES, inventory } from "./inventory";

function rolesOf(token: string): string[] {
  const parsed = parseToken(token);
  const [declared] = stackOf([{ type: token, name: "one" }]).resources;
  if (!declared) return [];
  const roles: Record<string, unknown> = {
    machine: machineReader(parsed),
    source: sourceOf(declared),
    carrier: carrierReader(parsed),
    content: contentReader(parsed),
    deployment: deploymentOf(declared),
    generic: genericOf(declared),
  };
  return ROLES.filter((role) => roles[role] !== undefined);
}

const rows = inventory();

test("the inventory is whole: 85 resources of azure-native and 44 of the classic provider", () => {
  const count = (name: string): number => rows.filter(({ token }) => token.startsWith(`${name}:`)).length;
  expect([count("azure-native"), count("azure")]).toEqual([85, 44]);
});

test.each(rows.filter(({ role }) => role !== "not-judged"))("$token is read as a $role", ({ token, role }) => {
  expect(rolesOf(token)).toContain(role);
});

test.each(rows.filter(({ role }) => role === "not-judged"))(
  "$token is not judged, for a reason",
  ({ token, reason }) => {
    expect(reason).not.toBe("");
    expect(rolesOf(token)).toEqual([]);
  },
);

test("the corpus shows every resource of the inventory", () => {
  const shown = new Set(
    corpus().flatMap(({ stacks }) => stacks.flatMap(({ resources }) => resources.map(({ type }) => type))),
  );
  expect(rows.map(({ token }) => token).filter((token) => !shown.has(token))).toEqual([]);
});
