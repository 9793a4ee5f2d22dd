import { createHash } from "node:crypto";
import { escape } from "html-escaper";
import type { InventoryRow, ReportedFinding, StackReport } from "../report";
import type { Ending, Format, FormatMaker } from "./format";
import { SCRIPT } from "./html-script";
import { STYLE } from "./html-style";
import { pageOf } from "./rules";
import { gravityOf, oneLine, printable, resourceOf, shown, waiverText } from "./shown";

function text(value: string): string {
  return escape(printable(value));
}

/** What stands between backticks is shown as code. */
function prose(message: string): string {
  return printable(message)
    .split("`")
    .map((part, index, all) =>
      index % 2 === 1 && index < all.length - 1 ? `<code>${escape(part)}</code>` : escape(part),
    )
    .join("");
}

function hash(content: string): string {
  return `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
}

function head(version: string, time: string): string {
  const policy = `default-src 'none'; style-src ${hash(STYLE)}; script-src ${hash(SCRIPT)}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
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
<p class="soft">windows-activation ${escape(version)}, <time datetime="${escape(time)}">${escape(time)}</time></p>
</header>
<form role="search" aria-label="Filter the report" hidden>
<label>Search <input type="search" name="text" placeholder="resource, image, policy …" autocomplete="off"></label>
<label>Level <select name="level"><option value="">all</option><option>mandatory</option><option>advisory</option></select></label>
<label>Cloud <select name="cloud"><option value="">all</option></select></label>
<label class="check"><input type="checkbox" name="waived"> waived findings</label>
<label class="check"><input type="checkbox" name="inventory"> open inventories</label>
<button type="button" name="clear">Clear</button>
<output name="count" aria-live="polite"></output>
</form>
<main>
`;
}

function findingItem(finding: ReportedFinding, cloud: string): string {
  const { policy, level, message, position, waiver, urn } = finding;
  const known = level === "remediate" ? "mandatory" : level;
  const gravity = waiver ? "waived" : gravityOf(finding);
  const place = position ? ` · ${text(`${position.file}:${position.line}:${position.column}`)}` : "";
  const reason = waiver ? `<p>Waived: ${text(waiverText(finding))}</p>` : "";
  return `<li class="finding ${gravity}" data-level="${known}" data-cloud="${cloud}" data-waived="${waiver ? "yes" : "no"}">
<h3><span class="level">${waiver ? "waived" : known}</span>${text(oneLine(resourceOf(finding)))}</h3>
<p class="soft"><a href="${pageOf(policy)}">${policy}</a>${place}</p>
<p>${prose(message)}</p>${reason}
<p class="soft">${text(urn ?? "")}</p>
</li>
`;
}

function inventoryRow(row: InventoryRow): string {
  const { cloud = "unknown", build, image, release = "unknown", edition = "", verdict, activation, shownBy } = row;
  const { assumed, level = "", waived } = row;
  const cells = [
    build === undefined ? cloud : `${cloud} ${build}`,
    image,
    edition === "" ? release : `${release} ${edition}`,
    activation ?? verdict,
    assumed === undefined ? shownBy : `${shownBy} (assumed: ${assumed})`,
    waived ? "waived" : level,
  ];
  return `<tr data-level="${level}" data-cloud="${cloud}"><th scope="row">${text(oneLine(resourceOf(row)))}</th>${cells.map((cell) => `<td>${prose(oneLine(cell)).replaceAll(":", ":<wbr>")}</td>`).join("")}</tr>\n`;
}

function inventory(rows: readonly InventoryRow[], id: string): string {
  if (rows.length === 0) return "";
  const columns = ["Resource", "Cloud", "Image", "Windows", "Activation", "Shown by", "Level"];
  return `<details><summary>Inventory: ${rows.length} Windows ${rows.length === 1 ? "machine" : "machines"}</summary>
<div class="scroll" role="group" tabindex="0" aria-labelledby="${id}"><table>
<thead><tr>${columns.map((column) => `<th scope="col">${column}</th>`).join("")}</tr></thead>
<tbody>
${rows.map(inventoryRow).join("")}</tbody></table></div></details>
`;
}

function stackSection(report: StackReport, id: string): string {
  const placeOf = ({ urn, path }: Pick<ReportedFinding, "urn" | "path">) => JSON.stringify([urn, path]);
  const cloudOf = new Map(report.inventory.map((row) => [placeOf(row), row.cloud ?? "unknown"]));
  const findings = shown(report, true).map((finding) => findingItem(finding, cloudOf.get(placeOf(finding)) ?? ""));
  return `<article class="stack" aria-labelledby="${id}">
<h2 id="${id}">${text(oneLine(report.title))}</h2>
<p class="soft">${text(oneLine(report.file))}</p>
<ul class="findings">${findings.join("")}</ul>
${inventory(report.inventory, id)}</article>
`;
}

function totalsSection({ totals, badInputs }: Ending): string {
  const counts: readonly (readonly [name: string, count: number, className: string])[] = [
    ["Stacks", totals.stacks, ""],
    ["Windows machines", totals.machines, ""],
    ["Mandatory", totals.mandatory, totals.mandatory > 0 ? "error" : ""],
    ["Advisory", totals.advisory, totals.advisory > 0 ? "warning" : ""],
    ["Undecided", totals.undecided, totals.undecided > 0 ? "note" : ""],
    ["Waived", totals.waived, ""],
  ];
  const bad = badInputs.map(({ file, reason }) => `<li>${text(oneLine(`${file}: ${reason}`))}</li>`).join("");
  return `</main>
<section id="totals" aria-label="Totals">
<dl>${counts.map(([name, count, className]) => `<div class="${className}"><dt>${name}</dt><dd>${count}</dd></div>`).join("")}</dl>
${bad === "" ? "" : `<p>These files could not be read:</p><ul>${bad}</ul>`}
</section>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

/** One self-contained page: findings, inventory and filters. It asks nothing of any network, and its own policy forbids it. */
export const html: FormatMaker = ({ version, time }): Format => {
  let stacks = 0;
  return {
    begin: () => head(version, time),
    stack: (report) => {
      stacks += 1;
      return stackSection(report, `stack-${stacks}`);
    },
    end: totalsSection,
  };
};
