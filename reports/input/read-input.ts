import type { Declared } from "../../machines";
import { ownersOf } from "../../machines/urn";
import type { InputKind, Position } from "../report";
import { declareAll, isRecord, isResourceRecord, type ResourceRecord, type StackConfig } from "./declare";
import { packRan, parseEvents, violationsIn, type EngineViolation } from "./events";
import { positionOf } from "./position";
import { templateAsResource } from "./template";
import { UnreadableInput } from "./unreadable";

/** What a file says of one stack. */
export interface StackInput {
  readonly kind: InputKind;
  /** Name of the stack, if the file tells. */
  readonly stack: string | undefined;
  /** Name of its project, if the file tells. */
  readonly project: string | undefined;
  readonly resources: readonly Declared[];
  readonly positions: ReadonlyMap<string, Position>;
  /** Violations that the engine itself reported. */
  readonly violations: readonly EngineViolation[];
  /** Whether this pack ran in the engine, which sees secrets that the file does not hold: its word counts. */
  readonly judged: boolean;
}

const TAKEN =
  "`pulumi stack export`, `pulumi preview --json`, streamed preview events, `pulumi policy analyze --json`, or an ARM template";

function kindText(value: unknown): string {
  return value === null
    ? "null"
    : Array.isArray(value)
      ? "a list"
      : typeof value === "object"
        ? "an object"
        : `a ${typeof value}`;
}

function fromRecords(kind: InputKind, records: readonly ResourceRecord[], config?: StackConfig): StackInput {
  const positions = new Map<string, Position>();
  const placed = records.filter(({ sourcePosition }) => sourcePosition !== undefined);
  for (const { urn, sourcePosition, stackTrace } of placed) {
    const position = positionOf(sourcePosition, stackTrace);
    if (position) positions.set(urn, position);
  }
  return {
    kind,
    ...ownersOf(records[0]?.urn ?? ""),
    resources: declareAll(records, config),
    positions,
    violations: [],
    judged: false,
  };
}

function resourcesOf(list: unknown, where: string): ResourceRecord[] {
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list))
    throw new UnreadableInput(`\`${where}\` is ${kindText(list)}; expected a list of resources`);
  const items: readonly unknown[] = list;
  return items.filter((item, index): item is ResourceRecord => {
    if (!isResourceRecord(item)) {
      if (isRecord(item) && item["delete"] === true) return false;
      throw new UnreadableInput(`\`${where}[${index}]\` has no urn and type; expected a resource`);
    }
    return item.delete !== true;
  });
}

function configIn(value: unknown): StackConfig | undefined {
  return isRecord(value) && isRecord(value["config"]) ? value["config"] : undefined;
}

/**
 * A preview says how many resources it leaves as they are, and shows them only if asked to. Judged without them, a
 * machine would lack the key that an extension brings which nobody has touched.
 */
function refuseHalfPreview(steps: readonly unknown[], summary: unknown): void {
  const unchanged = isRecord(summary) && typeof summary["same"] === "number" ? summary["same"] : 0;
  const shown = steps.filter((step) => isRecord(step) && step["op"] === "same").length;
  if (shown < unchanged) {
    throw new UnreadableInput(
      `it leaves out ${unchanged - shown} resources that do not change; write it with \`pulumi preview --json --show-sames\``,
    );
  }
}

/** A preview that failed shows what its program declared until then. */
function refuseFailed(diagnostics: unknown): void {
  if (Array.isArray(diagnostics) && diagnostics.some((one) => isRecord(one) && one["severity"] === "error"))
    throw new UnreadableInput("its preview failed, so that it is not complete; mend the program first");
}

/** Steps of a preview; a resource that is replaced has several, of which the last with a new state counts. */
function previewRecords({ steps, changeSummary, diagnostics }: Readonly<Record<string, unknown>>): ResourceRecord[] {
  if (!Array.isArray(steps)) throw new UnreadableInput(`\`steps\` is ${kindText(steps)}; expected a list`);
  refuseHalfPreview(steps, changeSummary);
  refuseFailed(diagnostics);
  const byUrn = new Map<string, ResourceRecord>();
  for (const step of steps) {
    if (!isRecord(step)) continue;
    const record = step["newState"];
    if (isResourceRecord(record))
      byUrn.set(record.urn, record.provider === undefined ? { ...record, provider: step["provider"] } : record);
  }
  return [...byUrn.values()];
}

/** What an object that was parsed from a whole file says. */
function readObject(root: Readonly<Record<string, unknown>>): StackInput | undefined {
  const deployment = root["deployment"] ?? (isRecord(root["checkpoint"]) ? root["checkpoint"]["latest"] : undefined);
  if (isRecord(deployment)) return fromRecords("state", resourcesOf(deployment["resources"], "deployment.resources"));
  if (root["tool"] === "windows-activation")
    throw new UnreadableInput("it is a report of windows-activation; `windows-activation merge` reads those");
  if ("steps" in root) return fromRecords("preview", previewRecords(root), configIn(root));
  const template = templateAsResource(root);
  return (
    template && {
      kind: "template",
      ...ownersOf(""),
      resources: [template],
      positions: new Map(),
      violations: [],
      judged: false,
    }
  );
}

function readEvents(content: string): StackInput | undefined {
  const events = parseEvents(content);
  if (!events) return undefined;
  if (!events.some(({ summaryEvent }) => isRecord(summaryEvent)))
    throw new UnreadableInput("its events end before the summary, so that it is not complete");
  const violations = violationsIn(events);
  const byUrn = new Map<string, ResourceRecord>();
  for (const event of events) {
    const step = event["resourcePreEvent"] ?? event["resOutputsEvent"];
    const metadata = isRecord(step) ? step["metadata"] : undefined;
    const record = isRecord(metadata) ? metadata["new"] : undefined;
    if (isResourceRecord(record) && !byUrn.has(record.urn)) byUrn.set(record.urn, record);
  }
  if (byUrn.size > 0) {
    const config = events.map(({ preludeEvent }) => configIn(preludeEvent)).find((found) => found !== undefined);
    return { ...fromRecords("events", [...byUrn.values()], config), violations, judged: packRan(events) };
  }
  const first = violations.find(({ urn }) => urn !== undefined)?.urn;
  return { kind: "analysis", ...ownersOf(first ?? ""), resources: [], positions: new Map(), violations, judged: true };
}

/**
 * Reads the content of a file; its kind is told by what it holds.
 * @throws UnreadableInput with the reason, where it is of no kind that is known
 */
export function readInput(content: string): StackInput {
  const trimmed = content.charCodeAt(0) === 0xfeff ? content.slice(1) : content;
  if (trimmed.trim() === "") throw new UnreadableInput(`it is empty; expected ${TAKEN}`);
  let root: unknown;
  try {
    root = JSON.parse(trimmed);
  } catch {
    const events = readEvents(trimmed);
    if (events) return events;
    // The parser's own message quotes the content, which may hold a key.
    throw new UnreadableInput(`it is no JSON; expected ${TAKEN}`);
  }
  const input = isRecord(root) ? (readObject(root) ?? readEvents(trimmed)) : undefined;
  if (input) return input;
  throw new UnreadableInput(`it holds ${kindText(root)} of an unknown kind; expected ${TAKEN}`);
}

/** What tells a stack from every other, for people: stacks of several projects are often all called `dev`. */
export function titleOf({ stack, project }: StackInput, file: string): string {
  if (stack !== undefined && stack !== "")
    return project === undefined || project === "" ? stack : `${project}/${stack}`;
  return file === "-" ? "standard input" : file;
}

/** A name for a stack that a file does not tell: the file's own, without folders and `.json`. */
export function stackNameOf(input: StackInput, file: string): string {
  if (input.stack !== undefined && input.stack !== "") return input.stack;
  return file === "-" ? "standard input" : (file.split(/[\\/]/).pop() ?? file).replace(/\.json$/i, "");
}
