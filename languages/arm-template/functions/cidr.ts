import ipaddr from "ipaddr.js";
import { UNKNOWN } from "../../../values/value";
import type { Json } from "../json";
import { Refused } from "../syntax";
import { type FunctionTable, type Result, number, one, three, two } from "./function";

/** A range of addresses: its first one, the number of fixed leading bits, and the number of all. */
interface Range {
  readonly first: bigint;
  readonly length: number;
  readonly bits: number;
}

const outside = new Refused("an address outside its range");

const hostsOf = ({ bits, length }: Range): bigint => 1n << BigInt(bits - length);

/** Reads a range in CIDR notation. */
function range(value: Json): Range | undefined {
  if (typeof value !== "string" || !ipaddr.isValidCIDR(value)) return undefined;
  const [address, length] = ipaddr.parseCIDR(value);
  const bytes = address.toByteArray();
  const within: Range = { first: 0n, length, bits: 8 * bytes.length };
  const given = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return { ...within, first: given - (given % hostsOf(within)) };
}

function written(address: bigint, bits: number): string {
  const bytes = Array.from({ length: bits / 8 }, (_, place) =>
    Number((address >> BigInt(bits - 8 * (place + 1))) & 0xffn),
  );
  return ipaddr.fromByteArray(bytes).toString();
}

/** Whether a range is too small to have a first and last address besides, which Microsoft doesn't define. */
const isPoint = ({ bits, length }: Range): boolean => bits - length < 2;

function parseCidr(within: Range): Result {
  if (isPoint(within)) return UNKNOWN;
  const { first, length, bits } = within;
  const last = first + hostsOf(within) - 1n;
  const all = (1n << BigInt(bits)) - 1n;
  const shared = {
    network: written(first, bits),
    netmask: written(all - (hostsOf(within) - 1n), bits),
    cidr: length,
  };
  return bits === 32
    ? {
        ...shared,
        broadcast: written(last, bits),
        firstUsable: written(first + 1n, bits),
        lastUsable: written(last - 1n, bits),
      }
    : { ...shared, firstUsable: written(first, bits), lastUsable: written(last, bits) };
}

function cidrSubnet(within: Range, length: number, index: number): Result {
  const inner = { ...within, length };
  if (!Number.isInteger(length) || length < within.length || length > within.bits) return outside;
  const offset = BigInt(Math.trunc(index)) * hostsOf(inner);
  if (index < 0 || offset >= hostsOf(within)) return outside;
  return `${written(within.first + offset, within.bits)}/${String(length)}`;
}

function cidrHost(within: Range, index: number): Result {
  if (isPoint(within)) return UNKNOWN;
  const host = BigInt(Math.trunc(index)) + 1n;
  return index < 0 || host >= hostsOf(within) - 1n ? outside : written(within.first + host, within.bits);
}

/** CIDR functions. Source: learn.microsoft.com, "CIDR functions for ARM templates", 2023-07. */
export const cidr: FunctionTable = {
  parsecidr: one(range, parseCidr),
  cidrsubnet: three(range, number, number, cidrSubnet),
  cidrhost: two(range, number, cidrHost),
};
