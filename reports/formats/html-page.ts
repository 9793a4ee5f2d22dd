import { createHash } from "node:crypto";
import { escape } from "html-escaper";
import type { Format, FormatMaker, FormatOptions } from "./format";
import { Overview } from "./html/overview";
import { SCRIPT } from "./html/script";
import { settingsSection } from "./html/settings";
import { MACHINE_HEAD, StackPage } from "./html/stack-page";
import { STYLE } from "./html/style";
import { explanationOf } from "./shown";

function hash(content: string): string {
  return `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
}

function head({ version, time }: FormatOptions): string {
  const policy = `default-src 'none'; style-src ${hash(STYLE)}; script-src ${hash(SCRIPT)}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en" class="plain">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Windows activation report</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>Windows activation</h1>
<p class="soft">windows-activation ${escape(version)}, <time datetime="${escape(time)}">${escape(time.slice(0, 16).replace("T", " "))} UTC</time></p>
</header>
<main>
`;
}

const CONTENTS = `<nav aria-label="Contents"><ul>
<li><a href="#overview">Overview</a></li>
<li class="live"><a href="#findings">Findings</a></li>
<li class="live"><a href="#machines">Machines</a></li>
<li><a href="#waivers">Waivers</a></li>
<li><a href="#settings">Settings and versions</a></li>
</ul></nav>
`;

function choice(label: string, name: string, options: readonly (readonly [value: string, text: string])[]): string {
  const list = options.map(([value, text]) => `<option value="${value}">${text}</option>`).join("");
  return `<label>${label} <select name="${name}">${list}</select></label>\n`;
}

const ALL = ["", "all"] as const;
const same = (name: string) => [name, name] as const;

const FORM = `<form class="live" role="search" aria-label="Filter the report">
<label class="wide">Search <input type="search" name="text" placeholder="name, image, policy …" autocomplete="off"></label>
${choice("Policy", "policy", [ALL])}${choice("Level", "level", [ALL, same("mandatory"), same("advisory"), same("undecided")])}\
${choice("Stack", "stack", [ALL])}${choice("Cloud", "cloud", [ALL])}\
${choice("Waived", "waived", [
  ["", "hide"],
  ["all", "show"],
  ["only", "only"],
])}\
${choice("Change", "change", [ALL, same("new"), same("unchanged")])}\
${choice("Sort findings by", "sort", [same("severity"), same("policy"), same("stack"), same("name")])}\
<button type="button" name="clear">Clear</button>
<output name="count" aria-live="polite"></output>
</form>
`;

/** What the page says about explanations, above the machines and where no script runs. */
interface Notes {
  readonly above: string;
  readonly plain: string;
}

const NO_NOTES: Notes = { above: "", plain: "" };
const EXPLAINED: Notes = {
  above: `<p class="soft">Explain shows what leads to the verdict on a machine, and what would change it.</p>\n`,
  plain: `<p class="soft scriptless">With JavaScript, this page also explains the verdict on each machine.</p>\n`,
};
const UNEXPLAINED: Notes = {
  above: `<p class="soft">The merged reports don't explain their machines: write them with <code>--explain</code>, or run <code>windows-activation explain machine NAME FILE</code>.</p>\n`,
  plain: "",
};

function lists({ above }: Notes): string {
  return `<section class="live" id="findings" aria-labelledby="findings-title">
<h2 id="findings-title">Findings</h2>
<p class="none" hidden></p>
<ul class="findings"></ul>
<button type="button" class="more" hidden></button>
</section>
<section class="live" id="machines" aria-labelledby="machines-title">
<h2 id="machines-title">Machines</h2>
<p class="none" hidden></p>
${above}<div class="scroll" role="group" tabindex="0" aria-labelledby="machines-title"><table>
${MACHINE_HEAD}<tbody></tbody></table></div>
<button type="button" class="more" hidden></button>
</section>
`;
}

/** One self-contained page: overview, findings, machines and filters. It loads nothing from the network, which its security policy enforces. */
export const html: FormatMaker = (options): Format => {
  const overview = new Overview();
  const titles = new Map<string, number>();
  let stacks = 0;
  let notes = NO_NOTES;
  return {
    begin: () => head(options),
    stack: (report) => {
      stacks += 1;
      const id = `stack-${stacks}`;
      const repeat = titles.get(report.title) ?? 0;
      titles.set(report.title, repeat + 1);
      overview.add(report, id);
      const [row] = report.inventory;
      if (row && notes !== UNEXPLAINED) notes = explanationOf(row, report) ? EXPLAINED : UNEXPLAINED;
      return new StackPage(report, id, repeat).html();
    },
    end: (ending) => `${CONTENTS}${notes.plain}<section id="overview" aria-labelledby="headline">
${overview.html(ending, options.time)}
</section>
${FORM}${lists(notes)}<section id="waivers" aria-labelledby="waivers-title">
<h2 id="waivers-title">Waivers</h2>
${overview.waiversTable()}
</section>
${settingsSection(options, ending.configurations)}</main>
<script>${SCRIPT}</script>
</body>
</html>
`,
  };
};
