import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DELIVERIES } from "../engine/delivery-cases";
import { type Place, expectedAt } from "../engine/everywhere";

/** The rows of the page, and where the engine tests show each. */
const ROWS: Readonly<Record<string, readonly Place[]>> = {
  "the engine": ["the first preview", "up", "the preview after up", "policy analyze"],
  "a preview": ["check of its JSON", "check of that JSON"],
  "events before the machine exists": ["check of its stream"],
  "events once it exists": ["check of that stream"],
  "events of a preview with the pack": ["check of its stream with the pack", "check of that stream with the pack"],
  "violations of `policy analyze`": ["check of its JSON events"],
  "a state": ["check of the encrypted export"],
  "a state with secrets shown": ["check of the export with shown secrets"],
};

const COLUMNS: Readonly<Record<string, string>> = {
  "the key is a secret": "a key that is a secret",
  "the key is in plain text": "a key in plain text in a write-only property",
  "no key": "no key",
};

const WORDS: Readonly<Record<string, string>> = {
  "": "delivered",
  "activation-undecided": "undecided",
  "mak-key-required": "needs a MAK",
};

const PAGE = readFileSync(join(__dirname, "..", "..", "docs", "check.md"), "utf8");

function cellsOf(line: string): string[] {
  return line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
}

const lines = PAGE.split("\n");
const start = lines.findIndex((line) => line.startsWith("| place "));
const [, ...columns] = cellsOf(lines[start] ?? "");
const table = new Map(
  lines.slice(start + 2, start + 2 + Object.keys(ROWS).length).map((line) => {
    const [row = "", ...cells] = cellsOf(line);
    return [row, cells];
  }),
);

test("the table has a column for each case and a row for each place", () => {
  expect(columns).toEqual(Object.keys(COLUMNS));
  expect([...table.keys()]).toEqual(Object.keys(ROWS));
});

describe.each(Object.entries(ROWS))("docs/check.md says what %s proves", (row, places) => {
  test.each(places)("as the engine tests show it in %s", (place) => {
    const shown = Object.values(COLUMNS).map((title) => {
      const one = DELIVERIES[title];
      const [finding] = (one && expectedAt(place, one)) ?? [];
      return WORDS[finding?.policy.name ?? ""];
    });
    expect(shown).toEqual(table.get(row));
  });
});
