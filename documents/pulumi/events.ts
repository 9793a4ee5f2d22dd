import type { Fields } from "../../values/fields";
import { isObject } from "../../values/read";
import { messages } from "../messages";
import type { EngineViolation } from "../stack-input";
import { UnreadableInput } from "../unreadable";

/** One event of the engine. */
export type Event = Fields;

const KNOWN = [
  "resourcePreEvent",
  "resOutputsEvent",
  "policyEvent",
  "policyAnalyzeSummaryEvent",
  "preludeEvent",
  "summaryEvent",
];

function isEvent(value: unknown): value is Event {
  return isObject(value) && (KNOWN.some((name) => name in value) || ("sequence" in value && "timestamp" in value));
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/**
 * Parses the engine's events, one JSON object per line. Returns `undefined` if the first isn't one.
 *
 * @throws UnreadableInput if a later line isn't one
 */
export function parseEvents(content: string): readonly Event[] | undefined {
  const events: Event[] = [];
  for (const [index, line] of content.split("\n").entries()) {
    // Log lines may come between events, but a truncated event is an error.
    if (!line.startsWith("{")) continue;
    const event = parsed(line);
    if (isEvent(event)) events.push(event);
    else if (events.length === 0) return undefined;
    else throw new UnreadableInput(messages.notEvent(index + 1));
  }
  return events.length === 0 ? undefined : events;
}

/** The engine's color marks: `<{%reset%}>`. */
const MARKS = /<\{%[^%]*%\}>/g;

/** Returns the violations among events. */
export function violationsIn(events: readonly Event[]): EngineViolation[] {
  return events.flatMap(({ policyEvent }): EngineViolation[] => {
    if (!isObject(policyEvent)) return [];
    const { policyName, policyPackName, enforcementLevel, resourceUrn, message } = policyEvent;
    if (typeof policyName !== "string" || typeof message !== "string") return [];
    return [
      {
        policy: policyName,
        pack: typeof policyPackName === "string" ? policyPackName : "",
        level: enforcementLevel === "mandatory" ? "mandatory" : "advisory",
        urn: typeof resourceUrn === "string" && resourceUrn !== "" ? resourceUrn : undefined,
        message: message.replace(MARKS, "").trim(),
      },
    ];
  });
}

/** Whether a name is this pack's. The engine's summary names a pack in a folder `windows-activation|local|<path>`. */
function isThisPack(name: unknown): boolean {
  return typeof name === "string" && name.split("|", 1)[0] === "windows-activation";
}

/** Whether this pack ran while the events were written. */
export function packRan(events: readonly Event[]): boolean {
  return events.some(({ summaryEvent, policyEvent, policyAnalyzeStackSummaryEvent }) => {
    const own = [policyEvent, policyAnalyzeStackSummaryEvent];
    if (own.some((event) => isObject(event) && isThisPack(event["policyPackName"]))) return true;
    const packs = isObject(summaryEvent) ? summaryEvent["PolicyPacks"] : undefined;
    return isObject(packs) && Object.keys(packs).some(isThisPack);
  });
}

/** Whether policies have seen the whole stack: this pack's if it ran, else those of any pack. */
export function stackPhaseRan(events: readonly Event[]): boolean {
  const summaries = events.map((event) => event["policyAnalyzeStackSummaryEvent"]).filter(isObject);
  return packRan(events) ? summaries.some((summary) => isThisPack(summary["policyPackName"])) : summaries.length > 0;
}
