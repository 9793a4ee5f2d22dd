import { stringify } from "csv-stringify/sync";
import type { InventoryRow, StackReport } from "../report";
import type { Format, FormatMaker } from "./format";
import { printable } from "./shown";

type Column = readonly [name: string, value: (row: InventoryRow, report: StackReport) => string | undefined];

const COLUMNS: readonly Column[] = [
  ["stack", (_, { title }) => title],
  ["resource", ({ name }) => name],
  ["path", ({ path }) => path],
  ["urn", ({ urn }) => urn],
  ["kind", ({ noun }) => noun],
  ["cloud", ({ cloud }) => cloud ?? "unknown"],
  ["hub build", ({ build }) => build],
  ["image", ({ image }) => image],
  ["release", ({ release }) => release ?? "unknown"],
  ["edition", ({ edition }) => edition ?? "unknown"],
  ["verdict", ({ verdict }) => verdict],
  ["activation path", ({ activation }) => activation],
  ["shown by", ({ shownBy }) => shownBy],
  ["assumed", ({ assumed }) => assumed],
  ["level", ({ level }) => level],
  ["waived", ({ waived }) => (waived ? "yes" : "no")],
  ["file", (_, { file }) => file],
];

/** What a spreadsheet may skip before it runs the rest as a formula; csv-stringify handles formulas at the start. */
const HIDDEN_FORMULA = /^[\s\p{Cf}\ufffd]+[=+\-@＝＋－＠]/u;

function cell(text: string): string {
  const shown = printable(text);
  return HIDDEN_FORMULA.test(shown) ? `'${shown}` : shown;
}

/** RFC 4180; a cell that a spreadsheet would run as a formula gets an apostrophe before it. */
function lines(rows: readonly (readonly (string | undefined)[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { record_delimiter: "windows", escape_formulas: true },
  );
}

/** The inventory: a row for each Windows machine. */
export const csv: FormatMaker = (): Format => ({
  begin: () => lines([COLUMNS.map(([name]) => name)]),
  stack: (report) => lines(report.inventory.map((row) => COLUMNS.map(([, value]) => cell(value(row, report) ?? "")))),
  end: () => "",
});
