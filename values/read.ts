import { inOtherCase } from "./any-case";
import { UNKNOWN, type Value } from "./value";

/**
 * The SDK's and engine's placeholders for values that are unknown in preview. Source: @pulumi/policy 1.21.0, proxy.js.
 */
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

/** The engine's placeholder for a secret that it withholds. */
export const HIDDEN_SECRET = "[secret]";

/** Checks the length first: hashing every string of a large stack is slow. */
function standsForUnknown(text: string): boolean {
  return text.length === PLACEHOLDER_LENGTH ? PLACEHOLDERS.has(text) : text === HIDDEN_SECRET;
}

/** The key that marks the engine's special values. Source: @pulumi/pulumi, runtime/rpc. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET_SIGNATURE = "1b47061264138c4ac30d75fd1eb44270";
const OUTPUT_SIGNATURE = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/** Whether a value is an object or a list. */
function hasMembers(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** Whether a value is an object and not a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return hasMembers(value) && !Array.isArray(value);
}

/** Returns the content of one engine wrapper; unknown if it's encrypted or left out. */
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
 * Returns a value without the engine's wrapping: a placeholder is {@link UNKNOWN}, a secret is its plain text (unknown
 * if encrypted), and `null` is absent.
 */
export function peel(raw: unknown): Value<unknown> {
  if (typeof raw === "string") return standsForUnknown(raw) ? UNKNOWN : raw;
  if (!hasMembers(raw)) return raw ?? undefined;
  const signature = raw[SIGNATURE];
  return signature === SECRET_SIGNATURE || signature === OUTPUT_SIGNATURE ? peelWrapper(raw) : raw;
}

/** Unwraps nested wrappers in a loop, because recursion could overflow the stack. */
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

/** Members of ARM's shape that are next to `properties`, never below it. */
const BESIDE: ReadonlySet<string> = new Set(["name", "type", "location", "tags", "resourceGroupName"]);

/** Returns an absent member: unknown if `properties`, where ARM keeps almost everything, is unknown. */
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
  if (Object.hasOwn(value, name)) return peel(value[name]);
  const other = inOtherCase(value, name);
  return other === undefined ? missing(value, name) : peel(value[other]);
}

/**
 * {@link at} for a single name. Use it and {@link textBelow} on hot paths: building and walking a path for each of tens
 * of thousands of lookups costs more than the rest of the reading.
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
 * Follows property names into a declaration. The result is unknown if any step is unknown, and absent if any step isn't
 * an object. A number indexes a list. Any other name looks into a list of exactly one object, because bridged Terraform
 * providers write blocks that occur at most once that way.
 */
export function at(root: unknown, ...path: readonly string[]): Value<unknown> {
  return follow(root, path);
}

/** Returns the string at a path. Numbers and booleans are converted; anything else is absent. */
export function text(root: unknown, ...path: readonly string[]): Value<string> {
  return asText(follow(root, path));
}

/** {@link text} for a single name; see {@link below}. */
export function textBelow(root: unknown, name: string): Value<string> {
  return asText(below(root, name));
}

function asText(value: Value<unknown>): Value<string> {
  if (value === UNKNOWN || typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

/** Returns the boolean at a path. The texts `true` and `false` count too, in any case. */
export function flag(root: unknown, ...path: readonly string[]): Value<boolean> {
  const value = asText(follow(root, path));
  if (value === UNKNOWN || value === undefined) return value;
  const lower = value.toLowerCase();
  return lower === "true" ? true : lower === "false" ? false : undefined;
}

/** Returns the elements of the list at a path, each peeled. A single object is a list of one. */
export function list(root: unknown, ...path: readonly string[]): Value<readonly Value<unknown>[]> {
  const value = follow(root, path);
  if (value === UNKNOWN || value === undefined) return value;
  if (Array.isArray(value)) return value.map(peel);
  return isObject(value) ? [value] : undefined;
}

/** Returns the properties of the object at a path, with peeled values. */
export function entries(
  root: unknown,
  ...path: readonly string[]
): Value<readonly (readonly [string, Value<unknown>])[]> {
  const value = follow(root, path);
  if (value === UNKNOWN || value === undefined) return value;
  if (!isObject(value)) return undefined;
  return Object.keys(value).map((name) => [name, peel(value[name])] as const);
}

/** Whether a path has a value: `true`, absent or unknown. */
export function has(root: unknown, ...path: readonly string[]): Value<true> {
  const value = follow(root, path);
  return value === UNKNOWN || value === undefined ? value : true;
}
