import { readInput } from "../../documents/read-input";
import { check } from "../../reports/check";
import { readPolicyConfig } from "../../reports/policy-config";

/** One recorded stream: how it was written, and what is right to find in it. */
interface Stream {
  /** Flags of `pulumi preview`. */
  readonly flags?: string;
  /** `<resource> <policy>`, sorted. */
  readonly findings: readonly string[];
  /** The same in `pulumi preview --json` without streaming, where it differs. */
  readonly whole?: readonly string[];
}

/** Which steps a stream shows. */
export type Phase =
  | "create"
  | "same"
  | "update"
  | "replace"
  | "replace-deleting-first"
  | "delete"
  | "delete-key"
  | "refresh"
  | "read"
  | "refresh-and-delete"
  | "refresh-of-gone"
  | "delete-leftover"
  | "refresh-of-gone-leftover";

const TIED = ["bare mak-key-required", "web activation-undecided"];
/** Events show no dependencies, and until `web` is deployed nothing else ties `key` to it. */
const DOUBTED = ["bare activation-undecided", "web activation-undecided"];

/**
 * Previews by the steps that they show, of a stack with a machine `web` that an extension `key` gives a MAK hidden by `[secret]`, and a machine
 * `bare` that gets none; both run Windows Server 2012 on a Hub. `test/engine/streams.test.ts` records them.
 */
export const STREAMS: Readonly<Record<Phase, Stream>> = {
  create: { findings: DOUBTED, whole: TIED },
  same: { findings: TIED },
  update: { findings: DOUBTED, whole: TIED },
  replace: { findings: DOUBTED, whole: TIED },
  "replace-deleting-first": { findings: DOUBTED, whole: TIED },
  delete: { findings: ["web activation-undecided"] },
  "delete-key": { findings: ["bare mak-key-required", "web mak-key-required"] },
  refresh: { flags: "--refresh", findings: TIED },
  // `other` is only read, so nothing is reported on it.
  read: { findings: TIED },
  "refresh-and-delete": { flags: "--refresh", findings: ["web activation-undecided"] },
  // `gone`, which the program no longer declares, was deleted in the cloud.
  "refresh-of-gone": { flags: "--refresh", findings: TIED },
  // An earlier run replaced `bare` and couldn't delete its predecessor.
  "delete-leftover": { findings: TIED },
  "refresh-of-gone-leftover": { flags: "--refresh", findings: TIED },
};

/** What `check` finds in a file, as `<resource> <policy>`, sorted. */
export async function findingsIn(content: string): Promise<readonly string[]> {
  const config = await readPolicyConfig(undefined);
  const { findings } = check(readInput(content), "-", {
    config,
    date: "2026-11-25",
    variables: {},
    folderOf: () => undefined,
  });
  return findings.map(({ name, policy }) => `${name} ${policy}`).sort();
}
