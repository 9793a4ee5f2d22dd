import type { Settings } from "../../activation/settings";
import type { StackDeclaration } from "../../machines/inventory";
import { MACHINE_POLICIES } from "../../policies/all";
import { find } from "../../policies/find";
import { judge } from "../../policies/judge";
import type { ActivationPolicy, Judged, Judgement } from "../../policies/policy";
import type { Declared, Provider } from "../../stack/declared";
import { parseToken } from "../../stack/token";

/** Well-formed, in no published table, and nobody's key. */
export const MAK = "BCDFG-HJKMN-PQRTV-WXY23-46789";
/** The same for Windows Server 2008 R2 and earlier, whose keys hold no N. */
export const OLD_MAK = "BCDFG-HJKMP-PQRTV-WXY23-46789";

/** The policies that report: one that only tags machines has nothing to say of a stack. */
export const REPORTING = MACHINE_POLICIES.filter(({ phase }) => phase !== "remediation");

/** A resource as a program writes it. In its values `${name.property}` is the output of another resource. */
export interface Written {
  readonly type: string;
  readonly name: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  /** Name of an explicit provider. */
  readonly provider?: string;
  readonly parent?: string;
  readonly dependsOn?: readonly string[];
  /** Whether it is only read. */
  readonly external?: boolean;
  /** False for a resource of which this run shows outputs only, without what is write-only. */
  readonly inputsSeen?: boolean;
}

/** What the engine writes in place of a text that a preview cannot know. */
const UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const OUTPUT = /\$\{([\w-]+)\.[\w.[\]-]+\}/g;

export function urnOf({ type, name }: Pick<Written, "type" | "name">): string {
  return `urn:pulumi:prod::app::${type}::${name}`;
}

/** A value as a preview shows it: what an output goes into is unknown as a whole. */
function previewed(value: unknown): unknown {
  if (typeof value === "string") return value.search(OUTPUT) < 0 ? value : UNKNOWN_TEXT;
  if (Array.isArray(value)) return value.map(previewed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, previewed(member)]));
}

/** The resources whose outputs go into a value. */
function sources(value: unknown): string[] {
  return [...JSON.stringify(value ?? null).matchAll(OUTPUT)].map(([, name = ""]) => name);
}

function declared(one: Written, urns: ReadonlyMap<string, string>, all: readonly Written[]): Declared {
  const { type, name, properties = {}, inputsSeen = true, external = false } = one;
  const known = (names: readonly string[]): string[] => names.flatMap((other) => urns.get(other) ?? []);
  const links = Object.entries(properties).map(([input, value]) => [input, known(sources(value))] as const);
  const props = previewed(properties);
  return {
    urn: urnOf(one),
    name,
    path: "",
    token: parseToken(type),
    props,
    outputs: inputsSeen ? undefined : props,
    inputsSeen,
    provider: providerOf(one, all),
    external,
    parent: one.parent === undefined ? undefined : urns.get(one.parent),
    dependencies: [...links.flatMap(([, found]) => found), ...known(one.dependsOn ?? [])],
    propertyDependencies: Object.fromEntries(links.filter(([, found]) => found.length > 0)),
  };
}

function providerOf({ provider }: Written, all: readonly Written[]): Provider | undefined {
  const found = all.find(({ name }) => name === provider);
  return found && { name: found.name, urn: urnOf(found), props: previewed(found.properties ?? {}) };
}

/** A stack `prod` as its preview shows it. */
export function stackOf(resources: readonly Written[]): StackDeclaration {
  const urns = new Map(resources.map((one) => [one.name, urnOf(one)]));
  return { stack: "prod", resources: resources.map((one) => declared(one, urns, resources)), variables: {} };
}

/** What is judged of a stack. */
export function judged(resources: readonly Written[], settings: Settings = {}): Judgement {
  return judge(stackOf(resources), settings);
}

/** The machine of a name. */
export function machineIn({ judged: all }: Judgement, name: string): Judged {
  const one = all.find(({ machine }) => machine.name === name);
  if (!one) throw new Error(`There is no machine ${name}, only ${all.map(({ machine }) => machine.name).join(", ")}.`);
  return one;
}

/** What is said, and at which resource. */
export interface Said {
  readonly at: string;
  readonly message: string;
}

/** What a policy says of a stack. */
export function saidBy(policy: ActivationPolicy, judgement: Judgement): Said[] {
  return find(policy, judgement).map(({ name, message }) => ({ at: name, message }));
}
