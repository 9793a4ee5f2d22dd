import type { StackInput } from "../documents/document";
import { type InventoryFile, inventoryOf } from "../documents/live/declare";
import { reasonOf } from "./reason";
import type { Report, StackReport } from "./report";

/** The files of one run that list running machines. Together they form one inventory. */
export class InventoryFiles {
  private readonly files: InventoryFile[] = [];

  /** Adds a file if it's part of an inventory. Returns whether it is. */
  take(file: string, { live }: StackInput): boolean {
    if (!live) return false;
    this.files.push({ file, live });
    return true;
  }

  /** Checks the inventory under its first file's name, if any file is part of one. */
  report(check: (input: StackInput, file: string) => StackReport): Report {
    const [first] = this.files;
    if (!first) return { stacks: [], badInputs: [] };
    try {
      return { stacks: [check(inventoryOf(this.files), first.file)], badInputs: [] };
    } catch (error) {
      return { stacks: [], badInputs: [{ file: first.file, reason: reasonOf(error) }] };
    }
  }
}
