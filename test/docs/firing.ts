import { activationSettings, settingsFindings } from "../../policies/activation-settings";
import { MACHINE_POLICIES, POLICIES } from "../../policies/all";
import { findAll } from "../../policies/find";
import type { Finding } from "../../policies/policy";
import { doubtsIn, unneededWaivers, waiverUnneeded } from "../../policies/waiver-unneeded";
import { splitByWaivers } from "../../policies/waivers";
import { judged } from "../policies/declare";
import type { Example } from "./examples";

/** The day on which the examples are judged. */
const DATE = "2026-11-24";

/** Names of all policies, the settings first. */
export const NAMES: readonly string[] = POLICIES.map(({ name }) => name);

/** The policies that fire on an example, waivers counted, with those that are disabled by default. */
export function firing({ resources, settings, problems }: Example): string[] {
  const judgement = judged(resources, settings);
  const findings = findAll(MACHINE_POLICIES, judgement);
  const own = settingsFindings({
    settings,
    problems: problems.map((path) => ({ path, problem: "is wrong" })),
    date: DATE,
  });
  const identity = { stack: "prod", project: "app" };
  const unneeded = unneededWaivers({ settings, identity, date: DATE, findings, doubts: () => doubtsIn(judgement) });
  const fires = (name: string, found: readonly Finding[]) =>
    splitByWaivers(name, found, settings, DATE).fired.length > 0;
  const policies = [...findings].filter(([name, found]) => fires(name, found)).map(([name]) => name);
  return [
    ...(own.length > 0 ? [activationSettings.name] : []),
    ...policies,
    ...(unneeded.length > 0 ? [waiverUnneeded.name] : []),
  ];
}

/** Names of the policies that no one has to turn on. */
export const ENABLED: ReadonlySet<string> = new Set(
  POLICIES.filter(({ level }) => level !== "disabled").map(({ name }) => name),
);
