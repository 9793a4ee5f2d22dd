import { type Certainty, all, any } from "../values/certainty";
import { remember } from "../values/remember";
import { UNKNOWN, type Value } from "../values/value";
import type { Firewall, FirewallCollection, FirewallRule, KmsTargets } from "./attachment";
import { holds, parsePrefix, portsMatch, protocolsMatch } from "./prefix";

/** What a declared firewall does to traffic to Azure's KMS. */
export type Passage =
  | { readonly kind: "allows" }
  | { readonly kind: "denies"; readonly addresses: readonly string[] }
  | { readonly kind: "undecided"; readonly because: string };

function covers(destination: Value<string>, address: string): Certainty {
  if (destination === UNKNOWN) return "maybe";
  if (destination === undefined) return "no";
  const prefix = parsePrefix(destination);
  if (prefix.kind !== "tag") return holds(prefix, address) ? "yes" : "no";
  // AzurePlatformLKM cannot be used in Azure Firewall: service-tags-overview.md. AzureCloud holds Azure's addresses.
  return prefix.tag === "azurecloud" ? "maybe" : "no";
}

function names(name: Value<string>, kms: KmsTargets): Certainty {
  if (name === UNKNOWN) return "maybe";
  return name !== undefined && kms.names.includes(name.trim().toLowerCase()) ? "yes" : "no";
}

/** Sources are taken to hold the machine: a firewall's rules are written for the networks behind it. */
function matches(rule: FirewallRule, address: string, kms: KmsTargets): Certainty {
  return all([
    protocolsMatch(rule.protocols),
    portsMatch(rule.ports),
    any([
      ...rule.destinations.map((destination) => covers(destination, address)),
      ...rule.names.map((name) => names(name, kms)),
    ]),
  ]);
}

function matchesAny({ rules }: FirewallCollection, address: string, kms: KmsTargets): Certainty {
  return rules === UNKNOWN ? "maybe" : any((rules ?? []).map((rule) => matches(rule, address, kms)));
}

/** The first rule that matches decides; what no network rule allows is denied. Source: azure-docs, firewall/rule-processing.md. */
function lets(collections: readonly FirewallCollection[], address: string, kms: KmsTargets): Certainty {
  const possible: Certainty[] = [];
  for (const collection of collections) {
    const match = matchesAny(collection, address, kms);
    if (match === "no") continue;
    const { action } = collection;
    possible.push(action === UNKNOWN ? "maybe" : action?.toLowerCase() === "allow" ? "yes" : "no");
    if (match === "yes") return agreed(possible);
  }
  return agreed([...possible, "no"]);
}

function agreed(answers: readonly Certainty[]): Certainty {
  const [first = "maybe"] = answers;
  return answers.every((answer) => answer === first) ? first : "maybe";
}

function judge({ collections, name }: Firewall, kms: KmsTargets): Passage {
  if (collections === undefined || collections === UNKNOWN) {
    return { kind: "undecided", because: `the rules of the firewall ${name} are not declared` };
  }
  const answers = kms.addresses.map((address) => ({ address, answer: lets(collections, address, kms) }));
  const denied = answers.filter(({ answer }) => answer === "no").map(({ address }) => address);
  if (denied.length > 0) return { kind: "denies", addresses: denied };
  if (answers.every(({ answer }) => answer === "yes")) return { kind: "allows" };
  return { kind: "undecided", because: `not all that the rules of the firewall ${name} name can be known` };
}

/** Judges a firewall's rules once for all machines behind it. */
export const passage = remember(judge);
