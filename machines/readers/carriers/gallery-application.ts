import { UNKNOWN } from "../../../activation";
import type { Declared } from "../../../stack/declared";
import { list, text } from "../../../values/read";
import type { CarrierShape, Reference } from "../../shape";
import { NOTHING } from "../parts/plain";
import { scriptAt, scriptCarrier } from "../parts/script-carrier";

/** What a gallery application runs when it is installed or updated. */
export function galleryApplication({ props }: Declared): CarrierShape[] {
  const profile = ["publishingProfile", "manageActions"];
  const scripts = [
    ...["install", "update"].flatMap((name) => scriptAt(props, [...profile, name], false)),
    ...["install", "update"].flatMap((name) => scriptAt(props, ["manageAction", name], false)),
  ];
  return [scriptCarrier("gallery application", scripts)];
}

/** The gallery applications that a list names by the id of a version. */
export function applicationsAt(props: unknown, path: readonly string[], leaf: string): readonly Reference[] {
  const all = list(props, ...path);
  if (all === undefined) return NOTHING;
  if (all === UNKNOWN) return [{ input: path[0] ?? "", id: UNKNOWN }];
  return all.map((_, index) => ({ input: path[0] ?? "", id: text(props, ...path, String(index), leaf) }));
}
