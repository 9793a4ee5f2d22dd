import { UNKNOWN, type Value } from "../activation/value";

/** What the SDK and the engine write for a value that is unknown in preview. Source: @pulumi/policy 1.21.0, proxy.js. */
const PLACEHOLDERS: ReadonlySet<unknown> = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", // boolean
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421", // number
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9", // string
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", // array
  "030794c1-ac77-496b-92df-f27374a8bd58", // asset
  "e48ece36-62e2-4504-bad9-02848725956a", // archive
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff", // object
  "[secret]", // the engine's stand-in for a secret that it may not show
]);

/** The key under which the engine marks values of a special kind. Source: @pulumi/pulumi, runtime/rpc. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET_SIGNATURE = "1b47061264138c4ac30d75fd1eb44270";
const OUTPUT_SIGNATURE = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
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
  let value = raw;
  while (isObject(value)) {
    const signature = value[SIGNATURE];
    if (signature !== SECRET_SIGNATURE && signature !== OUTPUT_SIGNATURE) return value;
    value = unwrap(value, signature);
  }
  if (value === null) return undefined;
  return typeof value === "string" && PLACEHOLDERS.has(value) ? UNKNOWN : value;
}

/**
 * Follows property names into a declaration. Any step that is unknown makes the result unknown; any step that is no
 * object makes it absent. A number names an element of a list; any other name goes through a list of one object, which is
 * how bridged Terraform providers write a block that may occur once.
 */
export function at(root: unknown, ...path: readonly string[]): Value<unknown> {
  let value = peel(root);
  for (const name of path) {
    if (value === UNKNOWN) return UNKNOWN;
    if (Array.isArray(value)) {
      const index = /^\d+$/.test(name) ? Number(name) : undefined;
      if (index === undefined && value.length !== 1) return undefined;
      value = peel(value[index ?? 0]);
      if (value === UNKNOWN) return UNKNOWN;
      if (index !== undefined) continue;
    }
    if (!isObject(value) || !Object.hasOwn(value, name)) return undefined;
    value = peel(value[name]);
  }
  return value;
}

/** A string at a path. A number or boolean reads as its text; anything else is absent. */
export function text(root: unknown, ...path: readonly string[]): Value<string> {
  const value = at(root, ...path);
  if (value === UNKNOWN || typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

/** A boolean at a path; the texts `true` and `false` count, in any case. */
export function flag(root: unknown, ...path: readonly string[]): Value<boolean> {
  const value = text(root, ...path);
  if (value === UNKNOWN || value === undefined) return value;
  const lower = value.toLowerCase();
  return lower === "true" ? true : lower === "false" ? false : undefined;
}

/** The elements of a list at a path, each peeled; a single object counts as a list of one. */
export function list(root: unknown, ...path: readonly string[]): Value<readonly Value<unknown>[]> {
  const value = at(root, ...path);
  if (value === UNKNOWN || value === undefined) return value;
  if (Array.isArray(value)) return value.map(peel);
  return isObject(value) ? [value] : undefined;
}

/** The named values of an object at a path, each peeled. */
export function entries(
  root: unknown,
  ...path: readonly string[]
): Value<readonly (readonly [string, Value<unknown>])[]> {
  const value = at(root, ...path);
  if (value === UNKNOWN || value === undefined) return value;
  if (!isObject(value) || Array.isArray(value)) return undefined;
  return Object.keys(value).map((name) => [name, peel(value[name])] as const);
}

/** Whether an object stands at a path: absent and unknown are told apart from present. */
export function has(root: unknown, ...path: readonly string[]): Value<true> {
  const value = at(root, ...path);
  return value === UNKNOWN || value === undefined ? value : true;
}
