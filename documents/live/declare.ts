import { fromArm } from "../../stack/arm-resource";
import type { Declared, LicenseStatus, Provider } from "../../stack/declared";
import { Lists } from "../../stack/stack-index";
import { parseToken } from "../../stack/token";
import { UNKNOWN } from "../../values/value";
import type { StackInput } from "../document";
import { UnreadableInput } from "../unreadable";
import type { LiveFile } from "./file";
import { type LiveRow, isExtension } from "./row";

/** Azure's own clouds by the name that the CLI has for them, with their Resource Manager. Source: azure/cli/core/cloud.py, 2.60. */
const CLI_CLOUDS: ReadonlyMap<string, string> = new Map([
  ["azurecloud", "management.azure.com"],
  ["azureusgovernment", "management.usgovcloudapi.net"],
  ["azurechinacloud", "management.chinacloudapi.cn"],
]);

/** A file of an inventory, and where it stands. */
export interface InventoryFile {
  readonly file: string;
  readonly live: LiveFile;
}

interface Placed {
  readonly row: LiveRow;
  readonly license?: LicenseStatus | undefined;
  readonly file: string;
  readonly provider: Provider | undefined;
}

function providerOf(urn: string, metadataHost: unknown): Provider {
  return { type: "pulumi:providers:azure-native", name: "", urn, props: { metadataHost } };
}

/** What stands for the provider of a row: the cloud of its subscription, where a file tells it, or the endpoint of its list. */
class Endpoints {
  private readonly bySubscription = new Map<string, Provider>();

  constructor(files: readonly InventoryFile[]) {
    for (const { live } of files)
      for (const [subscription, cloud] of live.clouds)
        // Of a cloud that the user has registered only the name is known, which they have chosen.
        this.bySubscription.set(subscription, providerOf(subscription, CLI_CLOUDS.get(cloud.toLowerCase()) ?? UNKNOWN));
  }

  of({ subscription = "" }: LiveRow, page: Provider | undefined): Provider | undefined {
    return this.bySubscription.get(subscription.toLowerCase()) ?? page;
  }
}

const MACHINES: ReadonlySet<string> = new Set(
  ["Microsoft.Compute/virtualMachines", "Microsoft.HybridCompute/machines"].map((type) => type.toLowerCase()),
);

function isMachine({ row }: Placed): boolean {
  return MACHINES.has(row.type.toLowerCase());
}

/** The rows of all files, each resource once: what an earlier file shows of it counts. */
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
  return withLicenses(files, [...byId.values()]);
}

/** What machines say of their license, by id or, where no other machine is called so, by name. */
function withLicenses(files: readonly InventoryFile[], placed: readonly Placed[]): readonly Placed[] {
  const licenses = new Map(files.flatMap(({ live }) => [...live.licenses]));
  if (licenses.size === 0) return placed;
  const machines = placed.filter(isMachine);
  const names = new Lists(machines, ({ row }) => nameOf(row).toLowerCase());
  return placed.map((one) => {
    const name = nameOf(one.row).toLowerCase();
    const byName = isMachine(one) && names.of(name).length === 1 ? licenses.get(name) : undefined;
    return { ...one, license: licenses.get(one.row.id.toLowerCase()) ?? byName };
  });
}

const NO_TOKEN = parseToken("");

/** The name for people. A virtual machine of Azure Local is always called `default`; people know its Arc machine. */
function nameOf({ names, scope }: LiveRow): string {
  return scope === undefined
    ? names.slice(names.at(-1) === "*" ? -2 : -1).join("/")
    : scope.slice(scope.lastIndexOf("/") + 1);
}

function declare({ row, provider, license }: Placed, seen: NonNullable<Declared["seen"]>): Declared {
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
    seen,
    parent: undefined,
    dependencies: [],
    propertyDependencies: {},
  };
  const declared = fromArm(
    { type, apiVersion: undefined, name: names.join("/"), resourceGroup: group, scope, body },
    { declared: base, path: "", bodyInputs: [], nameInputs: [], conditional: false },
  );
  return { ...declared, outputs: declared.props, ...(license && { license }) };
}

/** Stands for extensions of a machine that no file lists, and of which one may bring a key. */
function unlisted(machine: Placed): Declared {
  const { row } = machine;
  const own = { ...row, id: `${row.id}/extensions/*`, type: `${row.type}/extensions`, names: [...row.names, "*"] };
  return declare({ ...machine, row: { ...own, body: { type: UNKNOWN } } }, "not-listed");
}

/** Extensions of machines that may be there, though nothing is shown of them. */
function hiddenExtensions(files: readonly InventoryFile[], placed: readonly Placed[]): readonly Declared[] {
  const parentOf = (id: string) => id.toLowerCase().replace(/\/extensions\/[^/]+$/, "");
  const shown = new Set(placed.filter(({ row }) => isExtension(row)).map(({ row }) => row.id.toLowerCase()));
  const bare = files.flatMap(({ live }) => live.bare).filter(({ id }) => !shown.has(id.toLowerCase()));
  const hiding = new Set(bare.map(({ id }) => parentOf(id)));
  const listing = new Set([...[...shown].map(parentOf), ...files.flatMap(({ live }) => live.listed)]);
  const allListed = files.some(({ live }) => live.listsExtensions);
  return placed
    .filter(isMachine)
    .filter(({ row }) => {
      const id = row.id.toLowerCase();
      return hiding.has(id) || !(allListed || listing.has(id));
    })
    .map(unlisted);
}

/**
 * One inventory out of all files that were given for it.
 * @throws UnreadableInput where none of them lists anything
 */
export function inventoryOf(files: readonly InventoryFile[]): StackInput {
  const placed = placedRows(files);
  if (placed.length === 0)
    throw new UnreadableInput(
      "it lists no resources; check that you are signed in to the right cloud and subscription",
    );
  return {
    kind: "inventory",
    stack: undefined,
    project: undefined,
    resources: [...placed.map((one) => declare(one, "running")), ...hiddenExtensions(files, placed)],
    positions: new Map(),
    violations: [],
    judged: false,
    files: { all: files.map(({ file }) => file), ofResource: new Map(placed.map(({ row, file }) => [row.id, file])) },
    missing: files.flatMap(({ live }) => live.missing),
  };
}
