import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createColors } from "picocolors";
import { type DescribedPolicy, POLICIES } from "../../policies/all";
import { pageOf } from "../../policies/policy";
import { PACKAGE_ROOT } from "../version";

/** A policy and its page. */
export interface PolicyExplanation {
  readonly policy: DescribedPolicy;
  /** Markdown. */
  readonly page: string;
}

/** Returns a policy's page as shipped with the package; `undefined` if there is no such policy. */
export function explainPolicy(name: string): PolicyExplanation | undefined {
  const policy = POLICIES.find((each) => each.name === name);
  return policy && { policy, page: readFileSync(join(PACKAGE_ROOT, `docs/policies/${policy.name}.md`), "utf8") };
}

/** Removes a page's front matter. */
function withoutHead(page: string): string {
  const end = page.startsWith("---\n") ? page.indexOf("\n---\n") : -1;
  return end < 0 ? page : page.slice(end + "\n---\n".length).trimStart();
}

/** Writes the target of each link after its text. A relative one leads from the policy's page. */
function withTargets(line: string, { name }: DescribedPolicy): string {
  return line.replace(
    /\[([^\]]+)\]\(([^)]+)\)/g,
    (_, label: string, target: string) => `${label} (${new URL(target, pageOf(name)).href})`,
  );
}

/** Formats a page for the terminal: its tables as they are, with highlighted headings and code, and links in full. */
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
    return [
      withTargets(line, policy)
        .replace(/\*\*([^*]+)\*\*/g, (_, inner: string) => colors.bold(inner))
        .replace(/`([^`]+)`/g, (_, inner: string) => colors.cyan(inner)),
    ];
  });
  const [title = "", ...rest] = shown;
  const facts = `${policy.level} by default, severity ${policy.severity}`;
  return `${[title, colors.dim(facts), ...rest].join("\n")}\n`;
}
