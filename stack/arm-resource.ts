import { inAnyCase } from "../values/any-case";
import { objectOrEmpty } from "../values/fields";
import { isObject, peel, text } from "../values/read";
import { standsIn, withoutStandIns } from "../values/stand-in";
import { UNKNOWN, type Value, known } from "../values/value";
import { lastSegment } from "./arm-id";
import { type Declared, sourcesOf } from "./declared";
import { nativeOf } from "./types/registry";

/** A resource in ARM's own shape, as declared by templates, `azapi` and the generic `resources:Resource`. */
export interface ArmResource {
  /** Full type, such as `Microsoft.Compute/virtualMachines/extensions`. */
  readonly type: Value<string>;
  readonly apiVersion: Value<string>;
  /** Full name, such as `vm1/activate`. */
  readonly name: Value<string>;
  readonly resourceGroup: Value<string>;
  /** Everything beside `type` and `name`: `properties`, `location`, `tags`, `plan`, `sku` and so on. */
  readonly body: unknown;
  /** Identifies the resource group inside a template, even if its name is unknown. */
  readonly groupKey?: string;
  /** The resource that this resource extends, such as the Arc machine of an Azure Local virtual machine. */
  readonly scope: Value<string>;
}

/** Where an ARM resource is inside a Pulumi resource. */
export interface Origin {
  readonly declared: Declared;
  /** Such as `resources[2]`; empty for the resource itself. */
  readonly path: string;
  /** Inputs of the Pulumi resource that the body and the names were made from. */
  readonly bodyInputs: readonly string[];
  readonly nameInputs: readonly string[];
  /** Whether an unknown condition or number of copies in a template decides if it's deployed. */
  readonly conditional: boolean;
  /** The unknown condition, as written in the template. */
  readonly undecidedBy?: readonly string[];
}

/**
 * Members below which `properties` is the user's own data, not ARM's wrapper, and names are the user's or an extension's,
 * in lower case.
 */
const OPAQUE: ReadonlySet<string> = new Set([
  "settings",
  "protectedsettings",
  "template",
  "maintemplate",
  "parameters",
  "tags",
  "userdatatemplate",
]);

function isWrapper(name: string): boolean {
  return name.length === "properties".length && name.toLowerCase() === "properties";
}

/** How deep ARM's wrappers are searched. A scale set's IP configuration is at depth seven. */
const FLATTEN_DEPTH = 24;

/** Returns an ARM body in azure-native's shape, with the content of each `properties` lifted one level up. */
function flattened(raw: unknown, depth = FLATTEN_DEPTH): unknown {
  const value = peel(raw);
  if (depth === 0) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => flattened(item, depth - 1));
  if (!isObject(value)) return value;
  const flat = Object.entries(value).map(([name, item]): [string, unknown] => [
    name,
    OPAQUE.has(name.toLowerCase()) ? item : flattened(item, depth - 1),
  ]);
  const plain = new Map(flat);
  const wrapper = plain.has("properties") ? "properties" : flat.find(([name]) => isWrapper(name))?.[0];
  const inner = wrapper === undefined ? undefined : plain.get(wrapper);
  if (wrapper === undefined || !isObject(inner)) return inAnyCase(Object.fromEntries(plain));
  plain.delete(wrapper);
  return inAnyCase(Object.fromEntries([...plain, ...Object.entries(inner)]));
}

function namesOf({ name }: ArmResource, inputs: readonly string[]): Record<string, unknown> {
  if (name === undefined) return {};
  const parts = name === UNKNOWN ? undefined : name.split("/");
  const given = inputs.map((input, place) => [input, parts === undefined ? UNKNOWN : parts[place]] as const);
  return { ...Object.fromEntries(given), name };
}

/** Returns the input that names the scope of an extension resource. */
function scopeInput(kind: string, scope: Value<string>): Record<string, unknown> {
  if (scope === undefined) return {};
  if (kind.endsWith(":virtualmachineinstance")) return { resourceUri: scope };
  const machine = scope === UNKNOWN ? UNKNOWN : lastSegment(scope);
  return kind.startsWith("guestconfiguration:") ? { vmName: machine } : {};
}

function dependenciesBelow({ declared, bodyInputs, nameInputs }: Origin, props: object, names: ReadonlySet<string>) {
  const of = (inputs: readonly string[]) => inputs.flatMap((input) => sourcesOf(declared, input));
  const [body, name] = [of(bodyInputs), of(nameInputs)];
  if (body.length === 0 && name.length === 0) return {};
  return Object.fromEntries(
    // A known name shows its target; only an unknown name was certainly made from an output.
    Object.entries(props).flatMap(([input, value]) =>
      names.has(input) ? (value === UNKNOWN ? [[input, name]] : []) : [[input, body]],
    ),
  );
}

function isDeployed({ id, outputs }: Declared): boolean {
  return id !== undefined || known(text(outputs, "id")) !== undefined;
}

/** Returns the display name. In a standalone template, a name made of parameters is better than the template's. */
function shownName(declared: Declared, path: string, name: string | undefined): string {
  if (path === "" || name === undefined || name === "") return declared.name;
  if (!standsIn(name)) return name;
  return declared.anywhere === undefined ? declared.name : withoutStandIns(name);
}

/**
 * Converts an ARM resource to azure-native's declaration of it: the token has the type and API version, properties are
 * flattened, and the names are in azure-native's inputs.
 */
export function fromArm(resource: ArmResource, origin: Origin): Declared {
  const { declared, path } = origin;
  const { type, apiVersion } = resource;
  const { kind, names: inputs } = typeof type === "string" ? nativeOf(type) : { kind: "", names: [] };
  const group = resource.resourceGroup;
  const names = { ...namesOf(resource, inputs), ...scopeInput(kind, resource.scope) };
  const body = flattened(resource.body);
  const props = inAnyCase({
    ...objectOrEmpty(body),
    ...(group !== undefined && { resourceGroupName: group }),
    ...names,
  });
  const name = known(resource.name);
  return {
    ...declared,
    name: shownName(declared, path, name),
    path,
    token: {
      text: `azure-native:${kind}`,
      package: "azure-native",
      kind,
      apiVersion: known(apiVersion),
    },
    props,
    id: path === "" ? declared.id : undefined,
    outputs: path === "" ? declared.outputs : undefined,
    propertyDependencies: dependenciesBelow(origin, props, new Set(Object.keys(names))),
    ...(path !== "" && isDeployed(declared) && { inDeployed: true }),
    ...(origin.conditional && { conditional: true }),
    ...(resource.groupKey !== undefined && { groupKey: resource.groupKey }),
    ...(origin.undecidedBy && { undecidedBy: origin.undecidedBy }),
  };
}
