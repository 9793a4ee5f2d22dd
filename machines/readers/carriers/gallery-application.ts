import type { Declared } from "../../../stack/declared";
import { list, text } from "../../../values/read";
import { UNKNOWN } from "../../../values/value";
import type { CarrierShape, Reference } from "../../shape";
import { NOTHING } from "../parts/plain";
import { scriptAt, scriptCarrier } from "../parts/script-carrier";

/** Reads what a gallery application runs on install or update. */
export function galleryApplication({ props }: Declared): CarrierShape[] {
  const profile = ["publishingProfile", "manageActions"];
  const scripts = [
    ...["install", "update"].flatMap((name) => scriptAt(props, [...profile, name], false)),
    ...["install", "update"].flatMap((name) => scriptAt(props, ["manageAction", name], false)),
  ];
  return [scriptCarrier("gallery application", scripts)];
}

/** Returns the gallery application versions that a list references by id. */
export function applicationsAt(props: unknown, path: readonly string[], leaf: string): readonly Reference[] {
  const all = list(props, ...path);
  if (all === undefined) return NOTHING;
  if (all === UNKNOWN) return [{ input: path[0] ?? "", id: UNKNOWN }];
  return all.map((_, index) => ({ input: path[0] ?? "", id: text(props, ...path, String(index), leaf) }));
}
