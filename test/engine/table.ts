import type { CustomResourceOptions, Inputs } from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { decide } from "../../activation/decide";
import type { Machine } from "../../activation/machine";
import type { Settings } from "../../activation/settings";
import { findKeys } from "../../languages/windows-script";
import type { ActivationPolicy, Judged, Level } from "../../policies/policy";
import { machineOf } from "../activation/machines";
import { hubProvider, runs } from "./cases";
import { type Fired, type Run, openStack } from "./engine";
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
  readonly policy: Pick<ActivationPolicy, "name" | "level">;
  /** The part of the case that it is reported at. */
  readonly at: string;
  /** The message; absent means any message. */
  readonly says?: (name: Names) => string;
}

export interface Case {
  /** `hub` holds the options of a resource on the Hub. */
  readonly declare: (add: Add, hub: CustomResourceOptions) => void;
  /** Everything expected at the parts of this case; absent means nothing. */
  readonly fires?: readonly Expected[];
  /** What is expected after `pulumi up`, if more is known then. */
  readonly firesAfterUp?: readonly Expected[];
}

/** Cases by what they show. */
export type Cases = Readonly<Record<string, Case>>;

/** The full names of the parts of a case. */
export function namesOf(title: string): Names {
  const slug = title.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return (part) => `${slug}.${part}`;
}

/** One violation by its policy, the part that it is reported at, and the message. */
export function fires(policy: Expected["policy"], at: string, says?: Expected["says"]): Expected {
  return says ? { policy, at, says } : { policy, at };
}

/** A program that declares all cases. */
export function programOf(cases: Cases): PulumiFn {
  return () => {
    const hub = { provider: hubProvider() };
    for (const [title, { declare }] of Object.entries(cases)) {
      const name = namesOf(title);
      declare((part, token, ...rest) => new RawResource(token, name(part), ...rest), hub);
    }
    return Promise.resolve();
  };
}

export const VM = "azure-native:compute:VirtualMachine";
export const EXTENSION = "azure-native:compute:VirtualMachineExtension";

/** Adds a machine `vm`, and an extension `key` that runs a command on it out of its protected settings. */
export function told(add: Add, inputs: Inputs, commandToExecute: string, options: CustomResourceOptions = {}): void {
  const vm = add("vm", VM, inputs, options);
  add("key", EXTENSION, runs(vm.name, commandToExecute), options);
}

/** A machine as messages name it. */
export function judgedOf(overrides: Partial<Machine>): Judged {
  const machine = machineOf(overrides);
  return { machine, verdict: decide(machine, {}) };
}

const nameIn = ({ resource }: Fired): string => resource.slice(resource.lastIndexOf("::") + 2);

/** The message without the policy's description, which the engine puts before it. */
const saidIn = ({ message }: Fired): string => message.slice(message.indexOf("\n") + 1);

const inOrder = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  [...rows].sort((left, right) => left.join().localeCompare(right.join()));

/** How a step differs from a first preview at the policies' own levels. */
interface Step {
  readonly afterUp?: boolean;
  /** The level that the configuration gives to all policies. */
  readonly level?: Level;
}

/** Tests that exactly the expected violations occur at each case, once, and none elsewhere. */
function check(cases: Cases, run: () => Run, { afterUp = false, level }: Step = {}): void {
  test.each(Object.entries(cases))("%s", (title, one) => {
    const name = namesOf(title);
    const expected = (afterUp ? one.firesAfterUp : undefined) ?? one.fires ?? [];
    const asked = new Set(expected.filter(({ says }) => says).map(({ policy, at }) => policy.name + name(at)));
    const fired = run().fired.filter((violation) => nameIn(violation).startsWith(name("")));
    expect(
      inOrder(
        fired.map((violation) => {
          const at = nameIn(violation);
          return [violation.policy, violation.level, at, asked.has(violation.policy + at) ? saidIn(violation) : ""];
        }),
      ),
    ).toEqual(
      inOrder(
        expected.map(({ policy, at, says }) => [policy.name, level ?? policy.level, name(at), says?.(name) ?? ""]),
      ),
    );
  });

  test("nothing fires elsewhere, and no policy fails", () => {
    const prefixes = Object.keys(cases).map((title) => namesOf(title)(""));
    const elsewhere = run().fired.filter((one) => !prefixes.some((prefix) => nameIn(one).startsWith(prefix)));
    expect(elsewhere).toEqual([]);
    expect(run().outcome).not.toBe("failed");
  });
}

/**
 * Takes a program of cases through its first preview, `pulumi up` with every policy advisory, the preview after it and
 * `pulumi policy analyze`, all on one stack, and checks each.
 */
export function checkAllSteps(cases: Cases, settings: Settings = {}, packages: readonly string[] = []): void {
  const runs = new Map<string, Run>();
  const runOf = (step: string) => (): Run => {
    const run = runs.get(step);
    if (!run) throw new Error(`There was no ${step}.`);
    return run;
  };

  beforeAll(async () => {
    const packConfig = { "activation-settings": settings };
    const advisory = { ...packConfig, all: "advisory" };
    const stack = await openStack({ program: programOf(cases), packages, packConfig });
    try {
      runs.set("first preview", await stack.preview());
      runs.set("up", await stack.up({ packConfig: advisory }));
      runs.set("preview after it", await stack.preview());
      runs.set("analyze", await stack.analyze());
    } finally {
      stack.remove();
    }
  }, 300_000);

  describe("by output reference, in the first preview", () => {
    check(cases, runOf("first preview"));
  });

  describe("in up, where every policy is advisory", () => {
    check(cases, runOf("up"), { afterUp: true, level: "advisory" });

    test("nothing is blocked", () => {
      expect(runOf("up")().outcome).toBe("passed");
    });
  });

  describe.each(["preview after it", "analyze"])("by id, in %s", (step) => {
    check(cases, runOf(step), { afterUp: true });
  });

  test.each(["first preview", "up", "preview after it", "analyze"])("a violation shows no key, in %s", (step) => {
    const { output, fired } = runOf(step)();
    expect(findKeys(output + JSON.stringify(fired))).toEqual([]);
  });
}
