import { matches } from "../activation/glob";
import type { Settings, Waiver } from "../activation/settings";
import type { Finding } from "./rule";

/** A finding that a waiver silences. */
export interface Waived {
  readonly finding: Finding;
  readonly waiver: Waiver;
}

export interface Sorted {
  readonly fired: readonly Finding[];
  readonly waived: readonly Waived[];
}

/** Today as an ISO 8601 date, UTC: what waivers are compared with. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Whether a waiver still holds; its last day counts. ISO dates sort as texts. */
export function holds(waiver: Waiver, date: string): boolean {
  return waiver.expires.slice(0, 10) >= date;
}

/** What a waiver's pattern is held against. */
export type Resource = Pick<Finding, "urn" | "name">;

/** Whether a waiver's pattern names a resource, by URN or by name. */
export function names(waiver: Waiver, { urn, name }: Resource): boolean {
  return (urn !== undefined && matches(waiver.resource, urn)) || matches(waiver.resource, name);
}

/** The stack that is looked at, by its own name and its project's; stacks of several projects are often all called `dev`. */
export interface StackIdentity {
  readonly stack: string;
  /** Absent where the file that declares the stack names none. */
  readonly project: string | undefined;
}

/** Whether a waiver is meant for another stack: its pattern is a URN that names one, or a project. */
export function isForOtherStack({ resource }: Waiver, { stack, project }: StackIdentity): boolean {
  const [scheme, engine, stackGlob = "", , projectGlob = "", rest] = resource.split(":", 6);
  if (scheme !== "urn" || engine !== "pulumi") return false;
  const misses = (glob: string, name: string) => glob !== "" && !glob.includes("**") && !matches(glob, name);
  // The last part of a pattern may be meant to span more than the project.
  return misses(stackGlob, stack) || (rest !== undefined && project !== undefined && misses(projectGlob, project));
}

/** Parts the findings of one policy by the waivers that hold on a date. */
export function sortByWaivers(policy: string, findings: readonly Finding[], settings: Settings, date: string): Sorted {
  const waivers = (settings.waivers ?? []).filter((waiver) => waiver.policy === policy && holds(waiver, date));
  if (waivers.length === 0) return { fired: findings, waived: [] };
  const fired: Finding[] = [];
  const waived: Waived[] = [];
  for (const finding of findings) {
    const waiver = waivers.find((candidate) => names(candidate, finding));
    if (waiver) waived.push({ finding, waiver });
    else fired.push(finding);
  }
  return { fired, waived };
}
