import { stringify } from "csv-stringify/sync";
import { SEVERITIES } from "../order";
import type { AppliedWaiver, InventoryRow, ReportedFinding, StackReport } from "../report";
import { FindingsAt } from "./at-machine";
import type { Format, FormatMaker } from "./format";
import { printable } from "./shown";

/** A machine and its findings. */
interface Entry {
  readonly row: InventoryRow;
  readonly report: StackReport;
  readonly fired: readonly ReportedFinding[];
  readonly waived: readonly ReportedFinding[];
}

type Column = readonly [name: string, value: (entry: Entry) => string | undefined];

function joined(values: readonly (string | undefined)[]): string {
  return [...new Set(values)].filter((value) => value !== undefined).join("; ");
}

function ofWaivers(member: keyof AppliedWaiver): (entry: Entry) => string {
  return ({ waived }) => joined(waived.map(({ waiver }) => waiver?.[member]));
}

const COLUMNS: readonly Column[] = [
  ["stack", ({ report }) => report.title],
  ["resource", ({ row }) => row.name],
  ["path", ({ row }) => row.path],
  ["address", ({ row }) => row.address],
  ["kind", ({ row }) => row.noun],
  ["cloud", ({ row }) => row.cloud ?? "unknown"],
  ["hub build", ({ row }) => row.build],
  ["image", ({ row }) => row.image],
  ["release", ({ row }) => row.release ?? "unknown"],
  ["edition", ({ row }) => row.edition ?? "unknown"],
  ["verdict", ({ row }) => row.verdict],
  ["activation path", ({ row }) => row.activation],
  ["shown by", ({ row }) => row.shownBy],
  ["assumed", ({ row }) => row.assumed],
  ["level", ({ row }) => row.level],
  ["severity", ({ fired }) => SEVERITIES.find((one) => fired.some(({ severity }) => severity === one))],
  ["policies", ({ fired }) => joined(fired.map(({ policy }) => policy))],
  ["waived", ({ row }) => (row.waived ? "yes" : "no")],
  ["waived policies", ({ waived }) => joined(waived.map(({ policy }) => policy))],
  ["waiver owner", ofWaivers("owner")],
  ["waiver reason", ofWaivers("reason")],
  ["waiver expires", ofWaivers("expires")],
  ["file", ({ report }) => report.file],
];

/** A formula behind characters that a spreadsheet may skip; csv-stringify handles formulas at the start. */
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

/** The inventory: a row for each Windows machine, with what fired at it and who waived it. */
export const csv: FormatMaker = (): Format => ({
  begin: () => lines([COLUMNS.map(([name]) => name)]),
  stack: (report) => {
    const at = new FindingsAt(report);
    const entries = report.inventory.map((row): Entry => {
      const here = at.of(row);
      return {
        row,
        report,
        fired: here.filter(({ waiver }) => !waiver),
        waived: here.filter(({ waiver }) => waiver),
      };
    });
    return lines(entries.map((entry) => COLUMNS.map(([, value]) => cell(value(entry) ?? ""))));
  },
  end: () => "",
});
