import { equalsIgnoreCase } from "../../values/equals-ignore-case";
import type { Fields } from "../../values/fields";
import { parseText } from "../../values/json-text";
import { isObject } from "../../values/read";
import { messages } from "../messages";
import { UnreadableInput } from "../unreadable";
import { armName, respelled } from "./spelling";

/** A running resource, with ARM's names. */
export interface LiveRow {
  /** Its ARM id as written. */
  readonly id: string;
  /** ARM's type, and the names, parents first, as in the id. */
  readonly type: string;
  readonly names: readonly string[];
  readonly subscription: string | undefined;
  readonly group: string | undefined;
  /** What it extends, such as an Azure Local virtual machine's Arc machine. */
  readonly scope: string | undefined;
  readonly body: Fields;
  /** What a collected file has on its license. */
  readonly license: unknown;
  /** Whether PowerShell cut off deeply nested values. */
  readonly isCut: boolean;
}

type Path = Pick<LiveRow, "type" | "names" | "subscription" | "group" | "scope">;

function after(segments: readonly string[], name: string): string | undefined {
  const place = segments.findIndex((segment) => equalsIgnoreCase(segment, name));
  return place < 0 ? undefined : segments[place + 1];
}

/** Parses an ARM id without changing case; `undefined` if it isn't a resource of a provider. */
export function pathOf(id: string): Path | undefined {
  const start = id.toLowerCase().lastIndexOf("/providers/");
  if (start < 0 || !id.startsWith("/")) return undefined;
  const [namespace = "", ...parts] = id.slice(start + "/providers/".length).split("/");
  if (parts.length < 2 || parts.length % 2 !== 0) return undefined;
  const scope = id.slice(0, start);
  const segments = scope.split("/");
  return {
    type: [namespace, ...parts.filter((_, place) => place % 2 === 0)].join("/"),
    names: parts.filter((_, place) => place % 2 === 1),
    subscription: after(segments, "subscriptions"),
    group: after(segments, "resourcegroups"),
    scope: /\/providers\//i.test(scope) ? scope : undefined,
  };
}

/** Returns a member by name, in any spelling. */
export function memberOf(row: Fields, name: string): unknown {
  if (name in row) return row[name];
  const found = Object.keys(row).find((own) => equalsIgnoreCase(own, name));
  return found === undefined ? undefined : row[found];
}

function idOf(row: Fields): unknown {
  const id = memberOf(row, "id");
  return typeof id === "string" ? id : memberOf(row, "resourceId");
}

/** Whether an object looks like a resource: it has an ARM id. */
export function isLive(value: unknown): value is Fields {
  if (!isObject(value)) return false;
  const id = idOf(value);
  return typeof id === "string" && /^\/subscriptions\//i.test(id);
}

/** Members that only identify the resource, as the id does, or are read separately. */
const HEAD: ReadonlySet<string> = new Set([
  "extensions",
  "id",
  "license",
  "listedExtensions",
  "name",
  "resourceGroup",
  "resourceGroupName",
  "resourceId",
  "resources",
  "type",
]);

/** Returns an extension's type, which the CLI and PowerShell write next to `type`. */
function extensionType(row: Fields): unknown {
  return (
    memberOf(row, "typePropertiesType") ??
    memberOf(row, "virtualMachineExtensionType") ??
    memberOf(row, "extensionType")
  );
}

/**
 * Numbers that `ConvertTo-Json` writes for enumerations. Source: OperatingSystemTypes, DiskCreateOptionTypes of
 * Az.Compute, 2026-11-25.
 */
const OS_TYPES = ["Windows", "Linux"];
const CREATE_OPTIONS = ["FromImage", "Empty", "Attach"];

function word(value: unknown, words: readonly string[]): unknown {
  return typeof value === "number" ? words[value] : value;
}

/**
 * Converts a disk to its declared form. A running machine's disk always has its managed disk's id, but only an attached
 * disk comes from there.
 */
function diskAsDeclared({ managedDisk, ...disk }: Fields): Fields {
  const createOption = word(disk["createOption"], CREATE_OPTIONS);
  const attached = equalsIgnoreCase(createOption, "Attach") && { managedDisk };
  return { ...disk, ...attached, createOption, osType: word(disk["osType"], OS_TYPES) };
}

function storageAsDeclared(body: Fields): Fields {
  const properties = body["properties"];
  if (isObject(properties)) return { ...body, properties: storageAsDeclared(properties) };
  const profile = body["storageProfile"];
  const disk = isObject(profile) ? profile["osDisk"] : undefined;
  return isObject(profile) && isObject(disk)
    ? { ...body, storageProfile: { ...profile, osDisk: diskAsDeclared(disk) } }
    : body;
}

/** Opens properties that are JSON text, as in the cells of an exported table. */
function opened(name: string, member: unknown): unknown {
  return name === "properties" && typeof member === "string" ? (parseText(member) ?? member) : member;
}

/** Reads a resource in a list; `undefined` if its id isn't a resource's, such as a subscription's. */
export function rowOf(raw: Fields): LiveRow | undefined {
  const id = idOf(raw);
  const path = typeof id === "string" ? pathOf(id) : undefined;
  if (typeof id !== "string" || !path) return undefined;
  let isCut = false;
  const body: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(raw)) {
    const own = armName(name);
    if (HEAD.has(own) || member === null) continue;
    body[own] =
      own === "tags"
        ? member
        : respelled(opened(own, member), () => {
            isCut = true;
          });
  }
  return {
    ...path,
    id,
    body: isExtension(path) ? extensionBody(body, raw) : storageAsDeclared(body),
    license: memberOf(raw, "license") ?? undefined,
    isCut,
  };
}

/** Returns the lower-case id of the machine that an extension belongs to; another resource's own. */
export function machineOfExtension({ id }: Pick<LiveRow, "id">): string {
  return id.toLowerCase().replace(/\/extensions\/[^/]+$/, "");
}

/** Returns the type of a machine, or of an extension's machine, with its subscription. */
export function kindOf({ subscription = "", type }: LiveRow): string {
  return `${subscription} ${type}`.toLowerCase().replace(/\/extensions$/, "");
}

/** Whether a row is a machine's extension. */
export function isExtension({ type }: Pick<LiveRow, "type">): boolean {
  return /\/extensions$/i.test(type);
}

function extensionBody(body: Fields, raw: Fields): Fields {
  const type = extensionType(raw) ?? undefined;
  const settings = memberOf(raw, "publicSettings") ?? undefined;
  return { ...body, ...(type !== undefined && { type }), ...(settings !== undefined && { settings }) };
}

/** @throws UnreadableInput for a list of resources without any properties */
export function refuseBare(rows: readonly Fields[]): void {
  if (rows.length > 0 && rows.every((row) => memberOf(row, "properties") === null))
    throw new UnreadableInput(messages.withoutProperties);
}
