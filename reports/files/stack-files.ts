import { dirname, join } from "node:path";
import type { StackInput } from "../../documents/stack-input";
import type { CheckContext } from "../check";
import { reasonOf } from "../reason";
import type { BadInput } from "../report";
import { includedIn, isBicep } from "./bicep";
import { contentOf, inputFrom } from "./content";
import { InventoryFiles } from "./inventory-files";
import { linkedFiles, realPath } from "./linked-files";

/** Judges a stack that was read from a file. */
export type Judge<T> = (input: StackInput, file: string) => T;

interface FoundTemplate {
  readonly file: string;
  readonly input: StackInput;
}

/**
 * The files of one call. Most are judged when they are read. The lists of running machines are judged together at the
 * end, and so is each template that was found in a folder or by a pattern: if another one links to it or has it as a
 * module, it's judged through that one only.
 */
export class StackFiles<T> {
  private readonly named: ReadonlySet<string>;
  private readonly links;
  private readonly found: FoundTemplate[] = [];
  private readonly inventory = new InventoryFiles();

  /**
   * @param args as the user wrote them
   * @param files the files that they mean
   */
  constructor(
    args: readonly string[],
    files: readonly string[],
    private readonly context: CheckContext,
    private readonly judge: Judge<T>,
  ) {
    this.named = new Set(args);
    this.links = linkedFiles(args, files);
  }

  /** Reads and judges a file; `undefined` if it's judged at the end. */
  read(file: string): T | undefined {
    const path = file === "-" ? undefined : realPath(file);
    const input = inputFrom(file, this.context.parameters, path === undefined ? undefined : this.links.linksIn(path));
    if (path !== undefined && isBicep(file))
      for (const included of includedIn(contentOf(file))) this.links.read.add(join(dirname(path), included));
    if (this.inventory.take(file, input)) return undefined;
    if (input.kind !== "template" || this.named.has(file) || file === "-") return this.judge(input, file);
    this.found.push({ file, input });
    return undefined;
  }

  /** Judges what is left after all files are read. */
  *rest(): Iterable<T | BadInput> {
    const judged = new Map<string, T | BadInput>();
    for (const one of this.found)
      if (one.input.links === true && !this.isRead(one)) judged.set(one.file, this.attempt(one));
    for (const one of this.found) if (!this.isRead(one)) yield judged.get(one.file) ?? this.attempt(one);
    const inventory = this.inventory.judged(this.judge);
    if (inventory !== undefined) yield inventory;
  }

  private isRead({ file }: FoundTemplate): boolean {
    const path = realPath(file);
    return path !== undefined && this.links.read.has(path);
  }

  private attempt({ file, input }: FoundTemplate): T | BadInput {
    try {
      return this.judge(input, file);
    } catch (error) {
      return { file, reason: reasonOf(error) };
    }
  }
}
