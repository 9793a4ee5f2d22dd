import { UNKNOWN } from "../../../values/value";
import { record } from "../json";
import { Refused } from "../syntax";
import { type FunctionTable, type Result, number, one, text, three, two } from "./function";

/** A range of IPv4 addresses: its first address as a number, and the length of its prefix. */
interface Range {
  readonly first: number;
  readonly length: number;
}

const IPV4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

function sizeOf(length: number): number {
  return 2 ** (32 - length);
}

function shown(address: number): string {
  return [24, 16, 8, 0].map((bits) => Math.floor(address / 2 ** bits) % 256).join(".");
}

/** Calls a function with an IPv4 range. One of IPv6 is unknown. */
function inRange(network: string, run: (range: Range) => Result): Result {
  const [, ...parts] = IPV4.exec(network.trim()) ?? [];
  const numbers = parts.map(Number);
  const bytes = numbers.slice(0, 4);
  const length = numbers[4];
  if (length === undefined) return network.includes(":") ? UNKNOWN : new Refused("an invalid address range");
  if (length > 32 || bytes.some((byte) => byte > 255)) return new Refused("an invalid address range");
  const address = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  return run({ first: address - (address % sizeOf(length)), length });
}

const outside = new Refused("an address outside its range");

/** Functions on address ranges. Source: learn.microsoft.com, "CIDR functions for ARM templates", 2024-06-20. */
export const addresses: FunctionTable = {
  parsecidr: one(text, (network) =>
    inRange(network, ({ first, length }) => {
      const last = first + sizeOf(length) - 1;
      return record([
        ["network", shown(first)],
        ["netmask", shown(2 ** 32 - sizeOf(length))],
        ["broadcast", shown(last)],
        ["firstUsable", shown(first + 1)],
        ["lastUsable", shown(last - 1)],
        ["cidr", length],
      ]);
    }),
  ),
  cidrsubnet: three(text, number, number, (network, length, index) =>
    inRange(network, (range) => {
      if (length < range.length || length > 32 || index < 0 || index >= 2 ** (length - range.length)) return outside;
      return `${shown(range.first + index * sizeOf(length))}/${length}`;
    }),
  ),
  cidrhost: two(text, number, (network, index) =>
    inRange(network, ({ first, length }) =>
      index < 0 || index >= sizeOf(length) - 2 ? outside : shown(first + 1 + index),
    ),
  ),
};
