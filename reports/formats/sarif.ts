import type { Invocation, Location, ReportingDescriptor, Result, Run } from "sarif";
import { type DescribedPolicy, POLICIES } from "../../policies/all";
import { type Severity, pageOf } from "../../policies/policy";
import { Fingerprints } from "../fingerprints";
import type { BadInput, ReportedFinding, StackReport } from "../report";
import type { Format, FormatMaker } from "./format";
import { gravityOf, oneLine, positionOf, printable, resourceOf, shown } from "./shown";

const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
const HOME = "https://www.npmjs.com/package/pulumi-windows-activation";

/** GitHub's bands: critical over 9.0, high from 7.0, medium from 4.0. https://docs.github.com/en/code-security/reference/code-scanning/sarif-support-for-code-scanning (2026-08) */
const SECURITY_SEVERITY: Readonly<Record<Severity, string>> = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "2.0",
};

function descriptor(policy: DescribedPolicy): ReportingDescriptor {
  const { name, displayName, description, level, severity, tags, remediationSteps } = policy;
  return {
    id: name,
    name: displayName,
    shortDescription: { text: description },
    fullDescription: { text: description },
    help: {
      text: `${remediationSteps} ${pageOf(name)}`,
      markdown: `${remediationSteps}\n\n[${displayName}](${pageOf(name)})`,
    },
    helpUri: pageOf(name),
    defaultConfiguration: { level: level === "advisory" ? "warning" : "error", enabled: level !== "disabled" },
    properties: { tags: [...tags], "security-severity": SECURITY_SEVERITY[severity] },
  };
}

const RULE_INDEX: ReadonlyMap<string, number> = new Map(POLICIES.map(({ name }, index) => [name, index]));

/** Encodes a file name as RFC 3986 requires. */
function asUri(file: string): string {
  return printable(file).split("/").map(encodeURIComponent).join("/");
}

function locationOf(finding: ReportedFinding, report: StackReport): Location {
  const { file, line, column } = positionOf(finding, report);
  return {
    physicalLocation: {
      artifactLocation: { uri: asUri(file) },
      region: { startLine: line, startColumn: column },
    },
    logicalLocations: [
      {
        name: oneLine(resourceOf(finding)),
        fullyQualifiedName: oneLine(finding.address ?? report.title),
        kind: "resource",
      },
    ],
  };
}

function result(finding: ReportedFinding, report: StackReport, fingerprint: string): Result {
  const { policy, severity, message, waiver, change } = finding;
  const index = RULE_INDEX.get(policy);
  return {
    ruleId: policy,
    ...(index === undefined ? {} : { ruleIndex: index }),
    level: gravityOf(finding),
    ...(change && { baselineState: change }),
    message: { text: printable(message) },
    locations: [locationOf(finding, report)],
    partialFingerprints: {
      // GitHub reads this one. Its own default hashes the line, so machines created in a loop would be one alert.
      primaryLocationLineHash: fingerprint,
      "windowsActivation/v1": fingerprint,
    },
    ...(waiver && {
      suppressions: [
        {
          kind: "external",
          status: "accepted",
          justification: printable(`${waiver.reason} (owner: ${waiver.owner}, expires: ${waiver.expires})`),
        },
      ],
    }),
    properties: { severity, stack: oneLine(report.title), input: oneLine(report.file) },
  };
}

function invocation(badInputs: readonly BadInput[], time: string): Invocation {
  return {
    executionSuccessful: badInputs.length === 0,
    endTimeUtc: time,
    toolExecutionNotifications: badInputs.map(({ file, reason }) => ({
      level: "error",
      message: { text: printable(`${file}: ${reason}`) },
    })),
  };
}

/** SARIF 2.1.0, with waived findings as suppressions: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export const sarif: FormatMaker = ({ version, time, showWaived = true }): Format => {
  const head: Omit<Run, "results"> = {
    tool: {
      driver: {
        name: "windows-activation",
        semanticVersion: version,
        informationUri: HOME,
        rules: POLICIES.map(descriptor),
      },
    },
    automationDetails: { id: "windows-activation/" },
    columnKind: "utf16CodeUnits",
  };
  let first = true;
  const fingerprints = new Fingerprints();
  return {
    begin: () => `{"$schema":"${SCHEMA}","version":"2.1.0","runs":[${JSON.stringify(head).slice(0, -1)},"results":[`,
    stack: (report) => {
      const piece = shown(report, showWaived)
        .map((finding) => `\n${JSON.stringify(result(finding, report, fingerprints.of(finding, report)))}`)
        .join(",");
      if (piece === "") return "";
      const comma = first ? "" : ",";
      first = false;
      return comma + piece;
    },
    end: ({ badInputs }) => `\n],"invocations":[${JSON.stringify(invocation(badInputs, time))}]}]}\n`,
  };
};
