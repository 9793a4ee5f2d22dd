import { isObject, peel, text } from "../values/read";
import { standsIn, withoutStandIns } from "../values/stand-in";
import { UNKNOWN, type Value, known } from "../values/value";
import { type Declared, sourcesOf } from "./declared";
import { nativeOf } from "./types/registry";

/** A resource in ARM's own shape, as templates, `azapi` and the generic `resources:Resource` declare it. */
export interface ArmResource {
  /** Full type, such as `Microsoft.Compute/virtualMachines/extensions`. */
  readonly type: Value<string>;
  readonly apiVersion: Value<string>;
  /** Full name, such as `vm1/activate`. */
  readonly name: Value<string>;
  readonly resourceGroup: Value<string>;
  /** What stands beside `type` and `name`: `properties`, `location`, `tags`, `plan`, `sku` and so on. */
  readonly body: unknown;
  /** The resource that a resource of this type extends, such as the Arc machine of a virtual machine of Azure Local. */
  readonly scope: Value<string>;
}

/** Where in a Pulumi resource an ARM resource stands. */
export interface Origin {
  readonly declared: Declared;
  /** Such as `resources[2]`; empty for the resource itself. */
  readonly path: string;
  /** Inputs of the Pulumi resource that the body was made from, and that the names were made from. */
  readonly bodyInputs: readonly string[];
  readonly nameInputs: readonly string[];
  /** Whether a template's condition leaves open if it is deployed. */
  readonly conditional: boolean;
  /** What leaves it open, as a template has it. */
  readonly open?: readonly string[];
}

/** Members below which ARM's `properties` are a user's own, not a wrapper. */
const OPAQUE: ReadonlySet<string> = new Set([
  "settings",
  "protectedSettings",
  "template",
  "mainTemplate",
  "parameters",
  "tags",
  "userDataTemplate",
]);

/** Depth of wrappers in ARM: a scale set's IP configuration stands at seven. */
const FLATTEN_DEPTH = 24;

/** ARM's body as azure-native takes it: what stands below a `properties` is lifted to where that stands. */
export function flattened(raw: unknown, depth = FLATTEN_DEPTH): unknown {
  const value = peel(raw);
  if (depth === 0) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => flattened(item, depth - 1));
  if (!isObject(value)) return value;
  const flat = Object.entries(value).map(([name, item]): [string, unknown] => [
    name,
    OPAQUE.has(name) ? item : flattened(item, depth - 1),
  ]);
  const plain = new Map(flat);
  const inner = plain.get("properties");
  if (!isObject(inner)) return Object.fromEntries(plain);
  plain.delete("properties");
  return Object.fromEntries([...plain, ...Object.entries(inner)]);
}

function namesOf({ name }: ArmResource, inputs: readonly string[]): Record<string, unknown> {
  if (name === undefined) return {};
  const parts = name === UNKNOWN ? undefined : name.split("/");
  const given = inputs.map((input, place) => [input, parts === undefined ? UNKNOWN : parts[place]] as const);
  return { ...Object.fromEntries(given), name };
}

/** Types that extend another resource, with the input that names that resource. */
function scopeInput(kind: string, scope: Value<string>): Record<string, unknown> {
  if (scope === undefined) return {};
  if (kind.endsWith(":virtualmachineinstance")) return { resourceUri: scope };
  const machine = scope === UNKNOWN ? UNKNOWN : scope.slice(scope.lastIndexOf("/") + 1);
  return kind.startsWith("guestconfiguration:") ? { vmName: machine } : {};
}

function dependenciesBelow({ declared, bodyInputs, nameInputs }: Origin, props: object, names: ReadonlySet<string>) {
  const of = (inputs: readonly string[]) => inputs.flatMap((input) => sourcesOf(declared, input));
  const [body, name] = [of(bodyInputs), of(nameInputs)];
  if (body.length === 0 && name.length === 0) return {};
  return Object.fromEntries(
    // A name that is known says itself what it leads to; only an unknown one was certainly made from an output.
    Object.entries(props).flatMap(([input, value]) =>
      names.has(input) ? (value === UNKNOWN ? [[input, name]] : []) : [[input, body]],
    ),
  );
}

function isDeployed({ id, outputs }: Declared): boolean {
  return id !== undefined || known(text(outputs, "id")) !== undefined;
}

/** The name for people. In a template that stands by itself, one made of parameters is better than the template's. */
function shownName(declared: Declared, path: string, name: string | undefined): string {
  if (path === "" || name === undefined) return declared.name;
  if (!standsIn(name)) return name;
  return declared.anywhere === undefined ? declared.name : withoutStandIns(name);
}

/**
 * The declaration that azure-native would have of an ARM resource: its token names the type and the API version, its
 * properties are flattened, its names stand in the inputs that azure-native has for them.
 */
export function fromArm(resource: ArmResource, origin: Origin): Declared {
  const { declared, path } = origin;
  const { type, apiVersion } = resource;
  const { kind, names: inputs } = typeof type === "string" ? nativeOf(type) : { kind: "", names: [] };
  const group = resource.resourceGroup;
  const names = { ...namesOf(resource, inputs), ...scopeInput(kind, resource.scope) };
  const body = flattened(resource.body);
  const props = {
    ...(isObject(body) ? body : {}),
    ...(group !== undefined && { resourceGroupName: group }),
    ...names,
  };
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
    ...(origin.open && { open: origin.open }),
  };
}
