import { isObject } from "../../values/read";
import type { EngineViolation } from "../document";
import { UnreadableInput } from "../unreadable";

/** One event of the engine. */
export type Event = Readonly<Record<string, unknown>>;

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
 * The engine's events: one JSON object a line. `undefined` if the first one is none.
 * @throws UnreadableInput where a later line is none
 */
export function parseEvents(content: string): readonly Event[] | undefined {
  const events: Event[] = [];
  for (const [index, line] of content.split("\n").entries()) {
    // A log line may stand between events; an event that is cut off may not pass in silence.
    if (!line.startsWith("{")) continue;
    const event = parsed(line);
    if (isEvent(event)) events.push(event);
    else if (events.length === 0) return undefined;
    else throw new UnreadableInput(`line ${index + 1} is no engine event; the stream may be cut off`);
  }
  return events.length === 0 ? undefined : events;
}

/** Color marks of the engine: `<{%reset%}>`. */
const MARKS = /<\{%[^%]*%\}>/g;

/** The violations among events. */
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

/** Whether a name is this pack's. The engine's summary calls a pack from a folder `windows-activation|local|<path>`. */
function isThisPack(name: unknown): boolean {
  return typeof name === "string" && name.split("|", 1)[0] === "windows-activation";
}

/** Whether this pack ran while the events were written. */
export function packRan(events: readonly Event[]): boolean {
  return events.some(({ summaryEvent, policyEvent, policyAnalyzeStackSummaryEvent }) => {
    const told = [policyEvent, policyAnalyzeStackSummaryEvent];
    if (told.some((event) => isObject(event) && isThisPack(event["policyPackName"]))) return true;
    const packs = isObject(summaryEvent) ? summaryEvent["PolicyPacks"] : undefined;
    return isObject(packs) && Object.keys(packs).some(isThisPack);
  });
}
