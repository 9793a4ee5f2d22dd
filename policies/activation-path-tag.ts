import type { Verdict } from "../activation/verdict";
import { message } from "./message";
import { type Judged, type Rule, atMachine } from "./rule";

const name = "activation-path-tag";

/** The tag that says by which path a machine activates. Azure compares names of tags without regard to case. */
export const PATH_TAG = "windows-activation";

/** The path that a machine activates by, or would with the key that it lacks. Absent for what is not Windows. */
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
  missing: ({ machine }: Judged, path: string): string =>
    message(name, {
      what: `\`${machine.name}\` has no tag \`${PATH_TAG}\`.`,
      why: "Your organization keeps account of how its machines activate.",
      mend: `Add the tag with the value \`${path}\`, or set this policy to \`remediate\`, which adds it.`,
    }),
};

/** The machine that a resource itself is, if its tags are known and hold no path yet. */
function untagged({ machine, verdict }: Judged): string | undefined {
  const { tagNames, path } = machine;
  if (path !== "" || tagNames === undefined) return undefined;
  return tagNames.some((tag) => tag.toLowerCase() === PATH_TAG) ? undefined : pathTagOf(verdict);
}

export const activationPathTag: Rule = {
  name,
  displayName: "Activation path tag",
  description: "Every Windows machine carries a tag that says by which path it activates.",
  phase: "remediation",
  level: "disabled",
  severity: "low",
  tags: ["windows", "activation", "inventory"],
  remediationSteps: `Set the level to remediate, or add the tag ${PATH_TAG}.`,
  find: ({ judged }) =>
    judged.flatMap((one) => {
      const path = untagged(one);
      return path === undefined ? [] : [atMachine(one.machine, messages.missing(one, path))];
    }),
  remedy: ({ judged }) => {
    const path = judged.map(untagged).find((one) => one !== undefined);
    return path === undefined ? {} : { [PATH_TAG]: path };
  },
};
