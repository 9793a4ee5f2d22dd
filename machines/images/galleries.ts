import { suffixOf } from "../../stack/arm-id";
import type { Declared } from "../../stack/declared";
import { type StackIndex, declaredAt } from "../../stack/links";
import { expectedId } from "../../stack/own-id";
import { kindsOf, rowOf } from "../../stack/types/registry";
import { equalsIgnoreCase } from "../../values/equals-ignore-case";
import { Lists, compare } from "../../values/lists";
import { flag, list, text } from "../../values/read";
import { spelled } from "../../values/spelled";
import { UNKNOWN } from "../../values/value";

const DEFINITION = "Microsoft.Compute/galleries/images";
const DEFINITIONS = kindsOf(DEFINITION);
const VERSIONS = kindsOf("Microsoft.Compute/galleries/images/versions");
const BUILT = [...DEFINITIONS, ...kindsOf("Microsoft.Compute/images")];
const TEMPLATES = kindsOf("Microsoft.VirtualMachineImages/imageTemplates");

/** Returns the id of the definition of a version; other ids are unchanged. */
export function versionless(id: string): string {
  return id.replace(/\/versions\/[^/]*\/?$/i, "");
}

/** Returns the end of the id of a version's definition. Its own name may be unknown. */
function definitionSuffix(version: Declared, parents: readonly string[]): string | undefined {
  const own = expectedId(version);
  if (own) return versionless(own.suffix);
  const names = parents.map((input) => text(version.props, input)).filter((name) => typeof name === "string");
  return suffixOf(DEFINITION, names);
}

/** Returns the numbers of a version such as `1.10.2`. A hidden one counts as the latest, because it may be. */
function numbersOf(version: Declared): readonly number[] {
  const name = text(version.props, rowOf(version.token)?.names.at(-1) ?? "") ?? text(version.props, "name");
  return typeof name === "string" ? name.split(".").map(Number) : [Infinity];
}

/** Whether a version is left out where a machine asks for the latest one. */
function isExcluded(props: unknown): boolean {
  return (
    spelled([["publishingProfile", "excludeFromLatest"], ["excludeFromLatest"]], (...path) => flag(props, ...path)) ===
    true
  );
}

/** Whether a version may belong to a definition, because this run hides some of their names. */
function mayBeOf(version: Declared, definition: Declared): boolean {
  const named = rowOf(version.token)?.names ?? [];
  const pairs = (rowOf(definition.token)?.names ?? []).map(
    (input, place) => [text(definition.props, input), text(version.props, named[place] ?? "")] as const,
  );
  const fits = pairs.every(
    ([own, other]) => typeof own !== "string" || typeof other !== "string" || equalsIgnoreCase(own, other),
  );
  return fits && pairs.some((pair) => pair.includes(UNKNOWN));
}

function byNumbers(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((number, index) => number !== b[index]);
  return place < 0 ? a.length - b.length : (a[place] ?? 0) - (b[place] ?? -1);
}

/** Finds the definitions, versions and builders of images. Each index is built on first use. */
export class Galleries {
  private bySuffix: ReadonlyMap<string, Declared> | undefined;
  private versions: Lists<Declared | "unplaced", Declared> | undefined;
  private builders: ReadonlyMap<Declared | string, Declared> | undefined;

  constructor(private readonly stack: StackIndex) {}

  /** Returns the definition of a version. */
  definitionOf(version: Declared): Declared | undefined {
    if (!VERSIONS.includes(version.token.kind)) return undefined;
    const parents = rowOf(version.token)?.names.slice(0, -1) ?? [];
    const linked = declaredAt(this.stack.follow(version, parents.at(-1) ?? "", UNKNOWN, DEFINITIONS));
    return linked ?? this.definitions().get(definitionSuffix(version, parents) ?? "");
  }

  /**
   * Returns the latest declared version of a definition, leaving out those excluded from latest; `undefined` if a version
   * whose names this run hides may belong to it.
   */
  latestOf(definition: Declared): Declared | undefined {
    this.versions ??= new Lists(
      VERSIONS.flatMap((kind) => this.stack.ofKind(kind)).filter(({ props }) => !isExcluded(props)),
      (version) => this.definitionOf(version) ?? "unplaced",
    );
    if (this.versions.of("unplaced").some((version) => mayBeOf(version, definition))) return undefined;
    return [...this.versions.of(definition)]
      .sort((a, b) => byNumbers(numbersOf(a), numbersOf(b)) || compare(a.urn, b.urn))
      .at(-1);
  }

  /** Returns the image builder template that distributes to an image, by declaration or id. */
  builderOf(image: Declared | string): Declared | undefined {
    this.builders ??= this.readBuilders();
    return this.builders.get(typeof image === "string" ? versionless(image.toLowerCase()) : image);
  }

  private readBuilders(): ReadonlyMap<Declared | string, Declared> {
    const builders = new Map<Declared | string, Declared>();
    for (const template of TEMPLATES.flatMap((kind) => this.stack.ofKind(kind))) {
      const targets = list(template.props, "distribute");
      if (targets === undefined || targets === UNKNOWN) continue;
      for (const target of targets) {
        const id = text(target, "galleryImageId") ?? text(target, "imageId");
        const declared = declaredAt(this.stack.follow(template, "distribute", id, BUILT));
        if (declared) builders.set(declared, template);
        if (typeof id === "string") builders.set(versionless(id.toLowerCase()), template);
      }
    }
    return builders;
  }

  private definitions(): ReadonlyMap<string, Declared> {
    this.bySuffix ??= new Map(
      DEFINITIONS.flatMap((kind) => this.stack.ofKind(kind)).flatMap((declared): [string, Declared][] => {
        const id = expectedId(declared);
        return id ? [[id.suffix, declared]] : [];
      }),
    );
    return this.bySuffix;
  }
}
