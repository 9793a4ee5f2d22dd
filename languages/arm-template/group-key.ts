import type { Fields } from "../../values/fields";
import { at, peel } from "../../values/read";
import { UNKNOWN, type Value } from "../../values/value";
import type { DeployedTo } from "./contract";
import { textMember } from "./enclosing";
import type { Frame } from "./frame";

/** Returns a part of a deployment's address; if it's unknown, a text that is equal where its expression means the same. */
function placeIn(raw: Fields, member: string, frame: Frame): Value<string> {
  const place = textMember(raw, member, frame);
  if (place !== UNKNOWN) return place;
  const iterations = frame.loops.map(({ index }) => index);
  const written = peel(at(raw, member));
  if (typeof written !== "string" || iterations.includes(UNKNOWN)) return frame.path;
  return JSON.stringify([frame.scope.path, written, ...iterations]);
}

/** Returns a text that is equal for deployments that certainly go to the same resource group. */
export function groupKeyOf(raw: Fields, frame: Frame, { groupKey }: DeployedTo): string {
  const places = ["subscriptionId", "resourceGroup"].map((member) => placeIn(raw, member, frame));
  return places.every((place) => place === undefined) ? groupKey : JSON.stringify([groupKey, ...places]).toLowerCase();
}
