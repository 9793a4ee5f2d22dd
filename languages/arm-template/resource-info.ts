import { inAnyCase } from "../../values/any-case";
import type { Fields } from "../../values/fields";
import { memoize } from "../../values/memoize";
import { at, isObject, peel, text } from "../../values/read";
import { standInFor } from "../../values/stand-in";
import { UNKNOWN, type Value } from "../../values/value";
import { textMember } from "./enclosing";
import { type Frame, type Scope, within } from "./frame";
import { type Json, record } from "./json";
import { groupIdOf, resourceIdOf } from "./resource-ids";
import { iterationsOf } from "./values";
import { label } from "./work";

/** The iteration that stands for all of a loop, as in `nic[{copy + 0}]`: its index is unknown wherever it's used. */
const ANY_ITERATION = `[${standInFor("copy + 0")}]`;

/** A loop's symbol and the label of its iteration, as in `nic[0]`. */
const ITERATION = /^(.*)\[([0-9]+|\?)\]$/s;

const RESOURCE_GROUP = "microsoft.resources/resourcegroups";

function orUnknown(value: Value<string>): Json {
  return value ?? UNKNOWN;
}

/** Returns a resource's id, as `resourceId` would; a resource group's own has another form. */
function idOf(raw: Fields, type: string, name: Value<string>, frame: Frame): Json {
  const scope = textMember(raw, "scope", frame, true);
  if (typeof name !== "string" || scope === UNKNOWN || type.toLowerCase() === RESOURCE_GROUP) return UNKNOWN;
  const { context } = frame.scope;
  const group = textMember(raw, "resourceGroup", frame, true) ?? context.resourceGroup;
  const subscription = textMember(raw, "subscriptionId", frame, true) ?? context.subscriptionId;
  return resourceIdOf(scope ?? groupIdOf(subscription, group), type, name) ?? UNKNOWN;
}

function infoOf(raw: Fields, frame: Frame): Json {
  const type = text(raw, "type");
  if (typeof type !== "string") return UNKNOWN;
  const name = textMember(raw, "name", frame, true);
  return record([
    ["apiVersion", orUnknown(textMember(raw, "apiVersion", frame))],
    ["id", idOf(raw, type, name, frame)],
    ["name", orUnknown(frame.naming ? name : textMember(raw, "name", frame))],
    ["type", type],
  ]);
}

/**
 * Creates `resourceInfo` of a template: what it says itself of the resource with a symbol, or of an iteration of its loop.
 *
 * @param frame the one of the template's resources
 */
export function resourceInfoOf(resources: unknown, frame: Frame): Scope["resourceInfo"] {
  const named = peel(resources);
  const symbols = new Map((isObject(named) ? Object.entries(named) : []).map((one) => [one[0].toLowerCase(), one]));
  const iterationsOfLoop = memoize((symbol: string) => {
    const copy = at(inAnyCase(peel(symbols.get(symbol)?.[1])), "copy");
    return isObject(copy) ? iterationsOf(copy, frame) : [];
  });
  const found = (symbol: string, naming: boolean): Json => {
    const [, loop = symbol, iteration] = ITERATION.exec(symbol) ?? [];
    const [written, value] = symbols.get(loop) ?? [];
    const raw = inAnyCase(peel(value));
    if (written === undefined || !isObject(raw)) return UNKNOWN;
    const place = { ...within(frame, label(written)), naming };
    if (iteration === undefined) return isObject(at(raw, "copy")) ? UNKNOWN : infoOf(raw, place);
    const one = iterationsOfLoop(loop).find(({ label: ofIteration }) => ofIteration === iteration);
    return one ? infoOf(raw, { ...place, path: `${place.path} copy ${iteration}`, loops: [one.loop] }) : UNKNOWN;
  };
  const known = new Map<string, Json>();
  return (reference, naming) => {
    const symbol = reference.toLowerCase().replace(ANY_ITERATION, "[?]");
    const key = `${symbol} ${String(naming)}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    // A name may depend on itself.
    known.set(key, UNKNOWN);
    const info = found(symbol, naming);
    known.set(key, info);
    return info;
  };
}
