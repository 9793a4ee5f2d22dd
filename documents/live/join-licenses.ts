import { equalsIgnoreCase } from "../../values/equals-ignore-case";
import type { LicenseStatus } from "../../values/license-status";
import { Lists } from "../../values/lists";
import { isObject } from "../../values/read";
import { andOthers } from "../and-others";
import type { ReportedLicense } from "./license";
import type { LiveRow } from "./row";

const MACHINES: ReadonlySet<string> = new Set([
  "microsoft.azurestackhci/virtualmachineinstances",
  "microsoft.compute/virtualmachines",
  "microsoft.hybridcompute/machines",
]);

/** The machine that a row shows: the virtual machine of Azure Local is its Arc machine. */
function machineOf({ id, scope, type }: LiveRow): string | undefined {
  return MACHINES.has(type.toLowerCase()) ? (scope ?? id).toLowerCase() : undefined;
}

function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  const found = path.reduce<unknown>((inner, name) => (isObject(inner) ? inner[name] : undefined), value);
  return typeof found === "string" && found !== "" ? found.toLowerCase() : undefined;
}

/** Returns what a machine is called: by Azure, and by itself. */
function namesOf(machine: string, { body }: LiveRow): readonly string[] {
  const bodies = [body, body["properties"]];
  const own = bodies.flatMap((one) => [
    textAt(one, "osProfile", "computerName"),
    textAt(one, "instanceView", "computerName"),
    textAt(one, "extended", "instanceView", "computerName"),
  ]);
  return [machine.slice(machine.lastIndexOf("/") + 1), ...own.filter((name) => name !== undefined)];
}

/** Returns the machines by each of their names. */
function machinesByName(rows: readonly LiveRow[]): ReadonlyMap<string, ReadonlySet<string>> {
  const byName = new Map<string, Set<string>>();
  for (const row of rows) {
    const machine = machineOf(row);
    if (machine === undefined) continue;
    for (const name of namesOf(machine, row)) byName.set(name, (byName.get(name) ?? new Set()).add(machine));
  }
  return byName;
}

/** License statuses by machine, and what keeps others from being used. */
export interface JoinedLicenses {
  readonly of: (row: LiveRow) => LicenseStatus | undefined;
  readonly missing: readonly string[];
}

function shownName(key: string): string {
  return `\`${key.slice(key.lastIndexOf("/") + 1)}\``;
}

function unusedText(unused: readonly string[]): readonly string[] {
  const [first] = unused;
  if (first === undefined) return [];
  return [
    `the license status of ${shownName(first)}${andOthers(unused)} can't be matched with exactly one listed machine`,
  ];
}

function differingText(differing: readonly string[]): readonly string[] {
  const [first] = differing;
  if (first === undefined) return [];
  const report = differing.length === 1 ? "reports" : "report";
  return [`${shownName(first)}${andOthers(differing)} ${report} different license statuses; keep the newest`];
}

function haveOneStatus([first, ...others]: readonly LicenseStatus[]): boolean {
  return others.every(({ status }) => equalsIgnoreCase(first?.status, status));
}

/** Joins license statuses, by id or computer name, with the machines of an inventory. */
export function joinLicenses(licenses: readonly ReportedLicense[], rows: readonly LiveRow[]): JoinedLicenses {
  const byName = machinesByName(rows);
  const machines = new Set([...byName.values()].flatMap((some) => [...some]));
  const joined = new Lists<string, LicenseStatus>();
  const unused = new Set<string>();
  for (const [key, license] of licenses) {
    // A remote computer goes by its full name.
    const named = byName.get(key) ?? byName.get(key.replace(/\..*$/, ""));
    const [machine] = machines.has(key) ? [key] : named?.size === 1 ? named : [];
    if (machine === undefined) unused.add(key);
    else joined.add(machine, license);
  }
  const differing = new Set([...joined].flatMap(([machine, all]) => (haveOneStatus(all) ? [] : [machine])));
  return {
    of: (row) => {
      const machine = machineOf(row) ?? "";
      return differing.has(machine) ? undefined : joined.of(machine)[0];
    },
    missing: [...unusedText([...unused]), ...differingText([...differing])],
  };
}
