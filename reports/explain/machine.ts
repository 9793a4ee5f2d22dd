import type { Judged } from "../../policies/policy";
import { alike } from "../../values/alike";
import type { Examination } from "../check";
import { resourceOf } from "../formats/shown";
import { Chains, type MachineChain } from "./machine-chain";
import { addressOf } from "./machine-text";

/** The most machines that an error lists. */
const LISTED = 10;

interface Candidate {
  readonly one: Judged;
  readonly from: Examination;
}

/** The machine that a name means, or why it means none. */
export type MachineAnswer =
  | { readonly kind: "chain"; readonly chain: MachineChain }
  | { readonly kind: "several"; readonly addresses: readonly string[]; readonly more: number }
  /** Names of machines that are spelled alike, else of the first ones, and how many others there are. */
  | { readonly kind: "none"; readonly near: readonly string[]; readonly more: number };

/** Everything that one machine may be called, in lower case; the address alone if several machines share it. */
function spellings({ machine }: Judged): readonly string[] {
  const { name, urn, path } = machine;
  const last = urn.split("/").at(-1) ?? urn;
  return [name, urn, last, resourceOf(machine), addressOf(urn, path)].map((text) => text.toLowerCase());
}

function nearest(asked: string, names: readonly string[]): readonly string[] {
  const near = alike(asked, names);
  return (near.length > 0 ? near : names).slice(0, LISTED);
}

/**
 * Finds a machine by its name, URN, Terraform address or resource ID, in any case. Several machines in one resource are
 * distinguished by the path in parentheses, as reports show it.
 */
export function explainMachine(asked: string, examined: readonly Examination[]): MachineAnswer {
  const all = examined.flatMap((from): readonly Candidate[] =>
    (from.judgement?.judged ?? [])
      .filter(({ machine }) => from.judgement?.context.has(machine.urn) === false)
      .map((one) => ({ one, from })),
  );
  const wanted = asked.trim().toLowerCase();
  const named = all.filter(({ one }) => spellings(one).includes(wanted));
  const exact = named.filter(({ one }) => addressOf(one.machine.urn, one.machine.path).toLowerCase() === wanted);
  const [found, ...others] = exact.length > 0 ? exact : named;
  if (!found) {
    const names = [...new Set(all.map(({ one }) => resourceOf(one.machine)))];
    const near = nearest(asked, names);
    return { kind: "none", near, more: names.length - near.length };
  }
  if (others.length > 0) {
    const addresses = [found, ...others].map(
      ({ one, from }) => `${addressOf(one.machine.urn, one.machine.path)} in ${from.report.file}`,
    );
    return { kind: "several", addresses: addresses.slice(0, LISTED), more: Math.max(addresses.length - LISTED, 0) };
  }
  const { one, from } = found;
  const { judgement, report } = from;
  if (!judgement) return { kind: "none", near: [], more: 0 };
  return { kind: "chain", chain: new Chains(judgement, report).of(one) };
}
