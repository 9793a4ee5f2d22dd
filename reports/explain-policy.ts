import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createColors } from "picocolors";
import { DESCRIBED, type Described } from "./formats/rules";
import { PACKAGE_ROOT } from "./version";

/** A policy and its page. */
export interface PolicyExplanation {
  readonly policy: Described;
  /** Markdown. */
  readonly page: string;
}

/** The page of a policy as the package ships it; `undefined` where no policy has the name. */
export function explainPolicy(name: string): PolicyExplanation | undefined {
  const policy = DESCRIBED.find((each) => each.name === name);
  return policy && { policy, page: readFileSync(join(PACKAGE_ROOT, `docs/policies/${policy.name}.md`), "utf8") };
}

/** The page for a terminal. Markdown reads well as it is; headings and code stand out. */
export function policyText({ page }: PolicyExplanation, color: boolean): string {
  const colors = createColors(color);
  let code = false;
  const lines = page.trimEnd().split("\n");
  const shown = lines.flatMap((line) => {
    if (line.startsWith("```")) {
      code = !code;
      return [];
    }
    if (code) return [`    ${colors.cyan(line)}`];
    if (line.startsWith("<!--")) return [];
    if (line.startsWith("#")) return [colors.bold(line.replace(/^#+ /, ""))];
    return [line.replace(/`([^`]+)`/g, (_, inner: string) => colors.cyan(inner))];
  });
  return `${shown.join("\n")}\n`;
}
