import { type Declared, tokensOf } from "../../stack/declared";
import { type StackIndex, declaredAt } from "../../stack/links";
import { UNKNOWN } from "../../values/value";
import { type Unreadable, guarded } from "../faults";
import { contentReader, kindsWith } from "../readers/registry";
import type { Reference } from "../shape";
import { type Exposure, type Load, NO_LOAD, joinedLoads, loadOf, unknownLoad, unreadLoad } from "./load";

const CONTENT_KINDS = kindsWith("content");

/** Reads resources that machines only reference, such as versions of gallery applications. Each is read once. */
export class Contents {
  private readonly loads = new Map<Declared, Load>();

  constructor(
    private readonly stack: StackIndex,
    private readonly unreadable: Unreadable[],
  ) {}

  /** Returns what one such resource delivers. */
  of(content: Declared): Load {
    const before = this.loads.get(content);
    if (before) return before;
    const read = (): Load => {
      const shapes = contentReader(content.token)?.(content) ?? [];
      return joinedLoads(shapes.map((shape) => loadOf(shape, content)));
    };
    const load = guarded(content, this.unreadable, read) ?? unreadLoad(content);
    this.loads.set(content, load);
    return load;
  }

  /**
   * Returns what a reference's target delivers: nothing if the stack doesn't declare it, possibly a key if it's
   * unknown.
   */
  referredTo(from: Declared, { input, id }: Reference): Load {
    const link = this.stack.follow(from, input, id, CONTENT_KINDS);
    if (link === UNKNOWN) return unknownLoad(from, "gallery application of", input);
    const content = declaredAt(link);
    return content ? this.of(content) : NO_LOAD;
  }

  /** Returns the exposed MAKs in all of them, referenced or not. */
  exposures(): readonly Exposure[] {
    const any = tokensOf(this.stack.all).some((token) => contentReader(token) !== undefined);
    if (!any) return [];
    return CONTENT_KINDS.flatMap((kind) => this.stack.ofKind(kind)).flatMap((content) => this.of(content).exposures);
  }
}
