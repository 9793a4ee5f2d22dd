import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Settings } from "../../activation/settings";
import { readInput } from "../../documents/read-input";
import type { StackDeclaration } from "../../machines/inventory";
import { MACHINE_POLICIES } from "../../policies/all";
import { findAll } from "../../policies/find";
import { judge } from "../../policies/judge";
import { corpus, deployed } from "../corpus/corpus";
import { stackOf } from "../policies/declare";

/** A stack that the laws start from. */
export interface Seed {
  readonly title: string;
  readonly stack: StackDeclaration;
  readonly settings: Settings;
}

/** Files that the engine wrote. */
const RECORDED = [join(__dirname, "..", "documents", "streams"), join(__dirname, "..", "reports", "fixtures")];

function recorded(): readonly Seed[] {
  return RECORDED.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => /\.jsonl?$/.test(file) && !file.startsWith("analysis"))
      .map((file): Seed => {
        const { resources } = readInput(readFileSync(join(folder, file), "utf8"));
        return { title: file, stack: { stack: "prod", resources, variables: {} }, settings: {} };
      }),
  );
}

/** Every stack of the corpus, and every file that the engine wrote. */
export const SEEDS: readonly Seed[] = [
  ...corpus().flatMap(({ stacks }) =>
    stacks.map((one): Seed => ({
      title: one.title,
      stack: stackOf(deployed(one)),
      settings: one.settings ?? {},
    })),
  ),
  ...recorded(),
];

/** One finding, with the resource that it stands at. */
export interface Found {
  readonly policy: string;
  readonly urn: string;
  readonly message: string;
}

/** What is found in a stack. */
export function foundIn({ stack, settings }: Pick<Seed, "stack" | "settings">): readonly Found[] {
  return [...findAll(MACHINE_POLICIES, judge(stack, settings))].flatMap(([policy, findings]) =>
    findings.map(({ urn = "", message }) => ({ policy, urn, message })),
  );
}
