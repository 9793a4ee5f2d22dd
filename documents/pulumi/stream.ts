import { ownersOf } from "../../stack/urn";
import { isObject } from "../../values/read";
import { messages } from "../messages";
import type { EngineViolation, StackInput } from "../stack-input";
import { UnreadableInput } from "../unreadable";
import { type Event, packRan, parseEvents, stackPhaseRan, violationsIn } from "./events";
import { configIn, fromRecords } from "./from-records";
import { type ResourceRecord, isResourceRecord, stepRecord } from "./records";

/**
 * Steps that say nothing about the declared resource (CLI 3.259.0, `sdk/go/common/display`). A refresh comes before the
 * program's steps, and shows what is deleted afterwards too.
 */
const ASIDE: ReadonlySet<unknown> = new Set([
  "delete-replaced",
  "discard",
  "discard-replaced",
  "read-discard",
  "refresh",
  "remove-pending-replace",
]);

/**
 * Returns the resources at the end of the run. Each step has a `resourcePreEvent`, without id and outputs, and then a
 * `resOutputsEvent`, so the last wins.
 */
function recordsIn(events: readonly Event[]): ResourceRecord[] {
  const byUrn = new Map<string, ResourceRecord>();
  for (const { resourcePreEvent, resOutputsEvent } of events) {
    const step = resOutputsEvent ?? resourcePreEvent;
    const metadata = isObject(step) ? step["metadata"] : undefined;
    if (!isObject(metadata) || ASIDE.has(metadata["op"])) continue;
    const record = metadata["new"];
    if (isResourceRecord(record)) byUrn.set(record.urn, stepRecord(metadata, record));
  }
  return [...byUrn.values()];
}

const isFailed = ({ summaryEvent }: Event): boolean => isObject(summaryEvent) && summaryEvent["result"] === "failed";

/**
 * Refuses a failed run, which shows only part of the stack, unless a policy stopped it at the end. An error of the
 * program, or a policy that stops an update at one resource, ends a run before any policy sees the whole stack (CLI
 * 3.259.0).
 */
function refuseFailed(events: readonly Event[], violations: readonly EngineViolation[], hasResources: boolean): void {
  if (!events.some(isFailed)) return;
  if (!violations.some(({ level }) => level === "mandatory")) throw new UnreadableInput(messages.failedPreview);
  // `pulumi policy analyze` shows only what it found in the whole stack.
  if (hasResources && !stackPhaseRan(events)) throw new UnreadableInput(messages.stoppedRun);
}

/**
 * Reads the engine's events, from a streamed preview or from the violations of `pulumi policy analyze --json`. Returns
 * `undefined` if the content has no events.
 *
 * @throws UnreadableInput if they're incomplete
 */
export function readEvents(content: string): StackInput | undefined {
  const events = parseEvents(content);
  if (!events) return undefined;
  if (!events.some(({ summaryEvent }) => isObject(summaryEvent))) throw new UnreadableInput(messages.cutEvents);
  const violations = violationsIn(events);
  const records = recordsIn(events);
  refuseFailed(events, violations, records.length > 0);
  if (records.length > 0) {
    const prelude = events.map(({ preludeEvent }) => preludeEvent).find(isObject);
    if (!prelude) throw new UnreadableInput(messages.cutStart);
    return { ...fromRecords("events", records, configIn(prelude)), violations, judged: packRan(events) };
  }
  if (!packRan(events)) throw new UnreadableInput(messages.otherPack);
  const first = violations.find(({ urn }) => urn !== undefined)?.urn;
  return { kind: "analysis", ...ownersOf(first ?? ""), resources: [], positions: new Map(), violations, judged: true };
}
