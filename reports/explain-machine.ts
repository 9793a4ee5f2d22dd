import type { Judged } from "../policies/policy";
import type { Examination } from "./check";
import { resourceOf } from "./formats/shown";
import { type MachineChain, machineChain } from "./machine-chain";

/** The most machines that an error lists. */
const LISTED = 10;

/** How alike names are counted: the share of common pairs of letters, from 0 to 1, that makes one near. */
const NEAR = 0.4;

interface Candidate {
  readonly one: Judged;
  readonly from: Examination;
}

/** The machine that a name means, or why it means none. */
export type MachineAnswer =
  | { readonly kind: "chain"; readonly chain: MachineChain }
  | { readonly kind: "several"; readonly addresses: readonly string[]; readonly more: number }
  /** Names of machines that are spelled alike, else of the first ones. */
  | { readonly kind: "none"; readonly near: readonly string[]; readonly machines: number };

/** Everything that one machine may be called, in lower case; the address alone if several machines share it. */
function spellings({ machine }: Judged): readonly string[] {
  const { name, urn, path } = machine;
  const last = urn.split("/").at(-1) ?? urn;
  return [name, urn, last, resourceOf(machine), addressOf({ urn, path })].map((text) => text.toLowerCase());
}

function addressOf({ urn, path }: Pick<Judged["machine"], "urn" | "path">): string {
  return path === "" ? urn : `${urn} (${path})`;
}

function pairs(text: string): ReadonlySet<string> {
  const letters = text.toLowerCase();
  return new Set(Array.from({ length: Math.max(letters.length - 1, 0) }, (_, at) => letters.slice(at, at + 2)));
}

function likeness(a: string, b: string): number {
  const [one, other] = [pairs(a), pairs(b)];
  const common = [...one].filter((pair) => other.has(pair)).length;
  return one.size + other.size === 0 ? 0 : (2 * common) / (one.size + other.size);
}

function nearest(asked: string, names: readonly string[]): readonly string[] {
  const scored = names.map((name) => ({ name, score: likeness(asked, name) }));
  const near = scored.filter(({ score }) => score >= NEAR).sort((a, b) => b.score - a.score);
  return (near.length > 0 ? near : scored).slice(0, LISTED).map(({ name }) => name);
}

/**
 * Finds a machine by its name, URN, Terraform address or resource ID, in any case. Several machines in one resource are
 * told apart by the path in parentheses, as reports show it.
 */
export function explainMachine(asked: string, examined: readonly Examination[]): MachineAnswer {
  const all = examined.flatMap((from): readonly Candidate[] =>
    (from.judgement?.judged ?? [])
      .filter(({ machine }) => from.judgement?.context.has(machine.urn) === false)
      .map((one) => ({ one, from })),
  );
  const wanted = asked.trim().toLowerCase();
  const named = all.filter(({ one }) => spellings(one).includes(wanted));
  const exact = named.filter(({ one }) => addressOf(one.machine).toLowerCase() === wanted);
  const [found, ...others] = exact.length > 0 ? exact : named;
  if (!found) {
    const names = [...new Set(all.map(({ one }) => resourceOf(one.machine)))];
    return { kind: "none", near: nearest(asked, names), machines: all.length };
  }
  if (others.length > 0) {
    const addresses = [found, ...others].map(({ one, from }) => `${addressOf(one.machine)} in ${from.report.file}`);
    return { kind: "several", addresses: addresses.slice(0, LISTED), more: Math.max(addresses.length - LISTED, 0) };
  }
  const { one, from } = found;
  const { judgement, report } = from;
  if (!judgement) return { kind: "none", near: [], machines: 0 };
  return { kind: "chain", chain: machineChain(one, judgement, report) };
}

type Section = readonly [title: string, lines: readonly string[]];

function sections(chain: MachineChain): readonly Section[] {
  const { cloud, image, windows, host, told, deliveries, network, reach, verdict, findings, missing, wouldChange } =
    chain;
  const disks = {
    image: "made from the image",
    attached: "existing disk",
    imported: "imported VHD",
    unknown: "unknown",
  };
  const source = verdict.source === undefined ? [] : [`Source: ${verdict.source} (${verdict.date ?? "undated"})`];
  return [
    ["Cloud", [`${cloud.is}, shown by ${cloud.shownBy}`]],
    ["Image", [`${image.is}; OS disk: ${disks[image.disk]}`]],
    ["Windows", [windows]],
    ["Host", host === undefined ? [] : [host]],
    ["Also known", told],
    [
      "Delivered",
      deliveries.map(({ what, name, path, secret, delivers }) => {
        return `${what} ${name} (${path}${secret ? ", secret" : ""}): ${delivers}`;
      }),
    ],
    [
      "Network",
      [...network.map(({ what, name, effect }) => `${what}${name === "" ? "" : ` ${name}`}: ${effect}`), `It ${reach}`],
    ],
    [
      "Verdict",
      [`It ${verdict.text}`, ...(verdict.assumed === undefined ? [] : [`Assumed: ${verdict.assumed}`]), ...source],
    ],
    [
      "Policies",
      findings.flatMap(({ policy, level, severity, waiver, message, at }) => [
        `${policy} at ${at}: ${waiver ? `waived until ${waiver.expires}` : level}, ${severity} severity`,
        `  ${message}`,
      ]),
    ],
    ["Unknown", missing],
    ["What would change the verdict", wouldChange.map(({ change, text }) => `If ${change}, it ${text}`)],
  ];
}

/** Formats a chain for the terminal. */
export function machineText(chain: MachineChain): string {
  const { noun, address, path, stack, file } = chain;
  const blocks = sections(chain)
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => `\n${title}\n${lines.map((line) => `  ${line}\n`).join("")}`);
  return `${resourceOf(chain)}: ${noun} in ${stack}\n${addressOf({ urn: address, path })}\n${file}\n${blocks.join("")}`;
}
