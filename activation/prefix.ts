import ipaddr from "ipaddr.js";
import { type Certainty, any, whether } from "../values/certainty";
import type { Value } from "../values/value";
import { KMS_PORT } from "./tables/azure-kms";

/** A destination in a route, security rule or firewall rule. */
export type Prefix =
  /** A range of addresses of one family. `length` is the number of fixed leading bits. */
  | { readonly kind: "addresses"; readonly first: ipaddr.IPv4 | ipaddr.IPv6; readonly length: number }
  /** A span between two addresses, as in firewall rules. */
  | { readonly kind: "span"; readonly first: readonly number[]; readonly last: readonly number[] }
  /** The name of a service tag in lower case, without region. */
  | { readonly kind: "tag"; readonly tag: string };

const EVERYTHING: Prefix = { kind: "addresses", first: ipaddr.IPv4.parse("0.0.0.0"), length: 0 };

/** Parses a prefix. Any text that isn't an address is the name of a service tag. */
export function parsePrefix(text: string): Prefix {
  const trimmed = text.trim();
  if (trimmed === "*") return EVERYTHING;
  if (ipaddr.isValidCIDR(trimmed)) {
    const [first, length] = ipaddr.parseCIDR(trimmed);
    return { kind: "addresses", first, length };
  }
  if (ipaddr.IPv4.isValidFourPartDecimal(trimmed) || ipaddr.IPv6.isValid(trimmed)) {
    const first = ipaddr.parse(trimmed);
    return { kind: "addresses", first, length: first.kind() === "ipv4" ? 32 : 128 };
  }
  const [from = "", to = "", ...more] = trimmed.split("-");
  if (more.length === 0 && ipaddr.IPv4.isValidFourPartDecimal(from) && ipaddr.IPv4.isValidFourPartDecimal(to)) {
    return { kind: "span", first: ipaddr.parse(from).toByteArray(), last: ipaddr.parse(to).toByteArray() };
  }
  return { kind: "tag", tag: trimmed.toLowerCase().split(".")[0] ?? "" };
}

function compare(left: readonly number[], right: readonly number[]): number {
  for (const [place, byte] of left.entries()) {
    const difference = byte - (right[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether a range contains an address. Service tags never do, because their meaning depends on where they're used. */
export function holds(prefix: Prefix, address: string): boolean {
  if (prefix.kind === "tag" || !ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (prefix.kind === "span") {
    const bytes = parsed.toByteArray();
    return bytes.length === 4 && compare(prefix.first, bytes) <= 0 && compare(bytes, prefix.last) <= 0;
  }
  return parsed.kind() === prefix.first.kind() && parsed.match(prefix.first, prefix.length);
}

/** Whether a rule's destination covers an address, given the service tags that may contain it; no other tag does. */
export function covers(destination: Value<string>, address: string, tags: ReadonlyMap<string, Certainty>): Certainty {
  const prefix: Value<Prefix> = typeof destination === "string" ? parsePrefix(destination) : destination;
  if (typeof prefix === "object" && prefix.kind === "tag") return tags.get(prefix.tag) ?? "no";
  return whether(prefix, (range) => holds(range, address));
}

type Bounds = readonly [first: readonly number[], last: readonly number[]];

/** Returns the first and last address of a range; `undefined` for a service tag. */
function boundsOf(prefix: Prefix): Bounds | undefined {
  if (prefix.kind === "tag") return undefined;
  if (prefix.kind === "span") return [prefix.first, prefix.last];
  const bytes = prefix.first.toByteArray();
  const mask = bytes.map((_, place) => 0xff >> Math.min(8, Math.max(0, prefix.length - 8 * place)));
  return [
    bytes.map((byte, place) => byte & ~(mask[place] ?? 0)),
    bytes.map((byte, place) => byte | (mask[place] ?? 0)),
  ];
}

/** Whether a range contains all of another range (`yes`), none of it (`no`) or part of it. */
export function overlap(outer: Prefix, inner: Prefix): Certainty {
  const [around, within] = [boundsOf(outer), boundsOf(inner)];
  if (!around || !within) return "maybe";
  if (around[0].length !== within[0].length) return "no";
  if (compare(around[0], within[0]) <= 0 && compare(within[1], around[1]) <= 0) return "yes";
  return compare(around[1], within[0]) < 0 || compare(within[1], around[0]) < 0 ? "no" : "maybe";
}

/** Whether a range covers all of IPv4. */
export function isEverything(prefix: Prefix): boolean {
  return overlap(prefix, EVERYTHING) === "yes";
}

function portsHoldKms(ports: string): boolean {
  if (ports.trim() === "*") return true;
  const [from = "", to = from] = ports.split("-");
  return from.trim() !== "" && Number(from) <= KMS_PORT && KMS_PORT <= Number(to);
}

/** Whether a list of ports, such as `80`, `1000-2000` or `*`, contains the KMS port. */
export function portsMatch(ports: readonly Value<string>[]): Certainty {
  return any(ports.map((port) => whether(port, (text) => text.split(",").some(portsHoldKms))));
}

/** How rules name TCP, or any protocol. */
const TCP = ["tcp", "any", "*"];

/** Whether one of a rule's protocols is TCP. */
export function protocolsMatch(protocols: readonly Value<string>[]): Certainty {
  return any(protocols.map((protocol) => whether(protocol, (text) => TCP.includes(text.toLowerCase()))));
}
