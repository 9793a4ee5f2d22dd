import type { FirewallCollection, FirewallRule } from "../../activation/attachment";
import type { Declared } from "../../stack/declared";
import { equalsIgnoreCase } from "../../values/equals-ignore-case";
import { list, text } from "../../values/read";
import { listOf, numberOf, textOf, textsOf } from "../../values/spelled";
import { UNKNOWN, type Value, known } from "../../values/value";
import type { IpGroups } from "./ip-groups";

/** A rule collection with its priority. */
export interface Ranked {
  readonly priority: Value<number>;
  readonly collection: FirewallCollection;
}

/** Stands for rules that are declared elsewhere, or that may belong to any firewall. */
export const UNREADABLE: FirewallCollection = { action: UNKNOWN, rules: UNKNOWN };

/**
 * Sorts collections by priority, lowest number first. If a priority is unknown, the order matters only if some
 * collection denies.
 */
export function inOrder(ranked: readonly Ranked[]): readonly FirewallCollection[] {
  const sorted = [...ranked].sort((left, right) => (known(left.priority) ?? 0) - (known(right.priority) ?? 0));
  const collections = sorted.map(({ collection }) => collection);
  const allAllow = collections.every(({ action }) => equalsIgnoreCase(action, "Allow"));
  const ordered = ranked.every(({ priority }) => typeof priority === "number");
  return ordered || allAllow ? collections : [UNREADABLE];
}

type RuleKind = "network" | "application" | "other";

/** Returns the kind of a rule in a mixed collection. Rules without a type have the collection's own kind. */
function kindOf(raw: Value<unknown>, own: RuleKind): RuleKind {
  const type = text(raw, "ruleType");
  if (type === undefined || type === UNKNOWN) return own;
  const lower = type.toLowerCase();
  return lower === "networkrule" ? "network" : lower === "applicationrule" ? "application" : "other";
}

/** Returns a host name, unknown if it contains a wildcard that may match the KMS. */
function plainName(name: Value<string>): Value<string> {
  return typeof name === "string" && name.includes("*") ? UNKNOWN : name;
}

/** Reads rules with the addresses of their IP groups. */
export class FirewallRules {
  constructor(private readonly ipGroups: IpGroups) {}

  /** Returns the collections in an input. */
  in(from: Declared, input: string): readonly Ranked[] {
    const collections = list(from.props, input);
    if (collections === UNKNOWN) return [{ priority: UNKNOWN, collection: UNREADABLE }];
    const kind = input.startsWith("application") ? "application" : "network";
    return (collections ?? []).map((raw) => this.collection(from, input, raw, kind));
  }

  /** Reads one collection. */
  collection(from: Declared, input: string, raw: Value<unknown>, kind: RuleKind): Ranked {
    if (raw === UNKNOWN) return { priority: UNKNOWN, collection: UNREADABLE };
    const action = textOf(raw, ["action", "type"], ["action"]);
    const given = list(raw, "rules");
    const rules =
      given === UNKNOWN || given?.includes(UNKNOWN)
        ? UNKNOWN
        : (given ?? []).flatMap((rule) => this.rules(from, input, rule, kindOf(rule, kind)));
    return { priority: numberOf(raw, "priority"), collection: { action, rules } };
  }

  private rules(from: Declared, input: string, raw: Value<unknown>, kind: RuleKind): readonly FirewallRule[] {
    const inGroups = (name: string): readonly Value<string>[] =>
      textsOf(raw, name).flatMap((id) => this.ipGroups(from, input, id));
    const sources = [...textsOf(raw, "sourceAddresses"), ...inGroups("sourceIpGroups")];
    if (kind === "network") {
      return [
        {
          protocols: textsOf(raw, "protocols", "ipProtocols"),
          ports: textsOf(raw, "destinationPorts"),
          sources,
          destinations: [...textsOf(raw, "destinationAddresses"), ...inGroups("destinationIpGroups")],
          names: textsOf(raw, "destinationFqdns"),
        },
      ];
    }
    return kind === "application" ? [applicationRule(raw, sources)] : [];
  }
}

/**
 * Reads an application rule. These cover HTTP, HTTPS and SQL, which the KMS doesn't use. No source says whether one for
 * port 1688 lets the KMS through, so its protocol is unknown. Source: azure-docs, firewall/rule-processing.md.
 */
function applicationRule(raw: Value<unknown>, sources: readonly Value<string>[]): FirewallRule {
  const protocols = listOf(raw, ["protocols"]);
  const each: readonly Value<unknown>[] = protocols === UNKNOWN ? [] : (protocols ?? []);
  return {
    protocols: [UNKNOWN],
    ports: each.map((protocol) => text(protocol, "port")),
    sources,
    destinations: [],
    names: textsOf(raw, "targetFqdns", "destinationFqdns").map(plainName),
  };
}
