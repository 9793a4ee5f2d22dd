import type { Declared, Provider } from "../../stack/declared";
import { parseToken } from "../../stack/token";
import { at, has, isObject, text } from "../../values/read";
import { UNKNOWN } from "../../values/value";
import { withRenamed } from "./renamed";
import { bridged, constantsOf } from "./values";

type Fields = Readonly<Record<string, unknown>>;

/** A resource instance in a plan or state. */
export interface Instance {
  readonly address: string;
  readonly type: string;
  readonly provider: string;
  /** Whether it's a data source, which only reads something declared elsewhere. */
  readonly isData: boolean;
}

/**
 * Data sources with all properties of their resource type. Those of firewalls, load balancers and networks omit rules
 * or subnets, so they would look empty. Source: documentation of azurerm 5.2.0, 2026-08-20.
 */
const WHOLE_DATA =
  /^[a-z]+_(?:image|managed_disk|network_interface|network_security_group|resource_group|route_table|shared_image|shared_image_version|snapshot|subnet)$/;

/** Returns the instance in a plan's or state's object; `undefined` if it isn't a resource. */
export function instanceOf(value: unknown): Instance | undefined {
  if (!isObject(value)) return undefined;
  const { address, type, mode, provider_name: provider } = value;
  if (typeof address !== "string" || typeof type !== "string") return undefined;
  const isData = mode === "data";
  if (isData && !WHOLE_DATA.test(type)) return undefined;
  return { address, type, provider: typeof provider === "string" ? (provider.split("/").pop() ?? "") : "", isData };
}

/** A subnet's data source omits the NAT gateway, so a private one may have outbound access. */
function asRead(type: string, props: Fields): Fields {
  const isPrivate = type.endsWith("_subnet") && props["defaultOutboundAccessEnabled"] === false;
  return isPrivate ? { ...props, defaultOutboundAccessEnabled: UNKNOWN } : props;
}

/**
 * Returns the type token for a Terraform type such as `azurerm_windows_virtual_machine`, in the package that Pulumi
 * bridges from the same provider.
 */
export function tokenOf(type: string): string {
  const cut = type.indexOf("_");
  const [prefix, own] = cut < 0 ? [type, type] : [type.slice(0, cut), type.slice(cut + 1)];
  const pascal = own.replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return `${prefix}:index:${pascal}`;
}

function attaches(option: unknown): boolean {
  return typeof option === "string" && option.toLowerCase() === "attach";
}

/**
 * Drops the id of a disk that Azure created from the image, because providers write it where an attached disk's id
 * goes.
 */
function withoutOwnDisk(props: Fields): Fields {
  const fromImage = has(props, "sourceImageId") !== undefined || has(props, "sourceImageReference") !== undefined;
  const disk = at(props, "storageOsDisk", "0");
  const made = isObject(disk) && typeof disk["createOption"] === "string" && !attaches(disk["createOption"]);
  return {
    ...props,
    ...(fromImage && { osManagedDiskId: undefined }),
    ...(made && { storageOsDisk: [{ ...disk, managedDiskId: undefined }] }),
  };
}

/** What a declaration was made from, and whether its secret body is hidden. */
interface Links extends Pick<Declared, "dependencies" | "propertyDependencies"> {
  readonly hidesBody?: boolean;
}

const NO_LINKS: Links = { dependencies: [], propertyDependencies: {} };

/**
 * Whether an azapi resource may have a body that the file doesn't show, because Terraform stores no write-only
 * attributes. Source: documentation of azapi 2, `sensitive_body`, 2026-11-25.
 */
export function mayHideBody(type: string, values: Fields): boolean {
  return type.startsWith("azapi_") && "sensitive_body" in values && values["sensitive_body"] === null;
}

/** Returns the declaration of an instance. */
export function declare(
  { address, type, isData }: Instance,
  values: Fields,
  provider: Provider | undefined,
  { hidesBody = false, ...links }: Links = NO_LINKS,
): Declared {
  const all = withoutOwnDisk(bridged(withRenamed(type, values)));
  const props = isData ? asRead(type, all) : all;
  const id = text(props, "id");
  const inputsSeen = !(hidesBody || isData);
  return {
    urn: address,
    name: address,
    path: "",
    token: parseToken(tokenOf(type)),
    props,
    id: typeof id === "string" ? id : undefined,
    outputs: inputsSeen ? undefined : props,
    inputsSeen,
    provider,
    ...(isData && { external: true }),
    parent: undefined,
    ...links,
  };
}

/** Returns a plan's providers by the key that its resources use. */
export function providersOf(config: unknown): ReadonlyMap<string, Provider> {
  const entries = isObject(config) ? Object.entries(config) : [];
  return new Map(
    entries.flatMap(([key, value]): [string, Provider][] => {
      if (!isObject(value)) return [];
      const { name, alias, expressions } = value;
      const plain = constantsOf(expressions ?? {});
      const props = isObject(plain) ? bridged(plain) : {};
      const endpoint = at(props, "endpoint", "resourceManagerEndpoint");
      const [own, shown] = [typeof name === "string" ? name : key, typeof alias === "string" ? alias : name];
      return [
        [
          key,
          {
            type: `pulumi:providers:${own}`,
            name: typeof shown === "string" ? shown : key,
            urn: key,
            props: endpoint === undefined ? props : { ...props, armEndpoint: endpoint },
          },
        ],
      ];
    }),
  );
}

/**
 * Returns a provider missing from the file. azurerm certainly doesn't deploy to a Hub, which it refuses (`IsAzureStack`
 * in its client builder); azapi accepts any endpoint.
 */
export function absentProvider(name: string): Provider {
  return { type: `pulumi:providers:${name}`, name, urn: name, props: name === "azapi" ? UNKNOWN : {} };
}
