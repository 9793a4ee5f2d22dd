/**
 * `npm run bench | node bench/plot.mjs`: prints what the bench prints, and writes its ratios into docs/performance.md and
 * docs/performance.svg.
 */
import { createInterface } from "node:readline";
import { read, replacePart, writeGenerated } from "../scripts/generated.mjs";

const LINE = /^(.*): ([\d.]+) × (.*) \(\d+ ms and \d+ ms; goal: (?:at most )?([\d.]+)\)$/;
/** The first line of the bench; npm prints its own before. */
const MACHINE = /, Node v[\d.]+, \d+ rounds$/;
const [LEFT, WIDTH, ROW, TOP] = [330, 420, 30, 46];
/** Bars longer than this many goals are cut off. */
const MOST = 2;

let machine = "";
const rows = [];
for await (const line of createInterface({ input: process.stdin })) {
  console.log(line);
  if (MACHINE.test(line)) machine = line;
  const [, what, ratio, against, goal] = LINE.exec(line) ?? [];
  if (what !== undefined) rows.push({ what, against, ratio: Number(ratio), goal: Number(goal) });
}
if (rows.length === 0) throw new Error("no ratios: pass the output of `npm run bench`");

const measured = `${machine}, ${new Date().toISOString().slice(0, 10)}`;

function table() {
  const cells = rows.map(({ what, against, ratio, goal }) => [what, against, ratio.toFixed(2), goal.toFixed(2)]);
  const lines = [["what", "against", "ratio", "goal"], ["---", "---", "---", "---"], ...cells];
  return `${lines.map((row) => `| ${row.join(" | ")} |`).join("\n")}\n\n(${measured}.)`;
}

function bar({ what, ratio, goal }, index) {
  const y = TOP + index * ROW;
  const share = Math.min(ratio / goal, MOST);
  const width = ((share / MOST) * WIDTH).toFixed(1);
  return `  <text x="${LEFT - 10}" y="${y + 15}" text-anchor="end">${what}</text>
  <rect x="${LEFT}" y="${y}" width="${width}" height="20" fill="${ratio <= goal ? "#1a7f37" : "#bf5700"}"/>
  <text x="${LEFT + WIDTH + 10}" y="${y + 15}">${ratio.toFixed(2)} (goal ${goal})</text>`;
}

function picture() {
  const height = TOP + rows.length * ROW + 20;
  const goal = LEFT + WIDTH / MOST;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="${height}" viewBox="0 0 900 ${height}" role="img" aria-label="Measured ratios against their goals" font-family="system-ui, sans-serif" font-size="13" fill="#1f2328">
  <rect width="100%" height="100%" rx="8" fill="#ffffff"/>
  <text x="${goal}" y="26" text-anchor="middle">goal</text>
${rows.map(bar).join("\n")}
  <line x1="${goal}" y1="32" x2="${goal}" y2="${height - 16}" stroke="#1f2328" stroke-dasharray="4 3"/>
</svg>
`;
}

await writeGenerated([
  { path: "docs/performance.md", text: replacePart(read("docs/performance.md"), "measured", table()) },
  { path: "docs/performance.svg", text: picture() },
]);
