import { line } from "./text";

/** One bar of a chart: its label, as HTML, and the counts of its parts. */
export interface Bar {
  readonly label: string;
  readonly counts: ReadonlyMap<string, number>;
}

/** A chart with more bars starts collapsed. */
const OPEN = 12;

/** Classes of colors, in the order of the parts. */
const NAMED: Readonly<Record<string, string>> = {
  "doesn't activate": "c-error",
  mandatory: "c-error",
  advisory: "c-warning",
  undecided: "c-note",
  unknown: "c-note",
  waived: "c-waived",
};

/** Number of colors for parts without a color of their own. */
const COLORS = 10;

function percent(part: number, whole: number): string {
  return `${Math.round((part / whole) * 10_000) / 100}%`;
}

function row({ label, counts }: Bar, order: readonly string[], longest: number): string {
  let from = 0;
  const rects: string[] = [];
  const words: string[] = [];
  for (const [index, name] of order.entries()) {
    const count = counts.get(name);
    if (count === undefined) continue;
    const color = NAMED[name] ?? `c-${index % COLORS}`;
    rects.push(
      `<rect class="${color}" x="${percent(from, longest)}" width="${percent(count, longest)}" height="100%"/>`,
    );
    words.push(`<span class="key ${color}">${line(name)}: ${count}</span>`);
    from += count;
  }
  return `<tr><th scope="row">${label}</th><td><svg class="bar" width="100%" height="12" aria-hidden="true">${rects.join("")}</svg>${words.join(" ")}</td></tr>
`;
}

/** A chart of bars, each with its counts as text; empty if there are none. */
export function chart(title: string, bars: readonly Bar[], order: readonly string[]): string {
  const full = bars.filter(({ counts }) => counts.size > 0);
  if (full.length === 0) return "";
  const longest = Math.max(...full.map(({ counts }) => Array.from(counts.values()).reduce((sum, one) => sum + one, 0)));
  const rows = full.map((bar) => row(bar, order, longest));
  return `<details class="chart"${full.length > OPEN ? "" : " open"}><summary>${title}</summary>
<table aria-label="${title}"><tbody>${rows.join("")}</tbody></table></details>`;
}
