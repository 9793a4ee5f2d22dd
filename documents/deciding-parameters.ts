import { equalsIgnoreCase } from "../values/equals-ignore-case";
import { type Fields, objectOrEmpty } from "../values/fields";
import { append } from "../values/lists";
import { isObject } from "../values/read";
import type { FollowLink } from "../values/template-links";

/** Members that decide which images machines have. */
const DECIDING: ReadonlySet<string> = new Set([
  "imagereference",
  "galleryimagereference",
  "storageprofile",
  "storageprofileoverride",
]);

/** Members of a storage profile that say nothing of the image. */
const ASIDE: ReadonlySet<string> = new Set([
  ...["datadisks", "disksizegb", "caching", "storageaccounttype", "deleteoption", "diffdisksettings"],
  ...["diskcontrollertype", "diskencryptionset", "encryptionsettings", "writeacceleratorenabled"],
]);

/** What the disk made from an image is called, and where it goes. */
const TARGETS: ReadonlySet<string> = new Set(["name", "vhd", "vhdcontainers"]);

/** Members of machines, by which a piece of a template shows that it declares one itself. */
const DECLARES_MACHINES = /"(?:galleryI|i)mageReference"|"storageProfile/i;

/** Types of machines and a member that all of them have, but not a parameter such as `virtualMachineName`. */
const MACHINES = /"imageReference"|\/virtualMachine/i;

/** How deep links are followed. */
const DEPTH = 8;

/** The parts of a template that parameters may decide. */
interface Looked {
  readonly template: Fields;
  readonly follow: FollowLink | undefined;
  readonly depth: number;
}

/** Lower-case names of parameters. */
type Names = ReadonlySet<string>;

/** The parameters that decide about the machines of a template. */
export interface DecidingParameters {
  readonly all: Names;
  /** Those that decide whether a machine is deployed at all. */
  readonly switches: Names;
  /** Those that only count machines. */
  readonly counters: Names;
}

function textOf(raw: unknown, replacer?: (name: string, value: unknown) => unknown): string {
  return raw === undefined ? "" : JSON.stringify(raw, replacer);
}

function namesImage(raw: unknown): boolean {
  return isObject(raw) && Object.keys(raw).some((name) => equalsIgnoreCase(name, "imageReference"));
}

/** The parameters and variables that decide about a piece of a template. */
function mentioned(raw: unknown): readonly (readonly [kind: string, name: string])[] {
  const fromImage = namesImage(raw);
  const isAside = (name: string): boolean => ASIDE.has(name) || (fromImage && TARGETS.has(name));
  const text = textOf(raw, (name, value) => (isAside(name.toLowerCase()) ? undefined : value));
  return [...text.matchAll(/\b(parameters|variables)\(\s*'([^']+)'\s*\)/gi)].map(
    ([, kind = "", name = ""]) => [kind.toLowerCase(), name.toLowerCase()] as const,
  );
}

/** Returns the parameters that pieces of a template depend on, and the pieces with all variables that they depend on. */
function traced({ template }: Looked, pieces: readonly unknown[]) {
  const variables = objectOrEmpty(template["variables"]);
  const byName = new Map(Object.entries(variables).map(([name, raw]) => [name.toLowerCase(), raw]));
  const parameters = new Set<string>();
  const all = [...pieces];
  const seen = new Set<string>();
  const left = pieces.flatMap(mentioned);
  for (let next = left.pop(); next; next = left.pop()) {
    const [kind, name] = next;
    if (kind === "parameters") parameters.add(name);
    else if (!seen.has(name)) {
      seen.add(name);
      all.push(byName.get(name));
      append(left, mentioned(byName.get(name)));
    }
  }
  return { parameters, all };
}

/** The pieces of a template that decide about its machines. */
interface Pieces {
  /** Conditions on machines. */
  readonly switches: unknown[];
  /** Numbers of copies. */
  readonly counts: unknown[];
  /** Images, and conditions on what belongs to machines, such as extensions. */
  readonly others: unknown[];
}

/** Adds what a deployment inside a template gives to those parameters of its own template that decide about machines. */
function addGiven(pieces: Pieces, inner: Looked, parameters: unknown): void {
  if (!isObject(parameters) || inner.depth > DEPTH) return;
  const { all, switches, counters } = decidingIn(inner);
  for (const [name, value] of Object.entries(parameters)) {
    if (counters.has(name.toLowerCase())) pieces.counts.push(value);
    else if (switches.has(name.toLowerCase())) pieces.switches.push(value);
    else if (all.has(name.toLowerCase())) pieces.others.push(value);
  }
}

/** The templates that a link may lead to: those whose file name it contains. */
function linkedFrom(looked: Looked, link: unknown): readonly Looked[] {
  const { follow, depth } = looked;
  if (!follow || depth >= DEPTH) return [];
  const files = traced(looked, [link]).all.flatMap((raw) => textOf(raw).match(/[^'"\\,()[\]{}\s]+\.json/gi) ?? []);
  return [...new Set(files)].flatMap((target): Looked[] => {
    const linked = follow({ kind: "uri", target });
    if (!linked || linked === "cycle" || !isObject(linked.content)) return [];
    return [{ template: linked.content, follow: linked.follow, depth: depth + 1 }];
  });
}

/** Whether a piece is a deployment of nothing, such as the one by which Azure's verified modules report that they're used. */
function deploysNothing({ properties }: Fields): boolean {
  const { template } = objectOrEmpty(properties);
  return isObject(template) && Object.keys(template["resources"] ?? {}).length === 0;
}

/** Whether a piece of a template has a condition or a number of copies that isn't literal. */
function decidesItself({ condition, copy }: Fields): boolean {
  return typeof condition === "string" || (isObject(copy) && typeof copy["count"] === "string");
}

/** Adds what decides whether a piece of a template is deployed. */
function addConditions(pieces: Pieces, piece: Fields, linked: readonly Looked[]): void {
  if (!decidesItself(piece) || deploysNothing(piece)) return;
  const texts = [piece, ...linked.map(({ template }) => template)].map((one) => textOf(one));
  if (!texts.some((text) => MACHINES.test(text))) return;
  const { condition, copy } = piece;
  const declares = texts.some((text) => DECLARES_MACHINES.test(text));
  (declares ? pieces.switches : pieces.others).push(condition);
  if (isObject(copy)) pieces.counts.push(copy["count"]);
}

function piecesOf(looked: Looked): Pieces {
  const { template, follow, depth } = looked;
  const pieces: Pieces = { switches: [], counts: [], others: [] };
  const left: unknown[] = [template["resources"]];
  while (left.length > 0) {
    const next = left.pop();
    if (Array.isArray(next)) for (const one of next) left.push(one);
    if (!isObject(next)) continue;
    const inner = next["template"];
    const isInner = isObject(next["expressionEvaluationOptions"]) && isObject(inner);
    const properties = objectOrEmpty(next["properties"]);
    const linked = isObject(properties["templateLink"]) ? linkedFrom(looked, properties["templateLink"]) : [];
    for (const one of linked) addGiven(pieces, one, properties["parameters"]);
    if (isInner) addGiven(pieces, { template: inner, follow, depth: depth + 1 }, next["parameters"]);
    else addConditions(pieces, next, linked);
    for (const [name, value] of Object.entries(next)) {
      if (DECIDING.has(name.toLowerCase())) pieces.others.push(value);
      else if (!isInner) left.push(value);
    }
  }
  return pieces;
}

/** Whether a parameter may decide that there are no machines at all. A number decides only how many, unless it may be 0. */
function mayCountNone(name: string, { template }: Looked): boolean {
  const parameters = isObject(template["parameters"]) ? Object.entries(template["parameters"]) : [];
  const declared = parameters.find(([one]) => one.toLowerCase() === name)?.[1];
  if (!isObject(declared)) return false;
  const { type, defaultValue, allowedValues } = declared;
  if (type !== "int" && !/^[0-9]+$/.test(String(defaultValue))) return true;
  if (defaultValue !== undefined) return Number(defaultValue) === 0;
  return !Array.isArray(allowedValues) || allowedValues.includes(0);
}

function decidingIn(looked: Looked): DecidingParameters {
  const pieces = piecesOf(looked);
  const counting = [...traced(looked, pieces.counts).parameters].filter((name) => mayCountNone(name, looked));
  const switching = traced(looked, pieces.switches).parameters;
  const others = traced(looked, pieces.others).parameters;
  const switches = new Set([...switching, ...counting]);
  const counters = new Set(counting.filter((name) => !switching.has(name) && !others.has(name)));
  return { all: new Set([...others, ...switches]), switches, counters };
}

/**
 * Returns the parameters that decide about machines, also by way of variables, and of deployments inside the template or
 * linked from it.
 */
export function decidingParameters(template: Fields, follow?: FollowLink): DecidingParameters {
  return decidingIn({ template, follow, depth: 0 });
}
