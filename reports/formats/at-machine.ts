import type { ReportedFinding, StackReport } from "../report";

type Place = Pick<ReportedFinding, "path"> & { readonly address: string | undefined };

/** Tells each machine of a stack from every other. */
export function placeKey({ address, path }: Place): string {
  return JSON.stringify([address, path]);
}

/** The findings of a stack by the machine that they are at. */
export class FindingsAt {
  private readonly byPlace = new Map<string, ReportedFinding[]>();

  constructor({ findings }: Pick<StackReport, "findings">) {
    for (const finding of findings) {
      const key = placeKey(finding);
      const here = this.byPlace.get(key);
      if (here) here.push(finding);
      else this.byPlace.set(key, [finding]);
    }
  }

  /** What was found at a machine, waived or not. */
  of(place: Place): readonly ReportedFinding[] {
    return this.byPlace.get(placeKey(place)) ?? [];
  }
}
