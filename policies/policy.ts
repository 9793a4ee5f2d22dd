import type { PolicyComplianceFramework } from "@pulumi/policy";
import type { Carrier, Delivery } from "../activation/delivery";
import type { Machine } from "../activation/machine";
import type { Settings } from "../activation/settings";
import type { Verdict } from "../activation/verdict";
import type { Exposure, Unreadable } from "../machines/inventory";

export const LEVELS = ["advisory", "mandatory", "remediate", "disabled"] as const;
export type Level = (typeof LEVELS)[number];
export type Severity = "low" | "medium" | "high" | "critical";

/** Clouds as a catalog filters them; `azure` includes US Government and China. */
export const CLOUD_FAMILIES = ["azure-stack-hub", "azure", "azure-local"] as const;
export type CloudFamily = (typeof CLOUD_FAMILIES)[number];

/** The control of a compliance framework that a policy supports, in the form that Pulumi Cloud shows. */
export type Framework = Readonly<PolicyComplianceFramework>;

/**
 * Use of software as its license allows, and tracking of what is licensed by quantity.
 * Source: NIST SP 800-53 Revision 5, https://doi.org/10.6028/NIST.SP.800-53r5, control CM-10.
 */
export const SOFTWARE_USAGE: Framework = {
  name: "NIST SP 800-53",
  version: "Revision 5",
  reference: "CM-10",
  specification: "Software Usage Restrictions",
};

/** A machine and its verdict. */
export interface Judged {
  readonly machine: Machine;
  readonly verdict: Verdict;
}

/** What a policy knows about a stack, or about the one resource that the resource phase shows. */
export interface Judgement {
  readonly judged: readonly Judged[];
  /** The machines that a key or KMS host is delivered to, or may be. */
  readonly receiving: readonly Judged[];
  /** The machines that run Windows, or may, and don't certainly activate: few of a large stack. */
  readonly unsettled: readonly Judged[];
  readonly exposures: readonly Exposure[];
  /** Deliveries to no machine of this stack, or to none for certain. */
  readonly loose: readonly Delivery[];
  /** Declarations that may hide machines. */
  readonly unreadable: readonly Unreadable[];
  /** URNs of resources that the program only reads. Nothing is reported on them. */
  readonly context: ReadonlySet<string>;
  readonly settings: Settings;
}

/** A violation: where it's reported, and its message. */
export interface Finding {
  /** Absent if it concerns the whole stack. */
  readonly urn: string | undefined;
  /** Name of the resource for people. */
  readonly name: string;
  /** Path inside a resource that declares several machines or keys, else empty. */
  readonly path: string;
  readonly message: string;
  /** Tags of the machine, if it's at one. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** An input that a remediation sets. */
export interface Change {
  readonly path: readonly string[];
  readonly value: string;
}

/** A policy without an engine: metadata first, then a question put to the verdicts. */
export interface ActivationPolicy<Name extends string = string> {
  readonly name: Name;
  readonly displayName: string;
  /** One sentence; the engine prints it above every message. */
  readonly description: string;
  /**
   * `resource` policies see one resource's inputs before it is deployed, `stack` policies the whole stack. A
   * `remediation` policy changes resources at level `remediate` and is silent at every other level, so `all` never turns
   * a nice-to-have into a block.
   */
  readonly phase: "resource" | "stack" | "remediation";
  readonly level: Level;
  readonly severity: Severity;
  readonly tags: readonly string[];
  /** Where the policy can report. */
  readonly clouds: readonly CloudFamily[];
  /** Absent if no framework has such a control. */
  readonly framework?: Framework;
  readonly remediationSteps: string;
  /** What the level `remediate` changes and what it never changes; absent if the policy has no remediation. */
  readonly fixes?: string;
  readonly find: (judgement: Judgement) => readonly Finding[];
  /**
   * What a stack policy finds in one resource alone, if nothing else in the stack can disprove it. It's reported before
   * the resource is deployed, even by `pulumi up --skip-preview`.
   */
  readonly alone?: (judgement: Judgement) => readonly Finding[];
  /**
   * What fixes a resource with a finding, at the level `remediate`. The type token says which inputs the resource has.
   * Applied twice, it changes nothing more.
   */
  readonly remedy?: (judgement: Judgement, token: string) => readonly Change[];
}

/** What the engine and reports show of a policy. */
export type Metadata<Name extends string = string> = Omit<
  ActivationPolicy<Name>,
  "alone" | "find" | "phase" | "remedy"
>;

/** The page of a policy, which ships with the package. */
export function pageOf(name: string): string {
  return `https://unpkg.com/pulumi-windows-activation/docs/policies/${name}.md`;
}

/** A finding at a machine. */
export function atMachine({ urn, name, path, tags }: Machine, message: string): Finding {
  return { urn, name, path, message, tags };
}

/** A finding at a carrier. */
export function atCarrier({ urn, name, path }: Carrier, message: string): Finding {
  return { urn, name, path, message };
}
