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

  /**
   * Returns the inventory under its first file's name, if any file is part of one.
   *
   * @throws UnreadableInput if the files don't fit together
   */
  joined(): { readonly input: StackInput; readonly file: string } | undefined {
    const [first] = this.files;
    return first && { input: inventoryOf(this.files), file: first.file };
  }

  /** Checks the inventory, if there is one. */
  report(check: (input: StackInput, file: string) => StackReport): Report {
    try {
      const joined = this.joined();
      return { stacks: joined ? [check(joined.input, joined.file)] : [], badInputs: [] };
    } catch (error) {
      return { stacks: [], badInputs: [{ file: this.files[0]?.file ?? "", reason: reasonOf(error) }] };
    }
  }
}
