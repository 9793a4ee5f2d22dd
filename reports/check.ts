import { posix } from "node:path";
import type { Failing, Impossibility } from "../activation/verdict";
import type { Position, StackInput } from "../documents/stack-input";
import type { Choice, Choices } from "../documents/template-choices";
import type { GivenParameters } from "../documents/template-parameters";
import { activationSettings, settingsFindings } from "../policies/activation-settings";
import { activationUndecided, incompleteFindings, untriedFindings } from "../policies/activation-undecided";
import { MACHINE_POLICIES } from "../policies/all";
import { mayDiffer, withChoices, withEveryValue } from "../policies/choices";
import { findAll } from "../policies/find";
import { gapsText } from "../policies/gap-phrases";
import { judge } from "../policies/judge";
import type { Finding, Judged, Judgement } from "../policies/policy";
import { doubtsIn, unneededWaivers, waiverUnneeded } from "../policies/waiver-unneeded";
import { splitByWaivers } from "../policies/waivers";
import type { Declared } from "../stack/declared";
import { ownersOf } from "../stack/urn";
import { UNKNOWN, known } from "../values/value";
import { engineFindings } from "./engine-findings";
import { Chains } from "./explain/machine-chain";
import { sectionsOf } from "./explain/machine-text";
import type { Folders } from "./files/folders";
import type { TerraformLines } from "./files/terraform-lines";
import { FindingsAt } from "./formats/at-machine";
import { bySeverity } from "./order";
import type { PolicyConfig } from "./policy-config";
import { type Reporter, leftByEngine, shownLevel } from "./remediation";
import type { InventoryRow, ReportedFinding, StackReport } from "./report";
import { asSeenHere, stackNameOf, titleOf } from "./stack-name";
import { untriedIn } from "./untried";

/** What all checks of one run share. */
export interface CheckContext {
  readonly config: PolicyConfig;
  /** ISO 8601 date that waivers are compared with. */
  readonly date: string;
  /** Environment variables that providers read. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Folders of projects in the repository. */
  readonly folderOf: Folders;
  /** The user's values for template parameters. */
  readonly parameters?: GivenParameters;
  /** The files of the Terraform configuration, where the user says where they are. */
  readonly lines?: TerraformLines | undefined;
}

function inRepository(position: Position | undefined, folder: string | undefined): Position | undefined {
  return position && folder !== undefined ? { ...position, file: posix.join(folder, position.file) } : position;
}

/** Returns the file that shows a resource, if several files form one inventory. */
function inventoryFile({ files }: StackInput, urn: string): Position | undefined {
  const file = files && files.all.length > 1 ? files.ofResource.get(urn) : undefined;
  return file === undefined ? undefined : { file: asSeenHere(file), line: 1, column: 1 };
}

function report(
  policy: Reporter,
  finding: Finding,
  input: StackInput,
  { config, folderOf, lines }: CheckContext,
): ReportedFinding | undefined {
  const level = shownLevel(policy, config);
  if (level === undefined) return undefined;
  const { urn, name, path, message } = finding;
  const block = urn === undefined ? undefined : input.blockOf?.(urn);
  const position =
    urn === undefined
      ? undefined
      : (inRepository(input.positions.get(urn), folderOf(input.project)) ??
        (block && lines?.of(block)) ??
        inventoryFile(input, urn));
  return {
    policy: policy.name,
    level,
    severity: policy.severity,
    address: urn,
    name,
    path,
    message,
    position,
    waiver: undefined,
  };
}

/** What the policies on machines find, waived or not. */
function machineFindings(
  all: ReadonlyMap<string, readonly Finding[]>,
  input: StackInput,
  context: CheckContext,
): ReportedFinding[] {
  return MACHINE_POLICIES.flatMap((policy) => {
    const found = leftByEngine(policy, all.get(policy.name) ?? [], input, context);
    const { fired, waived } = splitByWaivers(policy.name, found, context.config.settings, context.date);
    return [
      ...fired.flatMap((finding) => report(policy, finding, input, context) ?? []),
      ...waived.flatMap(({ finding, waiver: { reason, owner, expires } }) => {
        const one = report(policy, finding, input, context);
        return one ? [{ ...one, waiver: { reason, owner, expires } }] : [];
      }),
    ];
  });
}

/** What every policy finds, waived or not, as reports show it. */
function findingsOf(judgement: Judgement, file: string, input: StackInput, context: CheckContext): ReportedFinding[] {
  const { config, date, variables } = context;
  const { settings, problems } = config;
  // Findings of a policy that reports nothing only show which waivers are needed.
  const named = new Set(settings.waivers?.map(({ policy }) => policy));
  const asked = MACHINE_POLICIES.filter((policy) => shownLevel(policy, config) !== undefined || named.has(policy.name));
  const findings = findAll(asked, judgement);
  // A template names no stack, so its waivers match what its URN contains instead.
  const owners = ownersOf(input.kind === "template" ? (input.resources[0]?.urn ?? "") : "");
  const stack = stackNameOf(input, file);
  const identity = { stack: owners.stack ?? stack, project: owners.project ?? input.project };
  const title = titleOf(input, file);
  const reported = (policy: Reporter, found: readonly Finding[]) =>
    found.flatMap((finding) => report(policy, finding, input, context) ?? []);
  return bySeverity([
    ...reported(activationSettings, settingsFindings({ settings, problems, date })),
    ...machineFindings(findings, input, context),
    ...reported(activationUndecided, incompleteFindings(title, input.missing ?? [])),
    ...reported(activationUndecided, untriedFindings(title, untriedIn(input.choices, judgement, { stack, variables }))),
    ...reported(
      waiverUnneeded,
      unneededWaivers({ settings, identity, date, findings, doubts: () => doubtsIn(judgement) }),
    ),
  ]);
}

const IMPOSSIBLE: Readonly<Record<Impossibility, string>> = {
  "azure-edition": "an Azure Edition off Azure",
  "multi-session": "Enterprise multi-session on Azure Stack Hub",
  "kms-unreachable": "Azure's KMS can't be reached",
};

function shownBy({ verdict }: Judged): string {
  switch (verdict.kind) {
    case "activates":
      return verdict.shownBy;
    case "undecided":
      return gapsText(verdict.gaps);
    case "needs-key":
      return "no key is delivered";
    case "cannot-activate":
      return IMPOSSIBLE[verdict.why];
    case "not-windows":
      return verdict.because;
  }
}

function inventoryOf({ judged }: Judgement, findings: readonly ReportedFinding[]): InventoryRow[] {
  const at = new FindingsAt({ findings });
  return judged.flatMap((one): InventoryRow[] => {
    const { machine, verdict } = one;
    if (verdict.kind === "not-windows") return [];
    const here = at.of({ address: machine.urn, path: machine.path });
    const open = here.filter(({ waiver }) => waiver === undefined);
    const { system, place } = machine;
    return [
      {
        address: machine.urn,
        name: machine.name,
        path: machine.path,
        noun: machine.noun,
        cloud: known(place.cloud),
        build: place.build,
        image: machine.image,
        release: system.kind === "windows" ? system.release : undefined,
        edition: system.kind === "windows" ? system.edition : undefined,
        verdict: verdict.kind,
        activation: verdict.kind === "activates" ? verdict.path : undefined,
        shownBy: shownBy(one),
        assumed: "assumed" in verdict ? verdict.assumed : undefined,
        level: open.some(({ level }) => level !== "advisory") ? "mandatory" : open.length > 0 ? "advisory" : undefined,
        waived: here.length > 0 && open.length === 0,
      },
    ];
  });
}

/** A value of a parameter for people. */
function valueText(value: unknown): string {
  if (typeof value === "string") return value;
  return value === UNKNOWN ? "…" : JSON.stringify(value, (_, part: unknown) => (part === UNKNOWN ? "…" : part));
}

function asFailing(values: Choice["values"]): readonly Failing[] {
  return values.map(([parameter, value]) => ({ parameter, value: valueText(value) }));
}

/** Tries every value of the parameters without a default, while any machine is undecided. */
function withOpenParameters(
  first: Judgement,
  choices: Choices,
  judged: (resources: readonly Declared[]) => Judgement,
): Judgement {
  let judgement = first;
  for (const choice of choices.open()) {
    if (judgement.unsettled.every(({ verdict }) => verdict.kind !== "undecided")) break;
    const all = Array.from(choice, ({ values, resources }) => ({
      values: asFailing(values),
      judged: judged(resources).judged,
    }));
    judgement = withEveryValue(judgement, all);
  }
  return judgement;
}

/** The verdicts of a stack, and of a template with the other values that its parameters allow. */
function judgementOf(
  { resources, choices }: StackInput,
  stack: string,
  { variables, config }: CheckContext,
): Judgement {
  const first = judge({ stack, resources, variables }, config.settings);
  if (!choices) return first;
  const judgement = withOpenParameters(first, choices, (chosen) =>
    judge({ stack, resources: chosen, variables }, config.settings),
  );
  return withChoices(
    judgement,
    (function* () {
      for (const { values, machinesOnly, resources: chosen } of choices.tried()) {
        const alone = judge({ stack, resources: machinesOnly, variables }, config.settings);
        if (!mayDiffer(alone, judgement)) continue;
        const { judged } = judge({ stack, resources: chosen, variables }, config.settings);
        yield { values: asFailing(values), judged };
      }
    })(),
  );
}

/** The report on one stack, and the judgement that it was written from. */
export interface Examination {
  readonly report: StackReport;
  /** Absent where the file lists violations only. */
  readonly judgement: Judgement | undefined;
}

/** Judges one stack with the policies of the pack. */
export function examine(input: StackInput, file: string, context: CheckContext): Examination {
  const stack = stackNameOf(input, file);
  const { kind } = input;
  const head = { stack, title: titleOf(input, file), file, folder: context.folderOf(input.project), kind };
  if (kind === "analysis") {
    const report = { ...head, findings: bySeverity(engineFindings(input)), machines: 0, inventory: [] };
    return { report, judgement: undefined };
  }
  const judgement = judgementOf(input, stack, context);
  const own = findingsOf(judgement, file, input, context);
  const findings = input.judged ? bySeverity([...engineFindings(input), ...own.filter(({ waiver }) => waiver)]) : own;
  let inventory: readonly InventoryRow[] | undefined;
  let chains: Chains | undefined;
  const report: StackReport = {
    ...head,
    findings,
    machines: judgement.judged.filter(({ verdict }) => verdict.kind !== "not-windows").length,
    get inventory() {
      return (inventory ??= inventoryOf(judgement, findings));
    },
    explain: (row) => {
      const chain = (chains ??= new Chains(judgement, report)).at(row);
      return chain ? sectionsOf(chain) : [];
    },
  };
  return { report, judgement };
}

/** The report on one stack. */
export function check(input: StackInput, file: string, context: CheckContext): StackReport {
  return examine(input, file, context).report;
}
