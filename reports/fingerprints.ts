import { createHash } from "node:crypto";
import type { ReportedFinding, StackReport } from "./report";

/**
 * Computes an identifier for each finding, unique in a run and stable between runs. Lines and messages are left out,
 * because they change while the finding stays. Findings that are otherwise equal are numbered.
 */
export class Fingerprints {
  private readonly seen = new Map<string, number>();

  of({ policy, address, name, path }: ReportedFinding, { title }: StackReport): string {
    const key = JSON.stringify([policy, address ?? title, name, path]);
    const count = (this.seen.get(key) ?? 0) + 1;
    this.seen.set(key, count);
    return `${createHash("sha256").update(key).digest("hex").slice(0, 32)}:${count}`;
  }
}
