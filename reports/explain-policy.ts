import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createColors } from "picocolors";
import { type DescribedPolicy, POLICIES } from "../policies/all";
import { PACKAGE_ROOT } from "./version";

/** A policy and its page. */
export interface PolicyExplanation {
  readonly policy: DescribedPolicy;
  /** Markdown. */
  readonly page: string;
}

/** The page of a policy as the package ships it; `undefined` where no policy has the name. */
export function explainPolicy(name: string): PolicyExplanation | undefined {
  const policy = POLICIES.find((each) => each.name === name);
  return policy && { policy, page: readFileSync(join(PACKAGE_ROOT, `docs/policies/${policy.name}.md`), "utf8") };
}

/** A page without its front matter, which is for programs. */
function withoutHead(page: string): string {
  const end = page.startsWith("---\n") ? page.indexOf("\n---\n") : -1;
  return end < 0 ? page : page.slice(end + "\n---\n".length).trimStart();
}

/** The page for a terminal. Markdown reads well as it is; headings and code stand out. */
export function policyText({ page, policy }: PolicyExplanation, color: boolean): string {
  const colors = createColors(color);
  let code = false;
  const lines = withoutHead(page).trimEnd().split("\n");
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
  const [title = "", ...rest] = shown;
  const facts = `${policy.level} by default, severity ${policy.severity}`;
  return `${[title, colors.dim(facts), ...rest].join("\n")}\n`;
}
