import { POLICIES } from "../policies/all";
import { pageOf } from "../policies/policy";

/** The catalog of policies for programs. The build writes it to `bin/catalog.json`. */
export function catalog() {
  const policies = POLICIES.map((policy) => ({
    name: policy.name,
    displayName: policy.displayName,
    description: policy.description,
    phase: policy.phase,
    level: policy.level,
    severity: policy.severity,
    tags: policy.tags,
    clouds: policy.clouds,
    framework: policy.framework,
    remediates: policy.fixes !== undefined,
    fixes: policy.fixes,
    remediationSteps: policy.remediationSteps,
    page: `docs/policies/${policy.name}.md`,
    url: pageOf(policy.name),
  }));
  return { pack: "windows-activation", policies };
}

/** The catalog for people: a line for each policy. */
export function catalogText(): string {
  const rows = POLICIES.map(({ name, level, severity, displayName }) => [name, level, severity, displayName]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}\n`).join("");
}
