import { COMPUTE } from "./compute";
import { DEPLOYMENTS } from "./deployments";
import { IMAGES } from "./images";
import { NETWORK } from "./network";
import { OUTSIDE_AZURE } from "./outside-azure";
import type { ResourceType } from "./resource-type";
import { SERVICES } from "./services";

const ROWS = { ...COMPUTE, ...IMAGES, ...NETWORK, ...DEPLOYMENTS, ...SERVICES, ...OUTSIDE_AZURE };

/** The key of a row: provider package and kind, such as `azure-native compute:virtualmachine`. */
export type TypeKey = keyof typeof ROWS;

type Row = (typeof ROWS)[TypeKey];

/** An ARM type that has a row. */
export type ArmType = Extract<Row, { readonly arm: string }>["arm"];

/** A resource type as in a token. */
export interface Typed {
  readonly package: string;
  readonly kind: string;
}

interface Entry extends Typed, ResourceType {}

const ENTRIES: readonly Entry[] = Object.entries<ResourceType>(ROWS).map(([key, row]) => {
  const [provider = "", kind = ""] = key.split(" ");
  return { package: provider, kind, ...row };
});

const BY_KEY: ReadonlyMap<string, ResourceType> = new Map(Object.entries<ResourceType>(ROWS));
const NATIVE = ENTRIES.filter((entry) => entry.package === "azure-native");

/** Builds a map from pairs; the first of several equal keys wins. */
function firstBy<T>(pairs: readonly (readonly [key: string, value: T])[]): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const [key, value] of pairs) if (!map.has(key)) map.set(key, value);
  return map;
}

const NATIVE_BY_ARM = firstBy(
  NATIVE.flatMap((entry) => (entry.arm === undefined ? [] : [[entry.arm.toLowerCase(), entry] as const])),
);
const ARM_BY_KIND = firstBy(
  ENTRIES.flatMap(({ kind, arm }) => (arm === undefined ? [] : [[kind, arm.toLowerCase()] as const])),
);
const KIND_BY_TERRAFORM = firstBy(
  ENTRIES.flatMap(({ kind, terraform }) =>
    terraform === undefined ? [] : [[terraform.replaceAll("_", ""), kind] as const],
  ),
);
const KIND_BY_FORMER = firstBy(
  ENTRIES.flatMap(({ kind, formerly = [] }) => formerly.map((former) => [former, kind] as const)),
);

/**
 * Returns the row key of a type. The bridged azurestack provider shares the rows of the classic one, from which it was
 * made.
 */
export function keyOf({ package: provider, kind }: Typed): string {
  return `${provider === "azurestack" ? "azure" : provider} ${kind}`;
}

/** Returns the row of a type, if there is one. */
export function rowOf(typed: Typed): ResourceType | undefined {
  return BY_KEY.get(keyOf(typed));
}

/** Returns the ARM type of a kind, in lower case. */
export function armOf(kind: string): string | undefined {
  return ARM_BY_KIND.get(kind);
}

/** Returns the kinds of all packages that declare an ARM type. */
export function kindsOf(armType: ArmType): readonly string[] {
  return [...new Set(ENTRIES.filter(({ arm }) => arm === armType).map(({ kind }) => kind))];
}

/** Returns the kind of a row, for types without an ARM type. */
export function kindOf(key: TypeKey): string {
  return key.slice(key.indexOf(" ") + 1);
}

/** Returns the current kind of a type that was renamed. */
export function currentKind(kind: string): string {
  return KIND_BY_FORMER.get(kind) ?? kind;
}

/**
 * Returns the kind that the classic provider would use for a type bridged on demand (`pulumi package add
 * terraform-provider`). Such a package has a single module, `index`, and uses Terraform's type names.
 */
export function bridgedKind(type: string): string {
  const lower = type.toLowerCase();
  return KIND_BY_TERRAFORM.get(lower) ?? `index:${lower}`;
}

const IRREGULAR: readonly (readonly [ending: string, singular: string])[] = [
  ["ies", "y"],
  ["addresses", "address"],
  ["s", ""],
];

function singular(word: string): string {
  for (const [ending, one] of IRREGULAR) if (word.endsWith(ending)) return word.slice(0, -ending.length) + one;
  return word;
}

/** Returns azure-native's kind and name inputs for an ARM type: from its row, or by the usual naming rule. */
export function nativeOf(armType: string): { readonly kind: string; readonly names: readonly string[] } {
  const lower = armType.toLowerCase();
  const row = NATIVE_BY_ARM.get(lower);
  if (row) return row;
  const segments = lower.split("/");
  const namespace = (segments[0] ?? "").replace(/^microsoft\./, "").replaceAll(".", "");
  return { kind: `${namespace}:${singular(segments.at(-1) ?? "")}`, names: [] };
}

/** Returns the first ARM type of a namespace with this ending, for a resource whose parent is unknown. */
export function armTypeBelow(namespace: string, own: string): string | undefined {
  const [start, end] = [`${namespace.toLowerCase()}/`, `/${own.toLowerCase()}`];
  return [...NATIVE_BY_ARM.keys()].find((type) => type.startsWith(start) && type.endsWith(end));
}
