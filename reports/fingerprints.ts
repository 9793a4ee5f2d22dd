import { createHash } from "node:crypto";
import type { ReportedFinding, StackReport } from "./report";

/**
 * Tells each finding of a run from every other, and stays the same from run to run: lines and messages change while the
 * finding stays, so they are left out. What can't be told apart otherwise is numbered.
 */
export class Fingerprints {
  private readonly seen = new Map<string, number>();

  of({ policy, urn, name, path }: ReportedFinding, { title }: StackReport): string {
    const key = JSON.stringify([policy, urn ?? title, name, path]);
    const count = (this.seen.get(key) ?? 0) + 1;
    this.seen.set(key, count);
    return `${createHash("sha256").update(key).digest("hex").slice(0, 32)}:${count}`;
  }
}
