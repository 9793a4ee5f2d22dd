import { type InventoryFile, inventoryOf } from "../../documents/live/declare";
import type { StackInput } from "../../documents/stack-input";
import { reasonOf } from "../reason";
import type { BadInput } from "../report";

/** The files of one run that list running machines. Together they form one inventory. */
export class InventoryFiles {
  private readonly files: InventoryFile[] = [];

  /** Adds a file if it's part of an inventory. Returns whether it is. */
  take(file: string, { live }: StackInput): boolean {
    if (!live) return false;
    this.files.push({ file, live });
    return true;
  }

  /** Judges the inventory under its first file's name, if any file is part of one. */
  judged<T>(judge: (input: StackInput, file: string) => T): T | BadInput | undefined {
    const [first] = this.files;
    if (!first) return undefined;
    try {
      return judge(inventoryOf(this.files), first.file);
    } catch (error) {
      return { file: first.file, reason: reasonOf(error) };
    }
  }
}
