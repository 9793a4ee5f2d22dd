import type { StackInput } from "../documents/document";
import { type InventoryFile, inventoryOf } from "../documents/live/declare";
import { reasonOf } from "./reason";
import type { Report, StackReport } from "./report";

/** The files of one call that list running machines: together they are one inventory, however many there are. */
export class InventoryFiles {
  private readonly files: InventoryFile[] = [];

  /** Keeps a file that is part of an inventory; tells whether it is. */
  take(file: string, { live }: StackInput): boolean {
    if (!live) return false;
    this.files.push({ file, live });
    return true;
  }

  /** Checks the inventory, named by its first file; nothing where no file is part of one. */
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
