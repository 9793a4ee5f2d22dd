import { COMPUTE } from "./compute";
import { DEPLOYMENTS } from "./deployments";
import { IMAGES } from "./images";
import { NETWORK } from "./network";
import { OUTSIDE_AZURE } from "./outside-azure";
import type { ResourceType } from "./resource-type";
import { SERVICES } from "./services";

const ROWS = { ...COMPUTE, ...IMAGES, ...NETWORK, ...DEPLOYMENTS, ...SERVICES, ...OUTSIDE_AZURE };

/** Which row: the provider package and the kind, such as `azure-native compute:virtualmachine`. */
export type TypeKey = keyof typeof ROWS;

type Row = (typeof ROWS)[TypeKey];

/** An ARM type that has a row. */
export type ArmType = Extract<Row, { readonly arm: string }>["arm"];

/** A resource type as a token names it. */
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

/** A map of what entries give; the first of two with the same key wins. */
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

/** The key that a row of this type has. The bridged azurestack was made from the classic provider: they share rows. */
export function keyOf({ package: provider, kind }: Typed): string {
  return `${provider === "azurestack" ? "azure" : provider} ${kind}`;
}

/** The row of a type, if it has one. */
export function rowOf(typed: Typed): ResourceType | undefined {
  return BY_KEY.get(keyOf(typed));
}

/** The ARM type of a kind, in lower case. */
export function armOf(kind: string): string | undefined {
  return ARM_BY_KIND.get(kind);
}

/** The kinds by which all packages declare an ARM type. */
export function kindsOf(armType: ArmType): readonly string[] {
  return [...new Set(ENTRIES.filter(({ arm }) => arm === armType).map(({ kind }) => kind))];
}

/** The kind of a row, for a type that ARM has no name for. */
export function kindOf(key: TypeKey): string {
  return key.slice(key.indexOf(" ") + 1);
}

/** The kind that a type has today. */
export function currentKind(kind: string): string {
  return KIND_BY_FORMER.get(kind) ?? kind;
}

/**
 * The kind of a type bridged on demand (`pulumi package add terraform-provider`), as the classic provider would call it:
 * such a package has one module, `index`, and calls its types as Terraform does.
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

/** The kind and the name inputs by which azure-native declares a type of ARM: its row's, or those of the usual rule. */
export function nativeOf(armType: string): { readonly kind: string; readonly names: readonly string[] } {
  const lower = armType.toLowerCase();
  const row = NATIVE_BY_ARM.get(lower);
  if (row) return row;
  const segments = lower.split("/");
  const namespace = (segments[0] ?? "").replace(/^microsoft\./, "").replaceAll(".", "");
  return { kind: `${namespace}:${singular(segments.at(-1) ?? "")}`, names: [] };
}

/** The first ARM type of a namespace that ends so, for a resource whose parent is not known yet. */
export function armTypeBelow(namespace: string, own: string): string | undefined {
  const [start, end] = [`${namespace.toLowerCase()}/`, `/${own.toLowerCase()}`];
  return [...NATIVE_BY_ARM.keys()].find((type) => type.startsWith(start) && type.endsWith(end));
}
