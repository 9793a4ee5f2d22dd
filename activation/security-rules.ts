import { type Certainty, all, any } from "../values/certainty";
import { remember } from "../values/remember";
import { UNKNOWN, type Value } from "../values/value";
import type { KmsTargets, SecurityGroup, SecurityRule } from "./attachment";
import { type Origin, isFrom } from "./origin";
import { holds, parsePrefix, portsMatch, protocolsMatch } from "./prefix";

/** How a security group affects traffic to Azure's KMS. */
export interface Screening {
  /** A rule that certainly denies the service tag, and the addresses that no earlier rule allows. */
  readonly denied: { readonly rule: string; readonly addresses: readonly string[] } | undefined;
  /** Rules that may deny the service tag. */
  readonly doubtful: readonly string[];
  /**
   * A rule that denies the addresses without the service tag. Azure allows its KMS regardless, unless the network has
   * its own default route. Source: network-security-groups-overview.md, "Licensing (Key Management Service)".
   */
  readonly plainlyDenied: string | undefined;
}

/** The service tag of Azure's KMS, the only destination that overrides Azure's built-in rule. */
const KMS_TAG = "azureplatformlkm";

/** How one rule applies to traffic to one address. */
interface Meeting {
  readonly rule: SecurityRule;
  /** Whether the rule covers this traffic. */
  readonly applies: Certainty;
  readonly allows: Certainty;
  /** Whether it uses the service tag. */
  readonly byTag: Certainty;
}

function says(value: Value<string>, word: string): Certainty {
  if (value === UNKNOWN) return "maybe";
  return value?.toLowerCase() === word ? "yes" : "no";
}

function negate(answer: Certainty): Certainty {
  return answer === "maybe" ? "maybe" : answer === "yes" ? "no" : "yes";
}

/** Whether a destination is the KMS service tag. */
function isTag(destination: Value<string>): Certainty {
  if (destination === UNKNOWN) return "maybe";
  return destination?.trim().toLowerCase() === KMS_TAG ? "yes" : "no";
}

function covers(destination: Value<string>, address: string): Certainty {
  if (destination === UNKNOWN) return "maybe";
  if (destination === undefined) return "no";
  const prefix = parsePrefix(destination);
  if (prefix.kind !== "tag") return holds(prefix, address) ? "yes" : "no";
  if (prefix.tag === "internet" || prefix.tag === KMS_TAG) return "yes";
  return prefix.tag === "azurecloud" ? "maybe" : "no";
}

/** Whether a source covers every machine in the network, whatever its address. */
function isNetwork(source: Value<string>): boolean {
  return typeof source === "string" && source.trim().toLowerCase() === "virtualnetwork";
}

function meet(rule: SecurityRule, address: string): Meeting {
  return {
    rule,
    applies: all([
      says(rule.direction, "outbound"),
      protocolsMatch(rule.protocol === UNKNOWN ? [UNKNOWN] : [rule.protocol]),
      portsMatch(rule.ports),
      any(rule.destinations.map((destination) => covers(destination, address))),
    ]),
    allows: says(rule.access, "allow"),
    byTag: any(rule.destinations.map(isTag)),
  };
}

/**
 * Returns the rules of a group that may cover Azure's KMS, from any source. Computed once for all machines behind it.
 */
const candidates = remember(({ rules }: SecurityGroup, kms: KmsTargets) =>
  kms.addresses.map((address) => ({
    address,
    meetings: (rules === UNKNOWN ? [] : (rules ?? []))
      .map((rule) => meet(rule, address))
      .filter(({ applies }) => applies !== "no"),
  })),
);

/** Restricts a meeting to traffic from one machine. */
function fromOrigin(meeting: Meeting, origin: Origin): Meeting {
  const { sources } = meeting.rule;
  const from = sources.some(isNetwork) ? "yes" : isFrom(sources, origin);
  return { ...meeting, applies: all([meeting.applies, from]) };
}

/** Whether `first` is evaluated before `second`; lower priority numbers come first. */
function precedes(first: SecurityRule, second: SecurityRule): Certainty {
  const [earlier, later] = [first.priority, second.priority];
  if (typeof earlier !== "number" || typeof later !== "number") return "maybe";
  return earlier < later ? "yes" : "no";
}

/** Whether a rule blocks an address although Azure allows its KMS. */
function denies({ rule, applies, allows, byTag }: Meeting, meetings: readonly Meeting[]): Certainty {
  const denial = all([applies, negate(allows), byTag]);
  if (denial === "no") return "no";
  const saved = any(meetings.map((other) => all([other.applies, other.allows, precedes(other.rule, rule)])));
  return all([denial, negate(saved)]);
}

function firstDenial(meetings: readonly Meeting[]): string | undefined {
  const certain = meetings.filter(({ applies, rule }) => applies === "yes" && typeof rule.priority === "number");
  const [first] = certain.sort((left, right) => Number(left.rule.priority) - Number(right.rule.priority));
  return first?.allows === "no" ? first.rule.name : undefined;
}

/** Decides how a security group affects a machine's traffic to Azure's KMS. */
export function screening(group: SecurityGroup, kms: KmsTargets, origin: Origin): Screening {
  if (group.rules === UNKNOWN) return { denied: undefined, doubtful: ["its rules"], plainlyDenied: undefined };
  const denied = new Map<string, string[]>();
  const doubtful = new Set<string>();
  let plainlyDenied: string | undefined;
  for (const { address, meetings: possible } of candidates(group, kms)) {
    const meetings = possible.map((meeting) => fromOrigin(meeting, origin)).filter(({ applies }) => applies !== "no");
    for (const meeting of meetings) {
      const { name } = meeting.rule;
      const answer = denies(meeting, meetings);
      if (answer === "yes") denied.set(name, [...(denied.get(name) ?? []), address]);
      if (answer === "maybe") doubtful.add(name);
    }
    plainlyDenied ??= firstDenial(meetings);
  }
  const [first] = denied;
  return { denied: first && { rule: first[0], addresses: first[1] }, doubtful: [...doubtful], plainlyDenied };
}
