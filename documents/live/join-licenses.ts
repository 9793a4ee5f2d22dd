import type { LicenseStatus } from "../../values/license-status";
import { isObject } from "../../values/read";
import { andOthers } from "../and-others";
import type { LiveRow } from "./row";

type Licenses = ReadonlyMap<string, LicenseStatus>;

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

function unusedText(unused: readonly string[]): readonly string[] {
  const [first] = unused;
  if (first === undefined) return [];
  return [
    `the license status of \`${first.slice(first.lastIndexOf("/") + 1)}\`${andOthers(unused)} can't be matched with exactly one listed machine`,
  ];
}

/** Joins license statuses, by id or computer name, with the machines of an inventory. */
export function joinLicenses(licenses: Licenses, rows: readonly LiveRow[]): JoinedLicenses {
  if (licenses.size === 0) return { of: () => undefined, missing: [] };
  const byName = machinesByName(rows);
  const machines = new Set([...byName.values()].flatMap((some) => [...some]));
  const joined = new Map<string, LicenseStatus>();
  const unused: string[] = [];
  for (const [key, license] of licenses) {
    // A remote computer goes by its full name.
    const named = byName.get(key) ?? byName.get(key.replace(/\..*$/, ""));
    const [machine] = machines.has(key) ? [key] : named?.size === 1 ? named : [];
    if (machine === undefined) unused.push(key);
    else joined.set(machine, license);
  }
  return {
    of: (row) => {
      const machine = machineOf(row);
      return machine === undefined ? undefined : joined.get(machine);
    },
    missing: unusedText(unused),
  };
}
