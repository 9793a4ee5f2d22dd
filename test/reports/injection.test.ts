import { parse as parseCsv } from "csv-parse/sync";
import { FORMAT_NAMES, isFormat } from "../../reports/formats";
import { STACK, finding, row, written } from "./a-report";
import { Folder, inEachFormat, run, stateOf } from "./command";

const PIPELINES = "a ##vso[task.setvariable variable=x]y ##[error]z ##VSO[task.complete]";
const COMMAND = /##(?:vso)?\[/i;
const LEADING = /^\s*::/m;

/** A stack that holds one text wherever a program may choose the text. */
function stackOf(text: string) {
  const waiver = { reason: text, owner: text, expires: "2027-03-31" };
  const place = { message: text, position: { file: text, line: 1, column: 1 }, path: text };
  return {
    ...STACK,
    stack: text,
    title: text,
    file: text,
    findings: [finding(text, place), finding(text, { ...place, waiver })],
    inventory: [row(text, { path: text, image: text, shownBy: text, assumed: text })],
    explain: () => [{ title: text, lines: [text] }],
  };
}

const BAD = { file: PIPELINES, reason: PIPELINES };
const OWN_COMMANDS = ["github", "azure-pipelines"];

test.each(FORMAT_NAMES)("%s contains no command of Azure Pipelines", async (name) => {
  if (!isFormat(name)) throw new Error(name);
  const text = await written(name, [stackOf(PIPELINES)], { showWaived: true, explain: true }, [BAD]);
  const own = /^##vso\[task\.logissue /gm;
  expect(name === "azure-pipelines" ? text.replace(own, "") : text).not.toMatch(COMMAND);
});

test.each(FORMAT_NAMES.filter((name) => !OWN_COMMANDS.includes(name)))(
  "no line of %s starts a command of GitHub Actions",
  async (name) => {
    if (!isFormat(name)) throw new Error(name);
    for (const text of ["::warning::x", "  ::warning::x", "first\n::warning::x", `${"word ".repeat(14)}::warning::x`])
      for (const width of [40, 60, 80, 100])
        expect(await written(name, [stackOf(text)], { showWaived: true, explain: true, width }, [])).not.toMatch(
          LEADING,
        );
  },
);

test.each(["json", "sarif", "gitlab"] as const)("%s stays valid", async (name) => {
  const value: unknown = JSON.parse(await written(name, [stackOf(PIPELINES)]));
  if (name === "json") expect(value).toMatchObject({ stacks: [{ title: PIPELINES }] });
});

test.each(["github", "azure-pipelines"] as const)(
  "%s: one line per finding, whatever the line separator",
  async (name) => {
    const message = "a\u2028b\u2029c\r\nd\u0085e\u000bf";
    const text = await written(name, [{ ...STACK, findings: [finding("x", { message })] }], {}, []);
    expect(text).toContain("a%0Ab%0Ac");
    expect(text.trimEnd()).toMatch(/^.*$/u);
  },
);

test.each(["\u00a0=1", "\u200b=1", " +1", "\ufeff@x", "\t-1", "\u0007=1", "\u3000＝1", "=1", "＠x"])(
  "csv: a spreadsheet runs no formula: %j",
  async (text) => {
    const [, cells = []] = parseCsv(await written("csv", [{ ...STACK, inventory: [row(text)] }], {}, []));
    expect(cells[1]).toMatch(/^'/);
  },
);

test.each(["a=1", "web -1", "(a) + b"])("csv: keeps %j unchanged", async (text) => {
  const [, cells = []] = parseCsv(await written("csv", [{ ...STACK, inventory: [row(text)] }], {}, []));
  expect(cells[1]).toBe(text);
});

describe("output other than reports", () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => {
    folder.remove();
  });

  test.each([
    ["a missing file", () => ["check", PIPELINES]],
    ["a missing file on a line of its own", () => ["check", "\n::error::x"]],
    ["an unknown option", () => ["check", `--${PIPELINES}`]],
    ["an image", () => ["explain", "image", `a:b:${PIPELINES}`]],
    ["an image as JSON", () => ["explain", "image", `a:b:${PIPELINES}`, "--json"]],
    [
      "a baseline",
      () => {
        const state = folder.write("s.json", stateOf([[PIPELINES, "2012-Datacenter"]]));
        return ["baseline", state, "--owner", "a", "--reason", PIPELINES, "--expires", "2099-12-31"];
      },
    ],
  ])("%s holds no command", (_, args) => {
    const { out, err } = run(args());
    expect(out + err).not.toBe("");
    expect(out + err).not.toMatch(COMMAND);
    expect(out + err).not.toMatch(LEADING);
  });

  test("a position with half a character is shown in every format", () => {
    const state = JSON.stringify(stateOf([["old", "2012-Datacenter"]]));
    const broken = state.replace('"custom":true', '"custom":true,"sourcePosition":"project:///a\\ud800/b.ts#3,4"');
    expect(broken).not.toBe(state);
    const file = folder.write("s.json", broken);
    const { answer, texts } = inEachFormat(folder, ["check", file]);
    expect(answer.code).toBe(1);
    expect(texts.get("sarif")).toContain('"uri":"a%EF%BF%BD/b.ts"');
  });
});
