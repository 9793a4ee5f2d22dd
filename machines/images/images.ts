import { type PlatformImage, identifyImage, parsePlatformImageId } from "../../activation/catalog";
import type { Settings } from "../../activation/settings";
import type { Declared } from "../../stack/declared";
import { type StackIndex, declaredAt } from "../../stack/links";
import { expectedId, givenId } from "../../stack/own-id";
import { kindsOf } from "../../stack/types/registry";
import { UNKNOWN, type Value, known } from "../../values/value";
import {
  type FittingRules,
  type ImageWords,
  NO_RULES,
  identifyWords,
  joinedRules,
  rulesFor,
  wordsOf,
} from "../image-words";
import { contentReader, kindsWith, machineReader, sourceOf } from "../readers/registry";
import { ruledImage } from "../ruled-image";
import type { ImageShape, MachineShape, Reference, SourceShape } from "../shape";
import { Galleries, versionless } from "./galleries";
import {
  CIRCLE,
  type Content,
  type Lineage,
  NOT_DESCRIBED,
  NOT_KNOWN_YET,
  NO_LINEAGE,
  better,
  ownSystem,
} from "./lineage";

const VERSIONS = kindsOf("Microsoft.Compute/galleries/images/versions");
const TEMPLATES = kindsOf("Microsoft.VirtualMachineImages/imageTemplates");
const DEFINITIONS = kindsOf("Microsoft.Compute/galleries/images");
const OTHERS = kindsWith("source").filter((kind) => ![...VERSIONS, ...TEMPLATES, ...DEFINITIONS].includes(kind));

/** Kinds that a machine can be created from, most specific first: a version before its definition. */
const KINDS = [VERSIONS, TEMPLATES, OTHERS, DEFINITIONS, kindsOf("Microsoft.Compute/virtualMachines")];
const ALL_KINDS = KINDS.flat();

/** Returns the ids by which settings may match a source: the one from Azure, or as much as its names reveal. */
function idsOf(declared: Declared): string[] {
  const given = givenId(declared);
  if (given !== undefined) return [given];
  const own = expectedId(declared);
  if (!own) return [];
  return [own.group === undefined ? own.suffix : `/resourceGroups/${own.group}${own.suffix}`];
}

/**
 * Returns the content of a source. A source referenced by id exists in Azure, even if the stack doesn't describe it.
 */
function contentOf({ imported, vhd }: SourceShape, made: Lineage | undefined): Content {
  if (imported) return { kind: "vhd", uri: known(vhd) };
  return made?.content.kind === "vhd" ? made.content : NO_LINEAGE.content;
}

/** Whether an image is referenced by an id that is unknown. If all of the reference is, it may be a marketplace image. */
function hasUnknownId({ id, publisher, offer, sku }: ImageShape): boolean {
  return id === UNKNOWN && [publisher, offer, sku].every((word) => word === undefined);
}

/** Returns the lineage of something that no resource of the stack describes. */
function unfollowed(id: string | undefined, platform: PlatformImage | undefined): Lineage {
  if (platform) return { ...NO_LINEAGE, system: identifyImage(platform) };
  return id === undefined ? NOT_KNOWN_YET : NOT_DESCRIBED;
}

/** Follows machines back to the images and disks they're created from. */
export class Images {
  private readonly galleries: Galleries;
  private readonly lineages = new Map<Declared, Lineage>();
  private readonly visiting = new Set<Declared>();

  constructor(
    private readonly stack: StackIndex,
    private readonly settings: Settings,
  ) {
    this.galleries = new Galleries(stack);
  }

  /** Returns the lineage of a machine. */
  of(declared: Declared, { image, disk }: MachineShape): Lineage {
    const namesNothing = image.id === undefined && disk.attached === undefined && disk.vhd === undefined;
    if (namesNothing && this.settings.images === undefined) return NO_LINEAGE;
    const fromImage = image.id !== undefined;
    const reference: Reference = {
      input: fromImage ? image.input : disk.input,
      id: fromImage ? image.id : disk.attached,
    };
    const lineage = reference.id === undefined ? NO_LINEAGE : this.follow(declared, reference);
    const vhd = known(disk.vhd);
    return {
      ...lineage,
      ...(disk.vhd !== undefined && { content: { kind: "vhd", uri: vhd } }),
      rules: this.rules([vhd, hasUnknownId(image) ? UNKNOWN : undefined], wordsOf(image), [lineage]),
    };
  }

  /** Returns the rules that match these names, and those of what it's made from. */
  private rules(ids: readonly Value<string>[], words: readonly ImageWords[], made: readonly Lineage[]): FittingRules {
    const { images } = this.settings;
    return images ? joinedRules([rulesFor(ids, words, images), ...made.map(({ rules }) => rules)]) : NO_RULES;
  }

  private follow(from: Declared, { input, id }: Reference): Lineage {
    const literal = known(id);
    const platform = literal === undefined ? undefined : parsePlatformImageId(literal);
    const source = platform ? undefined : this.find(from, input, id);
    const lineage = source ? this.ofSource(source) : unfollowed(literal, platform);
    if (literal === undefined) return lineage;
    return { ...lineage, rules: this.rules([literal], platform ? [platform] : [], [lineage]) };
  }

  /** Returns the target of an id or output. An undeclared version leads to its definition, or to its builder. */
  private find(from: Declared, input: string, id: Value<string>): Declared | undefined {
    if (typeof id !== "string") {
      for (const kinds of KINDS) {
        const declared = declaredAt(this.stack.follow(from, input, id, kinds));
        if (declared) return declared;
      }
      return undefined;
    }
    const definition = versionless(id);
    return (
      declaredAt(this.stack.follow(from, input, id, ALL_KINDS)) ??
      (definition === id ? undefined : declaredAt(this.stack.follow(from, input, definition, ALL_KINDS))) ??
      this.galleries.builderOf(id)
    );
  }

  private ofSource(declared: Declared): Lineage {
    // Starts at the far end, so long chains don't deepen the call stack.
    for (const one of this.chainFrom(declared).reverse()) this.lineageOf(one);
    return this.lineageOf(declared);
  }

  /** Returns the chain of sources of a declaration, as far as they haven't been read yet. */
  private chainFrom(declared: Declared): Declared[] {
    const chain = new Set<Declared>();
    let next: Declared | undefined = declared;
    while (next && !chain.has(next) && !this.visiting.has(next) && !this.lineages.has(next)) {
      chain.add(next);
      const from: Declared = next;
      const [reference] = sourceOf(from)?.references ?? [];
      next = reference && this.find(from, reference.input, reference.id);
    }
    return [...chain].slice(1);
  }

  private lineageOf(declared: Declared): Lineage {
    const before = this.lineages.get(declared);
    if (before) return before;
    if (this.visiting.has(declared)) return CIRCLE;
    this.visiting.add(declared);
    try {
      const source = sourceOf(declared);
      const lineage = source ? this.read(declared, source) : this.ofMachine(declared);
      this.lineages.set(declared, lineage);
      return lineage;
    } finally {
      this.visiting.delete(declared);
    }
  }

  private read(declared: Declared, source: SourceShape): Lineage {
    const made = this.makerOf(declared, source);
    const definition = this.definitionOf(declared);
    const parts = [made, definition].filter((part) => part !== undefined);
    const proven = identifyWords(source.image);
    const own = better(ownSystem(source), definition?.system);
    const specialized = source.specialized || parts.some(({ origin }) => origin === "attached");
    const content = contentOf(source, made);
    return {
      system: proven && proven.kind !== "unknown" ? proven : better(own, made?.system),
      origin: specialized ? "attached" : content.kind === "vhd" ? "imported" : "image",
      content,
      rules: this.rules(idsOf(declared), [...wordsOf(source.image), ...wordsOf(source.hint)], parts),
      builders: [...(contentReader(declared.token) ? [declared] : []), ...parts.flatMap(({ builders }) => builders)],
      captured: parts.flatMap(({ captured }) => captured),
      ...(source.disk === "image" && !specialized && { createdFrom: source.references[0]?.id }),
    };
  }

  /**
   * Returns what a source is created from: what it references, the builder that produces it, or a definition's latest
   * version.
   */
  private makerOf(declared: Declared, source: SourceShape): Lineage | undefined {
    const [reference] = source.references;
    if (reference) return this.follow(declared, reference);
    const builder = this.galleries.builderOf(declared);
    if (builder) return this.ofSource(builder);
    const latest = this.galleries.latestOf(declared);
    const from = latest && sourceOf(latest);
    if (!latest || !from) return undefined;
    const [made] = from.references;
    return made ? this.follow(latest, made) : this.read(latest, from);
  }

  /** Returns the lineage that a version's definition declares. */
  private definitionOf(version: Declared): Lineage | undefined {
    const definition = this.galleries.definitionOf(version);
    const source = definition && sourceOf(definition);
    if (!source) return undefined;
    return {
      ...NO_LINEAGE,
      system: ownSystem(source),
      origin: source.specialized ? "attached" : undefined,
      rules: this.rules(idsOf(definition), wordsOf(source.hint), []),
    };
  }

  /** Returns the lineage of a machine that others are created from, including the system it runs. */
  private ofMachine(declared: Declared): Lineage {
    const [shape] = machineReader(declared.token)?.(declared) ?? [];
    if (!shape) return NO_LINEAGE;
    const lineage = this.of(declared, shape);
    const { system } = ruledImage(shape, lineage, identifyWords(shape.image), this.settings);
    return { ...lineage, system, captured: [declared, ...lineage.captured] };
  }
}
