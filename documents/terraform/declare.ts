import type { Declared, Provider } from "../../stack/declared";
import { bridged, terraformProps, terraformToken } from "../../stack/terraform";
import { parseToken } from "../../stack/token";
import { type Fields, objectOrEmpty } from "../../values/fields";
import { isObject, text } from "../../values/read";
import { UNKNOWN, known } from "../../values/value";
import { constantsOf } from "./values";

/** A resource instance in a plan or state. */
export interface Instance {
  readonly address: string;
  readonly type: string;
  readonly provider: string;
  /** Whether it's a data source, which only reads something declared elsewhere. */
  readonly isData: boolean;
  /** Whether Terraform only forgets it, so it stays as it is: a `removed` block with `destroy = false`. */
  readonly isKept?: boolean;
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

/** What a declaration was made from, and whether its secret body is hidden. */
interface Links extends Pick<Declared, "dependencies" | "propertyDependencies"> {
  readonly hidesBody?: boolean;
}

const NO_LINKS: Links = { dependencies: [], propertyDependencies: {} };

/** Returns the declaration of an instance. */
export function declare(
  { address, type, isData, isKept = false }: Instance,
  values: Fields,
  provider: Provider | undefined,
  { hidesBody = false, ...links }: Links = NO_LINKS,
): Declared {
  const all = terraformProps(type, values);
  const props = isData ? asRead(type, all) : all;
  const inputsSeen = !(hidesBody || isData);
  return {
    urn: address,
    name: address,
    path: "",
    token: parseToken(terraformToken(type)),
    props,
    id: known(text(props, "id")),
    outputs: inputsSeen ? undefined : props,
    inputsSeen,
    seen: "terraform",
    provider,
    ...((isData || isKept) && { external: true }),
    parent: undefined,
    ...links,
  };
}

function providerOf(key: string, { name, alias, expressions }: Fields): Provider {
  return {
    name: [alias, name].find((one) => typeof one === "string") ?? key,
    urn: key,
    props: bridged(constantsOf(objectOrEmpty(expressions))),
  };
}

/** Returns a plan's providers by the key that its resources use. */
export function providersOf(config: unknown): ReadonlyMap<string, Provider> {
  const entries = Object.entries(objectOrEmpty(config));
  return new Map(entries.flatMap(([key, value]) => (isObject(value) ? [[key, providerOf(key, value)]] : [])));
}
