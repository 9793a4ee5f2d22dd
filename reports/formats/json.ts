import { maskProductKeys } from "../../activation/product-key";
import { breakCommandsInJson } from "../../policies/ci-commands";
import type { InventoryRow, StackReport } from "../report";
import type { FormatMaker } from "./format";
import { explanationOf } from "./shown";

/** Version of the JSON report; its schema is `docs/report.schema.json`. A change that breaks readers raises it. */
const REPORT_VERSION = 2;

function masked(_: string, value: unknown): unknown {
  return typeof value === "string" ? maskProductKeys(value) : value;
}

/**
 * Returns a value as JSON without product keys. If nothing in the text is escaped, it's masked as a whole, because masking
 * each string takes several times as long.
 */
function written(value: object): string {
  const text = JSON.stringify(value);
  return breakCommandsInJson(text.includes("\\") ? JSON.stringify(value, masked) : maskProductKeys(text));
}

function explained(report: StackReport): StackReport {
  const inventory = report.inventory.map((row): InventoryRow => {
    const explanation = explanationOf(row, report);
    return explanation ? { ...row, explanation } : row;
  });
  return { ...report, inventory };
}

/** The report for programs, one stack after the other. `windows-activation merge` reads it. */
export const json: FormatMaker = ({ version, time, explain }) => {
  let first = true;
  return {
    begin: () => {
      const head = { tool: "windows-activation", toolVersion: version, version: REPORT_VERSION, time };
      return `${written(head).slice(0, -1)},"stacks":[`;
    },
    stack: (report) => {
      const comma = first ? "\n" : ",\n";
      first = false;
      return comma + written(explain ? explained(report) : report);
    },
    end: ({ totals, badInputs, configurations, comparison }) =>
      `\n],"configurations":${written(configurations)},"badInputs":${written(badInputs)},"totals":${JSON.stringify(totals)}${comparison ? `,"comparison":${written(comparison)}` : ""}}\n`,
  };
};
