import { type FormatName, loadFormat } from "../../reports/formats";
import type { FormatOptions } from "../../reports/formats/format";
import type { BadInput, InventoryRow, ReportedFinding, StackReport } from "../../reports/report";
import { addTo, noTotals } from "../../reports/totals";

/** Everything that some format has to escape: markup, formulas, commands of CI systems, control characters, right-to-left text. */
export const NASTY =
  '=cmd|"x"!A1 </script><img src=x onerror=alert(1)> ]]> %0A::error::x ##vso[task] `*_|@octocat ü漢😀\u202e\u0007\u001b[31m';

const urn = (name: string): string => `urn:pulumi:dev::shop::azure-native:compute:VirtualMachine::${name}`;

export function finding(name: string, changes: Partial<ReportedFinding> = {}): ReportedFinding {
  return {
    policy: "mak-key-required",
    level: "mandatory",
    severity: "high",
    address: urn(name),
    name,
    path: "",
    message: `\`${name}\` runs Windows Server 2012 Datacenter. Docs: https://example.com/mak-key-required`,
    position: { file: "src/index.ts", line: 7, column: 3 },
    waiver: undefined,
    ...changes,
  };
}

export function row(name: string, changes: Partial<InventoryRow> = {}): InventoryRow {
  return {
    address: urn(name),
    name,
    path: "",
    noun: "virtual machine",
    cloud: "azure-stack-hub",
    build: "2311",
    image: "MicrosoftWindowsServer:WindowsServer:2012-Datacenter",
    release: "2012",
    edition: "datacenter",
    verdict: "needs-key",
    activation: undefined,
    shownBy: "no key is delivered",
    assumed: undefined,
    level: "mandatory",
    waived: false,
    ...changes,
  };
}

/** One stack with every case that formats distinguish. */
export const STACK: StackReport = {
  stack: "dev",
  title: "shop/dev",
  file: "out/preview.json",
  folder: "services/shop",
  kind: "preview",
  findings: [
    finding("plain"),
    finding("advised", { policy: "moved-to-azure", level: "advisory", severity: "medium" }),
    finding("doubtful", { policy: "activation-undecided", level: "advisory", severity: "low" }),
    finding("silenced", {
      waiver: { reason: "isolated lab", owner: "platform@corp.example", expires: "2027-03-31" },
    }),
    finding("settings", { policy: "activation-settings", address: undefined, position: undefined, severity: "medium" }),
    finding("deployment", { path: "vm[0]", position: undefined, message: "`deployment` may hold a machine." }),
    finding(NASTY, { message: `${NASTY}\nsecond line`, position: { file: "src/a b,c:d;e].ts", line: 1, column: 1 } }),
    finding("twice", { policy: "product-key-exposed", severity: "critical", message: "the first" }),
    finding("twice", { policy: "product-key-exposed", severity: "critical", message: "the second" }),
  ],
  machines: 4,
  inventory: [
    row("plain"),
    row("active", {
      release: "2022",
      verdict: "activates",
      activation: "avma",
      shownBy: "AVMA on Windows Server 2022 hosts",
      assumed: "the build",
      build: undefined,
      level: undefined,
    }),
    row("silenced", { level: undefined, waived: true }),
    row(NASTY, { cloud: undefined, image: NASTY, release: undefined, edition: undefined, verdict: "undecided" }),
  ],
};

/** A second stack, without findings. */
export const CLEAR: StackReport = {
  ...STACK,
  stack: "prod",
  title: "shop/prod",
  findings: [],
  machines: 1,
  inventory: [row("web", { verdict: "activates", activation: "avma", level: undefined })],
};

export const BAD: BadInput = { file: "broken.json", reason: "not valid JSON" };

const OPTIONS: FormatOptions = {
  showWaived: undefined,
  failOn: "mandatory",
  explain: false,
  color: false,
  width: 80,
  version: "1.2.3",
  time: "2026-11-24T12:00:00.000Z",
};

const CONFIGURATIONS = [
  { file: "windows-activation.yaml", sha256: "0123abcd", value: { all: "advisory", note: NASTY } },
];

/** A whole document of a format. */
export async function written(
  name: FormatName,
  stacks: readonly StackReport[] = [STACK, CLEAR],
  options: Partial<FormatOptions> = {},
  badInputs: readonly BadInput[] = [BAD],
): Promise<string> {
  const maker = await loadFormat(name);
  const format = maker({ ...OPTIONS, ...options });
  const totals = noTotals();
  const pieces = stacks.map((stack) => {
    addTo(totals, stack);
    return format.stack(stack);
  });
  return [format.begin(), ...pieces, format.end({ totals, badInputs, configurations: CONFIGURATIONS })].join("");
}
