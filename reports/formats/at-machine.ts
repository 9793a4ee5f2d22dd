import { Lists } from "../../values/lists";
import type { ReportedFinding, StackReport } from "../report";

type Place = Pick<ReportedFinding, "path"> & { readonly address: string | undefined };

/** Tells each machine of a stack from every other. */
export function placeKey({ address, path }: Place): string {
  return JSON.stringify([address, path]);
}

/** The findings of a stack by the machine that they are at. */
export class FindingsAt {
  private readonly byPlace: Lists<string, ReportedFinding>;

  constructor({ findings }: Pick<StackReport, "findings">) {
    this.byPlace = new Lists(findings, placeKey);
  }

  /** What was found at a machine, waived or not. */
  of(place: Place): readonly ReportedFinding[] {
    return this.byPlace.of(placeKey(place));
  }
}
