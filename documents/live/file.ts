import type { Fields } from "../../values/fields";
import { isObject } from "../../values/read";
import { andOthers } from "../and-others";
import { messages } from "../messages";
import { UnreadableInput } from "../unreadable";
import {
  type ReportedLicense,
  arcLicense,
  computerIn,
  computerOf,
  guestLicense,
  isProduct,
  readLicense,
  readLicenseText,
} from "./license";
import { type Page, pageOf } from "./pages";
import { type LiveRow, isExtension, isLive, kindOf, machineOfExtension, memberOf, refuseBare, rowOf } from "./row";

/** What one file shows of a cloud's running resources. */
export interface LiveFile {
  readonly rows: readonly LiveRow[];
  /** Extensions in the rows of machines, some of them by id only. */
  readonly inMachines: readonly LiveRow[];
  /** Lower-case ids of machines whose extensions are all listed. */
  readonly listed: readonly string[];
  /** Kinds of machines whose extensions are all listed if no page is missing, as {@link kindOf} has them. */
  readonly listedKinds: readonly string[];
  readonly licenses: readonly ReportedLicense[];
  /** Cloud name by subscription, from `az account show`. */
  readonly clouds: ReadonlyMap<string, string>;
  /** The pages in it that are one of several. */
  readonly pages: readonly Page[];
  /** Address of the next page, which reveals the cloud's endpoint. */
  readonly nextPage: string | undefined;
  /** What the file leaves out, as one clause each. */
  readonly missing: readonly string[];
}

/** `az account show`. */
function isAccount(value: unknown): value is Fields & { readonly id: string; readonly environmentName: string } {
  return isObject(value) && typeof value["environmentName"] === "string" && typeof value["id"] === "string";
}

/** Returns the items of nested lists, such as files combined by `jq -s`, with pages opened. */
function itemsOf(root: unknown, pages: Page[]): readonly unknown[] {
  if (Array.isArray(root)) return root.flatMap((item: unknown) => itemsOf(item, pages));
  const page = isObject(root) && !isLive(root) ? pageOf(root) : undefined;
  if (!page) return [root];
  pages.push(page);
  return itemsOf(page.items, pages);
}

/** The property of collected files with all extensions of a machine. */
const LISTED = "listedExtensions";

/** Returns the extensions in a machine's row, complete or ids only. */
function childrenOf(raw: Fields): readonly Fields[] {
  const lists = [memberOf(raw, "resources"), memberOf(raw, "extensions"), memberOf(raw, LISTED)];
  return lists.flatMap((list: unknown) => (Array.isArray(list) ? list.filter(isLive) : []));
}

function listsAll(raw: Fields): boolean {
  return Array.isArray(memberOf(raw, LISTED));
}

/**
 * Whether Resource Graph wrote a row: it alone writes types in lower case. It lists the extensions of all machines, as
 * opposed to `az vm extension list` and `Get-AzVMExtension`. Source: both require a machine's name, learn.microsoft.com,
 * 2026-11-27.
 */
function isOfGraph(raw: Fields): boolean {
  const type = memberOf(raw, "type");
  return typeof type === "string" && type === type.toLowerCase();
}

const SHOWN = ["publisher", "properties", "settings", "publicSettings", "typePropertiesType"];

function isShown(raw: Fields): boolean {
  return SHOWN.some((name) => (memberOf(raw, name) ?? undefined) !== undefined);
}

function cutText(cut: readonly LiveRow[]): string[] {
  const [first] = cut;
  if (!first) return [];
  return [
    `PowerShell has cut off the details of \`${first.names.join("/")}\`${andOthers(cut)}; write it with \`ConvertTo-Json -Depth 10\``,
  ];
}

function* licensesIn(
  rows: readonly LiveRow[],
  products: readonly Fields[],
  file: string | undefined,
): Generator<ReportedLicense> {
  for (const product of products) {
    const computer = computerOf(product) ?? computerIn(file);
    const license = readLicense(product);
    if (computer !== undefined && license) yield [computer, license];
  }
  for (const row of rows) {
    const own = readLicense(row.license) ?? arcLicense(row);
    if (own) yield [row.id.toLowerCase(), own];
    const guest = guestLicense(row);
    if (guest && row.scope !== undefined) yield [row.scope.toLowerCase(), guest];
  }
}

/** Returns machines whose license status is present in an unknown form, such as another language. */
function unreadLicenses(rows: readonly LiveRow[]): string[] {
  const { length } = rows.filter(({ license }) => license !== undefined && readLicense(license) === undefined);
  return length > 0
    ? [
        `the license status of ${length} ${length === 1 ? "machine" : "machines"} can't be read; \`slmgr.vbs /dlv\` must have run in English`,
      ]
    : [];
}

const EMPTY: LiveFile = {
  rows: [],
  inMachines: [],
  listed: [],
  listedKinds: [],
  licenses: [],
  clouds: new Map(),
  pages: [],
  nextPage: undefined,
  missing: [],
};

/** Reads the output of `slmgr.vbs /dlv` in a file that is named after its machine; `undefined` for any other text. */
export function readLiveText(text: string, file: string | undefined): LiveFile | undefined {
  const license = readLicenseText(text);
  if (!license) return undefined;
  const computer = computerIn(file);
  if (computer === undefined) throw new UnreadableInput(messages.namelessLicense);
  return { ...EMPTY, licenses: [[computer, license]] };
}

/**
 * Reads any tool's list of running resources; `undefined` if it isn't one.
 *
 * @param file names the computer of license statuses that don't
 * @throws UnreadableInput if it shows none of their properties
 */
export function readLive(root: unknown, file: string | undefined): LiveFile | undefined {
  const pages: Page[] = [];
  const items = itemsOf(root, pages);
  const accounts = items.filter(isAccount);
  const raws = items.filter(isLive);
  const isList = Array.isArray(root) || pages.length > 0;
  const products = items.filter(isProduct);
  if (accounts.length + raws.length + products.length === 0 && items.length > 0) {
    refuseUseless(items, isList);
    return undefined;
  }
  refuseBare(raws);
  const rowsOf = (some: readonly Fields[]) => some.map(rowOf).filter((row) => row !== undefined);
  const listed = rowsOf(raws);
  const children = raws.flatMap(childrenOf);
  const shown = rowsOf(children.filter(isShown));
  const rows = [...listed, ...shown];
  const parts = pages.filter(({ isPart }) => isPart);
  return {
    rows,
    inMachines: rowsOf(children),
    listed: [
      ...(isList && parts.length === 0 ? rows : shown).filter(isExtension).map(machineOfExtension),
      ...rowsOf(raws.filter(listsAll)).map(({ id }) => id.toLowerCase()),
    ],
    listedKinds: rowsOf(raws.filter(isOfGraph)).filter(isExtension).map(kindOf),
    licenses: [...licensesIn(listed, products, file)],
    clouds: new Map(accounts.map(({ id, environmentName }) => [id.toLowerCase(), environmentName])),
    pages: parts,
    nextPage: pages.find(({ next }) => next !== undefined)?.next,
    missing: [...cutText(rows.filter(({ isCut }) => isCut)), ...unreadLicenses(listed)],
  };
}

/** Refuses items without ARM ids, such as a query's list of names. */
function refuseUseless(items: readonly unknown[], isList: boolean): void {
  const rows = items.filter(isObject);
  if (rows.some((row) => memberOf(row, "resourceGroupName") !== undefined))
    throw new UnreadableInput(messages.powerShellStatus);
  if (!isList) return;
  refuseBare(rows);
  if (rows.some((row) => memberOf(row, "location") !== undefined || memberOf(row, "resourceGroup") !== undefined))
    throw new UnreadableInput(messages.withoutIds);
}
