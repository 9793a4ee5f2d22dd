/**
 * Writes docs/terminal.svg, a picture of the engine's real output when the pack stops examples/hub. `--check` only says
 * whether the picture is out of date, as test/engine/examples.test.ts does.
 */
import { read, writeGenerated } from "./generated.mjs";
import { load } from "./typescript.mjs";

const { runProgram } = load("test/engine/engine.ts");

const COLUMNS = 112;
const LINE = 19;
const CHARACTER = 8.2;
const PADDING = 20;

/** ANSI colors as the picture shows them, on a dark background. */
const COLORS = {
  31: "#ff7b72",
  32: "#7ee787",
  33: "#e3b341",
  34: "#79c0ff",
  35: "#d2a8ff",
  36: "#56d4dd",
  90: "#8b949e",
};
/** The colors of the 256-color palette that the engine uses. */
const PALETTE = { 1: 31, 2: 32, 3: 33, 4: 34, 5: 35, 6: 36, 8: 90, 9: 31, 10: 32, 11: 33, 12: 34, 13: 35, 14: 36 };

const ESCAPE = String.fromCharCode(27);
const STYLES = new RegExp(`(${ESCAPE}\\[[\\d;]*m)`);
const STYLE = new RegExp(`^${ESCAPE}\\[([\\d;]*)m$`);

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

function styleAfter(style, codes) {
  const [first = 0, second, third] = codes;
  if (first === 38 && second === 5) return { ...style, color: COLORS[PALETTE[third]] };
  return codes.reduce((all, code) => {
    if (code === 0) return {};
    if (code === 1) return { ...all, bold: true };
    return COLORS[code] === undefined ? all : { ...all, color: COLORS[code] };
  }, style);
}

/** The words of a line with their style, each with the spaces before it. */
function words(line, style) {
  const found = [];
  let current = style;
  for (const part of line.split(STYLES)) {
    const codes = STYLE.exec(part);
    if (codes) current = styleAfter(current, codes[1].split(";").map(Number));
    else for (const [word] of part.matchAll(/\s*\S+|\s+$/g)) found.push({ word, style: current });
  }
  return { found, style: current };
}

/** Lines of at most {@link COLUMNS} characters; a continued line is indented like its first. */
function wrapped(found) {
  const indent = /^\s*/.exec(found.map(({ word }) => word).join(""))[0];
  const lines = [[]];
  let width = 0;
  for (const { word, style } of found) {
    if (width > 0 && width + word.length > COLUMNS) {
      lines.push([{ word: indent + word.trimStart(), style }]);
      width = indent.length + word.trimStart().length;
    } else {
      lines.at(-1).push({ word, style });
      width += word.length;
    }
  }
  return lines;
}

function lineOf(spans, place) {
  const y = PADDING + 34 + place * LINE;
  const inner = spans.map(({ word, style: { bold, color } }) => {
    const attributes = `${color ? ` fill="${color}"` : ""}${bold ? ' font-weight="bold"' : ""}`;
    return attributes === "" ? escaped(word) : `<tspan${attributes}>${escaped(word)}</tspan>`;
  });
  return `  <text x="${PADDING}" y="${y}" xml:space="preserve">${inner.join("")}</text>`;
}

function picture(output) {
  let style = {};
  const lines = output.split("\n").flatMap((line) => {
    const read = words(line, style);
    style = read.style;
    return wrapped(read.found);
  });
  const width = Math.ceil(2 * PADDING + COLUMNS * CHARACTER);
  const height = PADDING + 34 + lines.length * LINE;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="pulumi preview, stopped by the pack" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="13.5" fill="#e6edf3">
  <rect width="100%" height="100%" rx="8" fill="#0d1117"/>
  <circle cx="20" cy="17" r="6" fill="#ff5f57"/><circle cx="40" cy="17" r="6" fill="#febc2e"/><circle cx="60" cy="17" r="6" fill="#28c840"/>
${lines.map(lineOf).join("\n")}
</svg>
`;
}

const run = await runProgram({
  program: async () => load("examples/hub/index.ts"),
  project: "hub",
  secrets: { "hub:mak": "BCDFG-HJKMN-PQRTV-WXY23-46789", "hub:adminPassword": "not-used-without-a-cloud" },
  packConfig: JSON.parse(read("examples/policy-config.json")),
  color: "always",
});
const from = run.output.lastIndexOf("\n", run.output.search(/Policies:/)) + 1;
const shown = run.output
  .slice(from)
  .replaceAll(/\(local: [^)]*\)/g, "(local: node_modules/pulumi-windows-activation)")
  .trimEnd();
const prompt = "$ pulumi preview --policy-pack node_modules/pulumi-windows-activation";
await writeGenerated([{ path: "docs/terminal.svg", text: picture(`${prompt}\n${shown}`) }]);
