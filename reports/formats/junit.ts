import XMLBuilder from "fast-xml-builder";
import type { Fields } from "../../values/fields";
import type { InventoryRow, ReportedFinding, StackReport } from "../report";
import { type Threshold, reaches } from "../totals";
import type { Format, FormatMaker } from "./format";
import { oneLine, positionOf, printable, resourceOf, shown, waiverText } from "./shown";

const ATTRIBUTES = "$";
const builder = new XMLBuilder({
  attributesGroupName: ATTRIBUTES,
  attributeNamePrefix: "",
  ignoreAttributes: false,
  format: true,
});

/** Attributes and children of an element, as the builder takes them. */
type Element = Fields;

function xml(name: string, element: Element): string {
  return builder.build({ [name]: element });
}

function ofFinding(finding: ReportedFinding, report: StackReport, failOn: Threshold): Element {
  const { policy, level, severity, message } = finding;
  const { file, line } = positionOf(finding, report);
  const text = printable(`${severity} severity: ${message}`);
  const about = { message: oneLine(message), type: policy };
  return {
    [ATTRIBUTES]: {
      name: `${policy}: ${oneLine(resourceOf(finding))}`,
      classname: oneLine(report.title),
      file: oneLine(file),
      line,
      time: 0,
    },
    ...(finding.waiver
      ? { skipped: { [ATTRIBUTES]: { message: oneLine(`waived: ${waiverText(finding)}`) } } }
      : reaches(finding, failOn)
        ? { failure: { [ATTRIBUTES]: about, "#text": text } }
        : { "system-out": `${level}: ${text}` }),
  };
}

function ofMachine(row: InventoryRow, { title }: StackReport): Element {
  const how = row.activation === undefined ? row.verdict : `activates by ${row.activation}`;
  return {
    [ATTRIBUTES]: { name: oneLine(resourceOf(row)), classname: oneLine(title), time: 0 },
    "system-out": printable(`${how}: ${row.shownBy}`),
  };
}

function suite(name: string, cases: readonly Element[], time: string): string {
  const holding = (child: string) => cases.filter((one) => child in one).length;
  return xml("testsuite", {
    [ATTRIBUTES]: {
      name: oneLine(name),
      tests: cases.length,
      failures: holding("failure"),
      errors: holding("error"),
      skipped: holding("skipped"),
      time: 0,
      timestamp: time.slice(0, 19),
    },
    testcase: cases,
  });
}

/**
 * JUnit XML as Jenkins, GitLab and Azure Pipelines read it: a suite for each stack, a test that fails for each finding
 * at or above the threshold, and one that passes for each machine at which nothing is found.
 */
export const junit: FormatMaker = ({ time, failOn, showWaived = true }): Format => ({
  begin: () => '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="windows-activation">\n',
  stack: (report) => {
    const clear = report.inventory.filter(({ level, waived }) => level === undefined && !waived);
    const cases = [
      ...shown(report, showWaived).map((finding) => ofFinding(finding, report, failOn)),
      ...clear.map((row) => ofMachine(row, report)),
    ];
    return suite(report.title, cases, time);
  },
  end: ({ badInputs }) => {
    const cases = badInputs.map(({ file, reason }): Element => ({
      [ATTRIBUTES]: { name: oneLine(file), classname: "input", time: 0 },
      error: { [ATTRIBUTES]: { message: oneLine(reason), type: "input" } },
    }));
    return `${cases.length > 0 ? suite("input", cases, time) : ""}</testsuites>\n`;
  },
});
