import type { CustomResourceOptions, Inputs } from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { decide } from "../../activation/decide";
import type { Machine } from "../../activation/machine";
import type { Judged, Rule } from "../../policies/rule";
import { machineOf } from "../activation/machines";
import type { Fired, Run } from "./engine";
import { RawResource } from "./raw";

/** The full name of a part of a case: cases share one program, and each has names of its own. */
export type Names = (part: string) => string;

/** Declares a resource of a case. */
export type Add = (
  part: string,
  token: string,
  inputs: Inputs,
  options?: CustomResourceOptions,
  localPackage?: Promise<string>,
) => RawResource;

/** One violation that is expected. */
export interface Expected {
  readonly rule: Pick<Rule, "name" | "level">;
  /** The part of the case that it is reported at. */
  readonly at: string;
  /** The message; any where absent. */
  readonly says?: (name: Names) => string;
}

export interface Case {
  readonly declare: (add: Add) => void;
  /** All that fires at the parts of this case; nothing where absent. */
  readonly fires?: readonly Expected[];
  /** The same once `pulumi up` has run, where that tells more. */
  readonly firesAfterUp?: readonly Expected[];
}

/** Cases by what they show. */
export type Cases = Readonly<Record<string, Case>>;

function namesOf(title: string): Names {
  const slug = title.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return (part) => `${slug}.${part}`;
}

/** One violation by its rule, the part that it is reported at, and the message. */
export function fires(rule: Expected["rule"], at: string, says?: Expected["says"]): Expected {
  return says ? { rule, at, says } : { rule, at };
}

/** A program that declares all cases. */
export function programOf(cases: Cases): PulumiFn {
  return () => {
    for (const [title, { declare }] of Object.entries(cases)) {
      const name = namesOf(title);
      declare((part, ...rest) => {
        const [token, inputs, options, localPackage] = rest;
        return new RawResource(token, name(part), inputs, options, localPackage);
      });
    }
    return Promise.resolve();
  };
}

/** A machine as a message speaks of it. */
export function judgedOf(overrides: Partial<Machine>): Judged {
  const machine = machineOf(overrides);
  return { machine, verdict: decide(machine, {}) };
}

const nameIn = ({ resource }: Fired): string => resource.slice(resource.lastIndexOf("::") + 2);

/** What is said, without the description of the policy that the engine puts before it. */
const saidIn = ({ message }: Fired): string => message.slice(message.indexOf("\n") + 1);

const inOrder = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  [...rows].sort((left, right) => left.join().localeCompare(right.join()));

/** Tests that just what is expected fires at each case, once, and nothing elsewhere. */
export function check(cases: Cases, run: () => Run, afterUp = false): void {
  test.each(Object.entries(cases))("%s", (title, one) => {
    const name = namesOf(title);
    const expected = (afterUp ? one.firesAfterUp : undefined) ?? one.fires ?? [];
    const said = new Map(expected.map(({ rule, at, says }) => [rule.name + name(at), says?.(name)]));
    const fired = run().fired.filter((violation) => nameIn(violation).startsWith(name("")));
    const rows = fired.map((violation) => {
      const { policy, level } = violation;
      const at = nameIn(violation);
      return [policy, level, at, said.get(policy + at) === undefined ? "" : saidIn(violation)];
    });
    expect(inOrder(rows)).toEqual(
      inOrder(expected.map(({ rule, at, says }) => [rule.name, rule.level, name(at), says?.(name) ?? ""])),
    );
  });

  test("nothing fires elsewhere, and no policy fails", () => {
    const prefixes = Object.keys(cases).map((title) => namesOf(title)(""));
    const elsewhere = run().fired.filter((one) => !prefixes.some((prefix) => nameIn(one).startsWith(prefix)));
    expect(elsewhere).toEqual([]);
    expect(run().outcome).not.toBe("failed");
  });
}
