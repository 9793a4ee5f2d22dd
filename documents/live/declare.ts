import { fromArm } from "../../stack/arm-resource";
import type { Declared, Provider } from "../../stack/declared";
import { parseToken } from "../../stack/token";
import { equalsIgnoreCase } from "../../values/equals-ignore-case";
import type { Fields } from "../../values/fields";
import { isObject } from "../../values/read";
import { UNKNOWN } from "../../values/value";
import { andOthers } from "../and-others";
import { messages } from "../messages";
import { NOT_FROM_ENGINE, type StackInput } from "../stack-input";
import { UnreadableInput } from "../unreadable";
import type { LiveFile } from "./file";
import { joinLicenses } from "./join-licenses";
import { incomplete } from "./pages";
import { type LiveRow, kindOf, machineOfExtension } from "./row";

/** Azure's clouds by their CLI name, with their Resource Manager endpoints. Source: azure/cli/core/cloud.py, 2.60. */
const CLI_CLOUDS: ReadonlyMap<string, string> = new Map([
  ["azurecloud", "management.azure.com"],
  ["azureusgovernment", "management.usgovcloudapi.net"],
  ["azurechinacloud", "management.chinacloudapi.cn"],
]);

/** A file of an inventory, with its path. */
export interface InventoryFile {
  readonly file: string;
  readonly live: LiveFile;
}

interface Placed {
  readonly row: LiveRow;
  readonly file: string;
  readonly provider: Provider | undefined;
}

function providerOf(urn: string, metadataHost: unknown): Provider {
  return { name: "", urn, props: { metadataHost } };
}

/**
 * Stand-ins for the providers of rows: the cloud of the subscription, if a file has it, or the endpoint of the list.
 */
class Endpoints {
  private readonly bySubscription = new Map<string, Provider>();

  constructor(files: readonly InventoryFile[]) {
    for (const { live } of files)
      for (const [subscription, cloud] of live.clouds)
        // For a cloud that the user registered, only the name is known, and the user chose it.
        this.bySubscription.set(subscription, providerOf(subscription, CLI_CLOUDS.get(cloud.toLowerCase()) ?? UNKNOWN));
  }

  of({ subscription = "" }: LiveRow, page: Provider | undefined): Provider | undefined {
    return this.bySubscription.get(subscription.toLowerCase()) ?? page;
  }
}

const MACHINES: ReadonlySet<string> = new Set(
  ["Microsoft.Compute/virtualMachines", "Microsoft.HybridCompute/machines"].map((type) => type.toLowerCase()),
);

/** Whether a row is a machine that extensions of their own belong to. */
export function isMachine(row: LiveRow): boolean {
  return MACHINES.has(row.type.toLowerCase());
}

/** Returns the rows of all files, each resource once; the first file that shows it wins. */
function placedRows(files: readonly InventoryFile[]): readonly Placed[] {
  const endpoints = new Endpoints(files);
  const byId = new Map<string, Placed>();
  for (const { file, live } of files) {
    const page = live.nextPage === undefined ? undefined : providerOf(live.nextPage, live.nextPage);
    for (const row of live.rows) {
      const key = row.id.toLowerCase();
      const before = byId.get(key);
      if (before) byId.set(key, { ...before, row: { ...before.row, body: { ...row.body, ...before.row.body } } });
      else byId.set(key, { row, file, provider: endpoints.of(row, page) });
    }
  }
  return [...byId.values()];
}

const NO_TOKEN = parseToken("");

/** Returns the display name. An Azure Local virtual machine is always named `default`; people know its Arc machine. */
function nameOf({ names, scope }: LiveRow): string {
  return scope === undefined
    ? names.slice(names.at(-1) === "*" ? -2 : -1).join("/")
    : scope.slice(scope.lastIndexOf("/") + 1);
}

/** Returns the declaration of a resource in a list: the file shows what Azure does, not what was asked for. */
export function declareRow(row: LiveRow, provider: Provider | undefined, seen?: Declared["seen"]): Declared {
  const { id, type, names, group, scope, body } = row;
  const base: Declared = {
    urn: id,
    name: nameOf(row),
    path: "",
    token: NO_TOKEN,
    props: {},
    id,
    outputs: undefined,
    inputsSeen: false,
    provider,
    anywhere: "inventory",
    ...(seen && { seen }),
    parent: undefined,
    dependencies: [],
    propertyDependencies: {},
  };
  const declared = fromArm(
    { type, apiVersion: undefined, name: names.join("/"), resourceGroup: group, scope, body },
    { declared: base, path: "", bodyInputs: [], nameInputs: [], conditional: false },
  );
  return { ...declared, outputs: declared.props };
}

/** Returns a stand-in for a machine's unlisted extensions, which may deliver a key. */
export function unlisted(row: LiveRow, provider?: Provider): Declared {
  const own = { ...row, id: `${row.id}/extensions/*`, type: `${row.type}/extensions`, names: [...row.names, "*"] };
  return declareRow({ ...own, body: { type: UNKNOWN } }, provider, "not-listed");
}

/** Gives extensions their machine as a parent, because a name may be that of a machine in each of two subscriptions. */
export function belowMachines(resources: readonly Declared[]): readonly Declared[] {
  const urns = new Map(resources.map(({ urn }) => [urn.toLowerCase(), urn]));
  return resources.map((one) => {
    const parent = urns.get(machineOfExtension({ id: one.urn }));
    return parent === undefined || parent === one.urn ? one : { ...one, parent };
  });
}

const NEXT_PAGE =
  "it's only one page of several; give all pages of a Resource Graph query, list all, as `az vm list` and `Get-AzVM` do, or join their items in one array";

/** The files of which no page is missing. */
function wholeFiles(files: readonly InventoryFile[]): ReadonlySet<InventoryFile> {
  const missing = incomplete(files.flatMap(({ live }) => live.pages));
  return new Set(files.filter(({ live }) => !live.pages.some((page) => missing.has(page))));
}

/** Returns stand-ins for extensions that may exist although no file lists them. */
function hiddenExtensions(
  files: readonly InventoryFile[],
  whole: ReadonlySet<InventoryFile>,
  placed: readonly Placed[],
): readonly Declared[] {
  const shown = new Set(placed.map(({ row }) => row.id.toLowerCase()));
  const bare = files.flatMap(({ live }) => live.inMachines).filter(({ id }) => !shown.has(id.toLowerCase()));
  const hiding = new Set(bare.map(machineOfExtension));
  const listed = new Set(files.flatMap(({ live }) => live.listed));
  const kinds = new Set([...whole].flatMap(({ live }) => live.listedKinds));
  return placed
    .filter(({ row }) => isMachine(row))
    .filter(({ row }) => {
      const id = row.id.toLowerCase();
      return hiding.has(id) || !(kinds.has(kindOf(row)) || listed.has(id));
    })
    .map(({ row, provider }) => unlisted(row, provider));
}

/**
 * Returns what an inventory leaves out if it lists Azure Local's machines only as Arc machines, which show no image. A
 * node of Azure Local runs Azure Stack HCI. Source: `KnownArcKindEnum` of @azure/arm-hybridcompute 4.0.0, 2026-11-25.
 */
function withoutInstances(rows: readonly LiveRow[]): readonly string[] {
  const instances = new Set(rows.flatMap(({ scope }) => scope?.toLowerCase() ?? []));
  const bare = rows.filter((row) => isLocalGuest(row) && !instances.has(row.id.toLowerCase()));
  const [first] = bare;
  if (!first) return [];
  const are = bare.length === 1 ? "is listed only as an Arc machine" : "are listed only as Arc machines";
  return [`\`${nameOf(first)}\`${andOthers(bare)} of Azure Local ${are}; add \`az stack-hci-vm list\``];
}

function isLocalGuest({ type, body }: LiveRow): boolean {
  const shown: Fields = isObject(body["properties"]) ? { ...body, ...body["properties"] } : body;
  const { kind, osName, osSku, osType } = shown;
  return (
    equalsIgnoreCase(type, "Microsoft.HybridCompute/machines") &&
    equalsIgnoreCase(kind, "HCI") &&
    !equalsIgnoreCase(osType ?? osName, "linux") &&
    !(typeof osSku === "string" && /azure stack hci/i.test(osSku))
  );
}

/**
 * Builds one inventory from all given files.
 *
 * @throws UnreadableInput if none of them lists anything
 */
export function inventoryOf(files: readonly InventoryFile[]): StackInput {
  const placed = placedRows(files);
  const licenses = files.flatMap(({ live }) => live.licenses);
  if (placed.length === 0)
    throw new UnreadableInput(licenses.length > 0 ? messages.licensesAlone : messages.nothingListed);
  const rows = placed.map(({ row }) => row);
  const joined = joinLicenses(licenses, rows);
  const whole = wholeFiles(files);
  const running = placed.map((one) => {
    const license = joined.of(one.row);
    return { ...declareRow(one.row, one.provider, "running"), ...(license && { license }) };
  });
  return {
    kind: "inventory",
    ...NOT_FROM_ENGINE,
    resources: belowMachines([...running, ...hiddenExtensions(files, whole, placed)]),
    files: { all: files.map(({ file }) => file), ofResource: new Map(placed.map(({ row, file }) => [row.id, file])) },
    missing: [
      ...files.flatMap((one) => [...(whole.has(one) ? [] : [NEXT_PAGE]), ...one.live.missing]),
      ...joined.missing,
      ...withoutInstances(rows),
    ],
  };
}
