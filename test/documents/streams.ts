import { readInput } from "../../documents/read-document";
import { check } from "../../reports/check";
import { readPolicyConfig } from "../../reports/policy-config";

/** One recorded stream: how it was written, and what is right to find in it. */
interface Stream {
  /** Flags of `pulumi preview`. */
  readonly flags?: string;
  /** `<resource> <policy>`, sorted. */
  readonly findings: readonly string[];
}

/** Which steps a stream shows. */
export type Phase =
  "create" | "same" | "update" | "replace" | "replace-deleting-first" | "delete" | "delete-key" | "refresh" | "read";

/**
 * Streams by the steps that they show, of a stack with a machine `web` that an extension `key` gives a MAK hidden by `[secret]`, and a machine
 * `bare` that gets none; both run Windows Server 2012 on a Hub. `test/engine/streams.test.ts` records them.
 */
export const STREAMS: Readonly<Record<Phase, Stream>> = {
  // Events show no dependencies, and until `web` is deployed nothing else ties `key` to it.
  create: { findings: ["bare activation-undecided", "web activation-undecided"] },
  same: { findings: ["bare mak-key-required", "web activation-undecided"] },
  update: { findings: ["bare activation-undecided", "web activation-undecided"] },
  replace: { findings: ["bare activation-undecided", "web activation-undecided"] },
  "replace-deleting-first": { findings: ["bare activation-undecided", "web activation-undecided"] },
  delete: { findings: ["web activation-undecided"] },
  "delete-key": { findings: ["bare mak-key-required", "web mak-key-required"] },
  refresh: { flags: "--refresh", findings: ["bare mak-key-required", "web activation-undecided"] },
  // `other` is only read, so nothing is reported on it.
  read: { findings: ["bare mak-key-required", "web activation-undecided"] },
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
