import { type Certainty, all, any, whether } from "../values/certainty";
import { equalsIgnoreCase } from "../values/equals-ignore-case";
import { memoizePair } from "../values/memoize";
import { UNKNOWN, type Value } from "../values/value";
import type { KmsTargets, SecurityGroup, SecurityRule } from "./attachment";
import { type Origin, isFrom } from "./origin";
import { covers, portsMatch, protocolsMatch } from "./prefix";

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

const TAGS: ReadonlyMap<string, Certainty> = new Map([
  ["internet", "yes"],
  [KMS_TAG, "yes"],
  ["azurecloud", "maybe"],
]);

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
  return whether(value, (text) => equalsIgnoreCase(text, word));
}

function negate(answer: Certainty): Certainty {
  return answer === "maybe" ? "maybe" : answer === "yes" ? "no" : "yes";
}

function meet(rule: SecurityRule, address: string): Meeting {
  return {
    rule,
    applies: all([
      rule.certain === false ? "maybe" : "yes",
      says(rule.direction, "outbound"),
      protocolsMatch([rule.protocol]),
      portsMatch(rule.ports),
      any(rule.destinations.map((destination) => covers(destination, address, TAGS))),
    ]),
    allows: says(rule.access, "allow"),
    byTag: any(rule.destinations.map((destination) => says(destination, KMS_TAG))),
  };
}

/**
 * Returns the rules of a group that may cover Azure's KMS, from any source. Computed once for all machines behind it.
 */
const candidates = memoizePair(({ rules }: SecurityGroup, kms: KmsTargets) =>
  rules === UNKNOWN
    ? undefined
    : kms.addresses.map((address) => ({
        address,
        meetings: (rules ?? []).map((rule) => meet(rule, address)).filter(({ applies }) => applies !== "no"),
      })),
);

/** Restricts a meeting to traffic from one machine. */
function fromOrigin(meeting: Meeting, origin: Origin): Meeting {
  const { sources } = meeting.rule;
  // Every machine in the network is a source, whatever its address.
  const byTag = sources.map((source) => says(source, "virtualnetwork"));
  return { ...meeting, applies: all([meeting.applies, any([...byTag, isFrom(sources, origin)])]) };
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
  const ways = candidates(group, kms);
  if (!ways) return { denied: undefined, doubtful: ["its rules"], plainlyDenied: undefined };
  const denied = new Map<string, string[]>();
  const doubtful = new Set<string>();
  let plainlyDenied: string | undefined;
  for (const { address, meetings: possible } of ways) {
    const meetings = possible.map((meeting) => fromOrigin(meeting, origin));
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
