import { fold, globProblem, matches, onlyTexts } from "../activation/glob";
import type { Settings, Waiver } from "../activation/settings";
import { isSameTag, tagValue } from "../machines/tags";
import { Lists } from "../values/lists";
import type { Finding } from "./policy";

/** A finding that a waiver silences. */
export interface Waived {
  readonly finding: Finding;
  readonly waiver: Waiver;
}

export interface SplitFindings {
  readonly fired: readonly Finding[];
  readonly waived: readonly Waived[];
}

/** Returns today's date (ISO 8601, UTC), which waivers are compared with. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Whether a waiver is still valid, including its last day. ISO dates sort as texts. */
export function isCurrent(waiver: Waiver, date: string): boolean {
  return waiver.expires.slice(0, 10) >= date;
}

/** What a waiver's pattern is matched against. */
export type Resource = Pick<Finding, "urn" | "name" | "path" | "tags"> & {
  /** Names of tags with unknown values, if they may match. */
  readonly hiddenTags?: readonly string[];
};

/** Returns what distinguishes a path inside a resource, because a template declares many machines under one URN. */
export function identityText(urn: string, { path, name }: Pick<Resource, "path" | "name">): string {
  return path === "" ? urn : `${urn}#${path}#${name}`;
}

/** Returns the texts of a resource that a waiver's pattern may match. */
function textsOf(resource: Resource): readonly string[] {
  const { urn, name, path } = resource;
  if (urn === undefined) return [name];
  return path === "" ? [urn, name] : [urn, name, identityText(urn, resource)];
}

function hasTags(
  { tags = {} }: Waiver,
  { tags: given = {}, hiddenTags = [] }: Pick<Resource, "tags" | "hiddenTags">,
): boolean {
  return Object.entries(tags).every(([tag, glob]) => {
    if (hiddenTags.some((hidden) => isSameTag(hidden, tag))) return true;
    const value = tagValue(given, tag);
    return value !== undefined && matches(glob, value);
  });
}

/**
 * Whether a pattern matches a text. In Terraform addresses, `[` begins a key instead of a character set: `vm["a"]`,
 * `vm[*]`.
 */
function fits(pattern: string, text: string): boolean {
  if (matches(pattern, text)) return true;
  return pattern.includes("[") && text.includes("[") && matches(pattern.replaceAll("[", "[[]"), text);
}

/** Whether a waiver covers a resource: its pattern matches, and the resource has the tags. */
export function covers(waiver: Waiver, resource: Resource): boolean {
  return textsOf(resource).some((text) => fits(waiver.resource, text)) && hasTags(waiver, resource);
}

function foldedTexts(resource: Resource): readonly string[] {
  return textsOf(resource).map(fold);
}

/** An index of resources by identity, so thousands of a baseline's waivers take one lookup each. */
export class NamedResources {
  private readonly byText = new Lists<string, Resource>();

  constructor(private readonly resources: readonly Resource[]) {
    for (const resource of resources) {
      for (const text of new Set(foldedTexts(resource))) this.byText.add(text, resource);
    }
  }

  /** Whether a waiver covers any of them. */
  hasAny(waiver: Waiver): boolean {
    const only = onlyTexts(waiver.resource);
    return only
      ? only.some((text) => this.byText.of(text).some((resource) => hasTags(waiver, resource)))
      : this.resources.some((resource) => covers(waiver, resource));
  }
}

interface Ranked {
  readonly waiver: Waiver;
  readonly rank: number;
}

/** An index of one policy's waivers, so each finding takes one lookup. */
class PolicyWaivers {
  private readonly byText = new Lists<string, Ranked>();
  private readonly patterns: Ranked[] = [];

  constructor(waivers: readonly Waiver[]) {
    for (const [rank, waiver] of waivers.entries()) {
      const only = onlyTexts(waiver.resource);
      if (!only) this.patterns.push({ waiver, rank });
      for (const text of new Set(only)) this.byText.add(text, { waiver, rank });
    }
  }

  /** Returns the first waiver that covers a finding and is current on a date. */
  first(finding: Finding, date: string): Waiver | undefined {
    const listed = foldedTexts(finding).flatMap((text) => this.byText.of(text));
    const [exact] = listed
      .filter(({ waiver }) => isCurrent(waiver, date) && hasTags(waiver, finding))
      .sort((a, b) => a.rank - b.rank);
    const pattern = this.patterns.find(
      ({ waiver, rank }) => (!exact || rank < exact.rank) && isCurrent(waiver, date) && covers(waiver, finding),
    );
    return (pattern ?? exact)?.waiver;
  }
}

const indexes = new WeakMap<readonly Waiver[], ReadonlyMap<string, PolicyWaivers>>();

/** Indexes waivers by policy, once for each list, because every policy uses it for every resource. */
function indexOf(waivers: readonly Waiver[]): ReadonlyMap<string, PolicyWaivers> {
  const known = indexes.get(waivers);
  if (known) return known;
  const lists = new Lists(waivers, ({ policy }) => policy);
  const index = new Map(Array.from(lists, ([policy, list]) => [policy, new PolicyWaivers(list)] as const));
  indexes.set(waivers, index);
  return index;
}

/** The checked stack, by its own name and its project's. Stacks in several projects are often all named `dev`. */
export interface StackIdentity {
  readonly stack: string;
  /** Absent if the file doesn't name one. */
  readonly project: string | undefined;
}

/** Whether a waiver is for another stack, because its pattern is a URN with another stack or project. */
export function isForOtherStack({ resource }: Waiver, { stack, project }: StackIdentity): boolean {
  const [scheme, engine, stackGlob = "", , projectGlob = "", rest] = resource.split(":", 6);
  if (scheme !== "urn" || engine !== "pulumi") return false;
  const misses = (glob: string, name: string) =>
    glob !== "" && !glob.includes("**") && globProblem(glob) === undefined && !matches(glob, name);
  // The last part of a pattern may span more than the project.
  return misses(stackGlob, stack) || (rest !== undefined && project !== undefined && misses(projectGlob, project));
}

/** Splits a policy's findings by the waivers that are current on a date. */
export function splitByWaivers(
  policy: string,
  findings: readonly Finding[],
  settings: Settings,
  date: string,
): SplitFindings {
  const waivers = settings.waivers && indexOf(settings.waivers).get(policy);
  if (!waivers) return { fired: findings, waived: [] };
  const fired: Finding[] = [];
  const waived: Waived[] = [];
  for (const finding of findings) {
    const waiver = waivers.first(finding, date);
    if (waiver) waived.push({ finding, waiver });
    else fired.push(finding);
  }
  return { fired, waived };
}
