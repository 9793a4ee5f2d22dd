import { type Certainty, all, any, whether } from "../values/certainty";
import { equalsIgnoreCase } from "../values/equals-ignore-case";
import { memoizePair } from "../values/memoize";
import { UNKNOWN, type Value } from "../values/value";
import type { Firewall, FirewallCollection, FirewallRule, KmsTargets } from "./attachment";
import { type Origin, isFrom } from "./origin";
import { covers, portsMatch, protocolsMatch } from "./prefix";

/** Whether a declared firewall lets traffic to Azure's KMS through. */
export type Passage =
  | { readonly kind: "allows" }
  | { readonly kind: "denies"; readonly addresses: readonly string[] }
  | { readonly kind: "undecided"; readonly because: string };

/**
 * AzureCloud contains Azure's addresses, but their prefixes aren't documented. Azure Firewall doesn't support the
 * AzurePlatformLKM tag. Source: service-tags-overview.md.
 */
const TAGS: ReadonlyMap<string, Certainty> = new Map([["azurecloud", "maybe"]]);

/** Whether a rule covers TCP 1688 to an address, from any source. */
function isTo(rule: FirewallRule, address: string, kms: KmsTargets): Certainty {
  return all([
    protocolsMatch(rule.protocols),
    portsMatch(rule.ports),
    any([
      ...rule.destinations.map((destination) => covers(destination, address, TAGS)),
      ...rule.names.map((name) => whether(name, (text) => kms.names.includes(text.trim().toLowerCase()))),
    ]),
  ]);
}

/** The rules of a collection that may apply to an address, from any source. */
interface Candidates {
  readonly action: Value<string>;
  readonly rules: readonly { readonly sources: readonly Value<string>[]; readonly match: Certainty }[];
}

function candidatesFor({ action, rules }: FirewallCollection, address: string, kms: KmsTargets): Candidates {
  if (rules === UNKNOWN) return { action, rules: [{ sources: ["*"], match: "maybe" }] };
  const matches = (rules ?? []).map((rule) => ({ sources: rule.sources, match: isTo(rule, address, kms) }));
  return { action, rules: matches.filter(({ match }) => match !== "no") };
}

/**
 * The first matching rule decides, and traffic that no network rule allows is denied. Source: azure-docs,
 * firewall/rule-processing.md.
 */
function lets(collections: readonly Candidates[], origin: Origin): Certainty {
  const possible: Certainty[] = [];
  for (const { action, rules } of collections) {
    const match = any(rules.map((rule) => all([rule.match, isFrom(rule.sources, origin)])));
    if (match === "no") continue;
    possible.push(whether(action, (text) => equalsIgnoreCase(text, "Allow")));
    if (match === "yes") return agreed(possible);
  }
  return agreed([...possible, "no"]);
}

function agreed(answers: readonly Certainty[]): Certainty {
  const [first = "maybe"] = answers;
  return answers.every((answer) => answer === first) ? first : "maybe";
}

/** Reads a firewall's rules once for all machines behind it. */
const candidates = memoizePair(({ collections }: Firewall, kms: KmsTargets) =>
  collections === undefined || collections === UNKNOWN
    ? undefined
    : kms.addresses.map((address) => ({
        address,
        collections: collections.map((collection) => candidatesFor(collection, address, kms)),
      })),
);

/** Decides whether a firewall lets a machine's traffic to Azure's KMS through. */
export function passage(firewall: Firewall, kms: KmsTargets, origin: Origin): Passage {
  const { name } = firewall;
  const ways = candidates(firewall, kms);
  if (!ways) return { kind: "undecided", because: `the rules of the firewall ${name} are not declared` };
  const answers = ways.map(({ address, collections }) => ({ address, answer: lets(collections, origin) }));
  const denied = answers.filter(({ answer }) => answer === "no").map(({ address }) => address);
  if (denied.length > 0) return { kind: "denies", addresses: denied };
  if (answers.every(({ answer }) => answer === "yes")) return { kind: "allows" };
  return {
    kind: "undecided",
    because: `it's unknown whether the rules of the firewall ${name} let TCP 1688 through`,
  };
}
