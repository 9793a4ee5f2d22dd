import type { Declared, Provider } from "../../stack/declared";
import { asBridged } from "../../stack/in-module";
import { parseToken } from "../../stack/token";
import { nameOf } from "../../stack/urn";
import type { Fields } from "../../values/fields";
import { memoize } from "../../values/memoize";
import { isObject, peel } from "../../values/read";
import { UNKNOWN } from "../../values/value";

/** A resource in states, previews and events, as far as it's needed here. */
export interface ResourceRecord {
  readonly urn: string;
  readonly type: string;
  /** Set if it's pending deletion. */
  readonly delete?: unknown;
  /** True if it's only read. */
  readonly external?: unknown;
  readonly id?: unknown;
  readonly inputs?: unknown;
  readonly outputs?: unknown;
  readonly parent?: unknown;
  readonly provider?: unknown;
  readonly dependencies?: unknown;
  readonly propertyDependencies?: unknown;
  readonly sourcePosition?: unknown;
  readonly stackTrace?: unknown;
}

/** Whether a value is a resource's record, with a URN and type. */
export function isResourceRecord(value: unknown): value is ResourceRecord {
  return isObject(value) && typeof value["urn"] === "string" && typeof value["type"] === "string";
}

/**
 * The engine's operations on resources that it only reads. Source: pulumi sdk/go/common/apitype, OpType, CLI 3.259.0.
 */
const READS: ReadonlySet<unknown> = new Set(["read", "read-replacement"]);

/** Returns a step's record, marked if the operation only reads the resource. */
export function stepRecord(step: Fields, record: ResourceRecord): ResourceRecord {
  return READS.has(step["op"]) ? { ...record, external: true } : record;
}

const NONE: readonly never[] = [];
const NO_DEPENDENCIES: Readonly<Record<string, readonly string[]>> = {};

function texts(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return NONE;
  const items: readonly unknown[] = value;
  const isText = (item: unknown): item is string => typeof item === "string";
  return items.every(isText) ? items : items.filter(isText);
}

function dependenciesByInput(value: unknown): Readonly<Record<string, readonly string[]>> {
  if (!isObject(value)) return NO_DEPENDENCIES;
  const dependencies: Record<string, readonly string[]> = {};
  for (const name of Object.keys(value)) dependencies[name] = texts(value[name]);
  return dependencies;
}

/** Returns a provider's URN from a reference: the URN, `::`, and the id. */
function providerUrn(reference: string): string {
  return reference.slice(0, reference.lastIndexOf("::"));
}

/** A stack's configuration as previews write it: `azure-native:metadataHost` and so on. */
export type StackConfig = Fields;

/**
 * Returns a provider that the file only references. Previews omit default providers, whose inputs are the stack's
 * configuration of their package. Nothing is known about other providers.
 */
function absentProvider(urn: string, config: StackConfig | undefined): Provider {
  const name = nameOf(urn);
  const type = urn.split("::")[2] ?? "";
  const prefix = `${type.slice(type.lastIndexOf(":") + 1)}:`;
  const own = Object.entries(config ?? {}).filter(([key]) => key.startsWith(prefix));
  const inputs = Object.fromEntries(own.map(([key, value]) => [key.slice(prefix.length), value]));
  return { urn, name, props: config && name.startsWith("default") ? inputs : UNKNOWN };
}

/**
 * Returns the declarations of a stack's records, which share equal providers and tokens.
 *
 * @param seen the kind of file
 * @param config the stack's configuration, if the file has it
 */
export function declareAll(
  records: readonly ResourceRecord[],
  seen: "state" | "preview",
  config?: StackConfig,
): Declared[] {
  const providers = new Map<string, Provider>();
  for (const { urn, type, inputs, outputs } of records) {
    if (type.startsWith("pulumi:providers:")) providers.set(urn, { urn, name: nameOf(urn), props: inputs ?? outputs });
  }
  const tokenOf = memoize(parseToken);
  const providerAt = memoize((reference: string): Provider => {
    const urn = providerUrn(reference);
    return providers.get(urn) ?? absentProvider(urn, config);
  });
  return records.map((record): Declared => {
    const outputs = isObject(record.outputs) ? record.outputs : undefined;
    const id = peel(record.id);
    const inputsSeen = isObject(record.inputs) && Object.keys(record.inputs).length > 0;
    return asBridged({
      urn: record.urn,
      name: nameOf(record.urn),
      path: "",
      token: tokenOf(record.type),
      props: inputsSeen ? record.inputs : (outputs ?? {}),
      id: typeof id === "string" && id !== "" ? id : undefined,
      outputs,
      inputsSeen,
      seen,
      provider: typeof record.provider === "string" && record.provider !== "" ? providerAt(record.provider) : undefined,
      external: record.external === true,
      parent: typeof record.parent === "string" ? record.parent : undefined,
      dependencies: texts(record.dependencies),
      propertyDependencies: dependenciesByInput(record.propertyDependencies),
    });
  });
}
