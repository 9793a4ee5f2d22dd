import { UNKNOWN, type Value } from "./value";

/** What the SDK and the engine write for a value that is unknown in preview. Source: @pulumi/policy 1.21.0, proxy.js. */
const PLACEHOLDERS: ReadonlySet<string> = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", // boolean
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421", // number
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9", // string
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", // array
  "030794c1-ac77-496b-92df-f27374a8bd58", // asset
  "e48ece36-62e2-4504-bad9-02848725956a", // archive
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff", // object
]);
const PLACEHOLDER_LENGTH = 36;

/** The engine's stand-in for a secret that it may not show. */
const HIDDEN_SECRET = "[secret]";

/** The length comes first: it is known, where a look into the set reads every character of every text of a stack. */
function standsForUnknown(text: string): boolean {
  return text.length === PLACEHOLDER_LENGTH ? PLACEHOLDERS.has(text) : text === HIDDEN_SECRET;
}

/** The key under which the engine marks values of a special kind. Source: @pulumi/pulumi, runtime/rpc. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET_SIGNATURE = "1b47061264138c4ac30d75fd1eb44270";
const OUTPUT_SIGNATURE = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/** Whether a value has members: an object or a list. */
function hasMembers(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** Whether a value is an object that is no list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return hasMembers(value) && !Array.isArray(value);
}

/** What one wrapper of the engine holds: nothing that can be known where it is encrypted or left out. */
function unwrap(wrapper: Record<string, unknown>, signature: unknown): unknown {
  if (signature === SECRET_SIGNATURE && typeof wrapper["plaintext"] === "string") {
    try {
      const plain: unknown = JSON.parse(wrapper["plaintext"]);
      return plain;
    } catch {
      return UNKNOWN;
    }
  }
  return "value" in wrapper ? wrapper["value"] : UNKNOWN;
}

/**
 * The value itself, without what the engine wraps it in: a placeholder becomes {@link UNKNOWN}, a secret its plain text
 * (or unknown if that is encrypted), `null` absent.
 */
export function peel(raw: unknown): Value<unknown> {
  if (typeof raw === "string") return standsForUnknown(raw) ? UNKNOWN : raw;
  if (!hasMembers(raw)) return raw ?? undefined;
  const signature = raw[SIGNATURE];
  return signature === SECRET_SIGNATURE || signature === OUTPUT_SIGNATURE ? peelWrapper(raw) : raw;
}

/** A wrapper may hold another, and that another: however many, the stack of calls stays flat. */
function peelWrapper(wrapper: Record<string, unknown>): Value<unknown> {
  let value: unknown = wrapper;
  while (hasMembers(value)) {
    const signature = value[SIGNATURE];
    if (signature !== SECRET_SIGNATURE && signature !== OUTPUT_SIGNATURE) return value;
    value = unwrap(value, signature);
  }
  return peel(value);
}

const INDEX = /^\d+$/;

/** Members of ARM's shape that stand beside `properties`, never below it. */
const BESIDE: ReadonlySet<string> = new Set(["name", "type", "location", "tags", "resourceGroupName"]);

/** A member that isn't there: where `properties`, below which ARM keeps almost everything, is unknown, it may be. */
function missing(holder: Record<string, unknown>, name: string): Value<unknown> {
  const open = Object.hasOwn(holder, "properties") && peel(holder["properties"]) === UNKNOWN;
  return open && !BESIDE.has(name) ? UNKNOWN : undefined;
}

/** One step of {@link at}. */
function step(holder: Value<unknown>, name: string): Value<unknown> {
  let value = holder;
  if (Array.isArray(value)) {
    if (INDEX.test(name)) return peel(value[Number(name)]);
    if (value.length !== 1) return undefined;
    value = peel(value[0]);
  }
  if (value === UNKNOWN) return UNKNOWN;
  if (!hasMembers(value)) return undefined;
  return Object.hasOwn(value, name) ? peel(value[name]) : missing(value, name);
}

/**
 * {@link at} for one name. Readers of what a stack declares by the tens of thousands use it, and {@link textBelow} likewise:
 * a list of names for each look, and a walk along it, cost more than all the rest of the reading.
 */
export function below(root: unknown, name: string): Value<unknown> {
  return step(peel(root), name);
}

function follow(root: unknown, path: readonly string[]): Value<unknown> {
  let value = peel(root);
  for (const name of path) value = step(value, name);
  return value;
}

/**
 * Follows property names into a declaration. Any step that is unknown makes the result unknown; any step that is no
 * object makes it absent. A number names an element of a list; any other name goes through a list of one object, which is
 * how bridged Terraform providers write a block that may occur once.
 */
export function at(root: unknown, ...path: readonly string[]): Value<unknown> {
  return follow(root, path);
}

/** A string at a path. A number or boolean reads as its text; anything else is absent. */
export function text(root: unknown, ...path: readonly string[]): Value<string> {
  return asText(follow(root, path));
}

/** {@link text} for one name; see {@link below}. */
export function textBelow(root: unknown, name: string): Value<string> {
  return asText(below(root, name));
}

function asText(value: Value<unknown>): Value<string> {
  if (value === UNKNOWN || typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

/** A boolean at a path; the texts `true` and `false` count, in any case. */
export function flag(root: unknown, ...path: readonly string[]): Value<boolean> {
  const value = asText(follow(root, path));
  if (value === UNKNOWN || value === undefined) return value;
  const lower = value.toLowerCase();
  return lower === "true" ? true : lower === "false" ? false : undefined;
}

/** The elements of a list at a path, each peeled; a single object counts as a list of one. */
export function list(root: unknown, ...path: readonly string[]): Value<readonly Value<unknown>[]> {
  const value = follow(root, path);
  if (value === UNKNOWN || value === undefined) return value;
  if (Array.isArray(value)) return value.map(peel);
  return isObject(value) ? [value] : undefined;
}

/** The named values of an object at a path, each peeled. */
export function entries(
  root: unknown,
  ...path: readonly string[]
): Value<readonly (readonly [string, Value<unknown>])[]> {
  const value = follow(root, path);
  if (value === UNKNOWN || value === undefined) return value;
  if (!isObject(value)) return undefined;
  return Object.keys(value).map((name) => [name, peel(value[name])] as const);
}

/** Whether an object stands at a path: absent and unknown are told apart from present. */
export function has(root: unknown, ...path: readonly string[]): Value<true> {
  const value = follow(root, path);
  return value === UNKNOWN || value === undefined ? value : true;
}
