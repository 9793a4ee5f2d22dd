import { PAGES } from "../activation/tables/pages";
import type { Verdict } from "../activation/verdict";
import { isSameTag } from "../machines/tags";
import { UNKNOWN } from "../values/value";
import { message } from "./message";
import { sourceOf } from "./phrases";
import { type ActivationPolicy, CLOUD_FAMILIES, type Judged, atMachine } from "./policy";

const name = "activation-path-tag";

/** The tag that records how a machine activates. Azure compares tag names case-insensitively. */
export const PATH_TAG = "windows-activation";

export const activationPathTag: ActivationPolicy<typeof name> = {
  name,
  displayName: "Activation path tag",
  description: "A Windows machine has no tag that records how it activates.",
  phase: "remediation",
  level: "disabled",
  severity: "low",
  tags: ["windows", "activation", "inventory"],
  clouds: CLOUD_FAMILIES,
  remediationSteps: `Set the level to remediate, or add the tag ${PATH_TAG}.`,
  find: ({ judged }) =>
    judged.flatMap((one) => {
      const path = untagged(one);
      return path === undefined ? [] : [atMachine(one.machine, messages.missing(one, path))];
    }),
  fixes: `Adds the tag \`${PATH_TAG}\` to virtual machines, scale sets and lab machines that run Windows, even if they have no tags. Never changes or removes a tag, and leaves unknown tags alone.`,
  remedy: ({ judged }) => {
    const value = judged.map(untagged).find((one) => one !== undefined);
    return value === undefined ? [] : [{ path: ["tags", PATH_TAG], value }];
  },
};

/** Returns the path by which a machine activates, or would with the key that it lacks; absent if it isn't Windows. */
export function pathTagOf(verdict: Verdict): string | undefined {
  switch (verdict.kind) {
    case "not-windows":
      return undefined;
    case "activates":
      return verdict.path;
    case "needs-key":
      return verdict.need === "release-too-old" ? "mak" : "mak-or-organization-kms";
    case "cannot-activate":
      return "none";
    case "undecided":
      return "undecided";
  }
}

export const messages = {
  missing: (one: Judged, path: string): string =>
    message({
      what: `\`${one.machine.name}\` has no tag \`${PATH_TAG}\`.`,
      why: "Your organization tracks how its machines activate.",
      fix: `Add the tag with the value \`${path}\`, or deploy the machine with this pack at the level \`remediate\`, which adds it.`,
      source: sourceOf(one, PAGES.azureFaq.source),
    }),
};

/** The path to tag a machine with, unless it has one or its tags are unknown. */
function untagged({ machine, verdict }: Judged): string | undefined {
  const { tagNames = [], path } = machine;
  if (path !== "" || tagNames === UNKNOWN) return undefined;
  return tagNames.some((tag) => isSameTag(tag, PATH_TAG)) ? undefined : pathTagOf(verdict);
}
