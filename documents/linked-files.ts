import { dirname, join, sep } from "node:path";
import { parseText } from "../values/json-text";
import { Lists } from "../values/lists";
import { standsIn } from "../values/stand-in";
import type { FollowLink, LinkedFile, TemplateLink } from "../values/template-links";

/** What is known of the files of a run. Paths are absolute and free of symbolic links. */
export interface FileAccess {
  /** Returns the path of a file that may be read; `undefined` if there is none. */
  readonly find: (path: string) => string | undefined;
  readonly read: (path: string) => string;
  /** The files that the user gave. */
  readonly inputs: readonly string[];
}

/** The most segments of a URI that are compared with a path. */
const SEGMENTS = 8;

/**
 * Returns the last segments of a URI that hold nothing unknown, without its query, which may hold a token. The first ones may
 * lead upward.
 */
function endOf(uri: string): readonly string[] {
  const path = uri
    .replace(/^[a-z]+:\/\/[^/{]*/i, "")
    // An unknown base is an address, so it ends in a slash where the name of a file follows.
    .replace(/^\{\?[^}]*\}/, "/")
    .replace(/(?:(?<!\{)\?|#).*$/s, "")
    // An unknown token follows the name of the file directly.
    .replace(/(?<=\.json)\{\?[^}]*\}$/i, "");
  const segments = path.split("/").filter((segment) => segment !== "" && segment !== ".");
  const known = segments.slice(segments.map(standsIn).lastIndexOf(true) + 1);
  return known.reduce<readonly string[]>(upward, []).slice(-SEGMENTS);
}

/** Adds a segment to a path: `..` takes back the one before it. */
function upward(path: readonly string[], segment: string): readonly string[] {
  const last = path.at(-1);
  return segment === ".." && last !== undefined && last !== ".." ? path.slice(0, -1) : [...path, segment];
}

/** Returns how many of the last segments a path shares with a URI. */
function shared(path: string, end: readonly string[]): number {
  const segments = path.split(sep).reverse();
  const differs = [...end].reverse().findIndex((segment, index) => segment !== segments[index]);
  return differs === -1 ? end.length : differs;
}

/** Returns the name of a file and of its folder; `undefined` if there is only one of them. */
function lastTwo(segments: readonly string[]): string | undefined {
  return segments.length < 2 ? undefined : segments.slice(-2).join("/");
}

/** Finds and reads what the templates of a run link to. */
export class LinkedFiles {
  /** The files whose resources were read through a link. */
  readonly read = new Set<string>();
  private readonly contents = new Map<string, unknown>();
  private readonly inputs: Lists<string, string>;
  /** A template is read once for each choice of a parameter, and so are its links. */
  private readonly found = new Map<string, string | undefined>();

  constructor(private readonly access: FileAccess) {
    this.inputs = new Lists(access.inputs, (input) => lastTwo(input.split(sep)));
  }

  /** Returns what follows the links in a file. */
  linksIn(file: string): FollowLink {
    return this.within([file]);
  }

  /** @param chain the file, and those that lead to it, the nearest first */
  private within(chain: readonly [string, ...string[]]): FollowLink {
    return (link) => {
      const path = this.target(link, chain);
      if (path === undefined) return undefined;
      return chain.includes(path) ? "cycle" : this.open(path, chain);
    };
  }

  private open(path: string, chain: readonly string[]): LinkedFile {
    if (!this.contents.has(path)) this.contents.set(path, parseText(this.access.read(path)));
    return {
      content: this.contents.get(path),
      follow: this.within([path, ...chain]),
      onRead: () => {
        this.read.add(path);
      },
    };
  }

  private find(path: string): string | undefined {
    if (!this.found.has(path)) this.found.set(path, this.access.find(path));
    return this.found.get(path);
  }

  private target({ kind, target }: TemplateLink, chain: readonly [string, ...string[]]): string | undefined {
    if (kind === "uri") return this.best(endOf(target), chain);
    return standsIn(target) ? undefined : this.find(join(dirname(chain[0]), ...target.split(/[\\/]/)));
  }

  /**
   * Returns the file whose path ends most like a URI: in or below the folders of these templates, or among the inputs, where
   * the folder's name must match too, because many templates have the same name. A template of the chain is the last choice,
   * and only if all of the URI that is known matches. `undefined` if two inputs match equally.
   */
  private best(end: readonly string[], chain: readonly string[]): string | undefined {
    const near = chain.flatMap((from) =>
      end.flatMap((_, index) => this.find(join(dirname(from), ...end.slice(index))) ?? []),
    );
    const ending = lastTwo(end);
    const others = ending === undefined ? [] : this.inputs.of(ending).filter((input) => !near.includes(input));
    const all = [...new Set([...near, ...others])];
    const found = all.filter((path) => !chain.includes(path));
    if (found.length === 0) return all.find((path) => shared(path, end) === end.length);
    const most = Math.max(...found.map((path) => shared(path, end)));
    const [first, second] = found.filter((path) => shared(path, end) === most);
    return first !== undefined && (second === undefined || near.includes(first)) ? first : undefined;
  }
}
