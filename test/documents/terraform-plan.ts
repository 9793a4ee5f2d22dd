import { parseToken } from "../../stack/token";
import { rowOf } from "../../stack/types/registry";
import type { Written } from "../policies/declare";

type Fields = Record<string, unknown>;

/** One attribute or block in the three forms that a plan shows it in. */
interface Planned {
  readonly after: unknown;
  readonly unknown: unknown;
  readonly expression: unknown;
}

const OUTPUT = /\$\{([\w-]+)\.[\w.[\]-]+\}/g;

/** Maps, whose names are the user's own. */
const MAPS = new Set(["tags", "body", "sensitiveBody", "parameters"]);

const TYPES = new Map([
  ["compute:extension", "virtual_machine_extension"],
  ["compute:scaleset", "virtual_machine_scale_set"],
]);

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/^_/, "");
}

/** The name that Terraform has for what Pulumi's bridge calls so: blocks are in the singular. */
function terraformName(name: string, value: unknown): string {
  const isBlocks = Array.isArray(value) && value.some((item) => typeof item === "object" && item !== null);
  return snake(isBlocks || name === "addressSpaces" ? name.replace(/ies$/, "y").replace(/s$/, "") : name);
}

/** Address of a resource that a program declares; Terraform's names hold no spaces. */
export function addressOf({ type, name }: Pick<Written, "type" | "name">): string {
  const token = parseToken(type);
  const own = rowOf(token)?.terraform ?? TYPES.get(token.kind) ?? snake(type.slice(type.lastIndexOf(":") + 1));
  const prefix = token.package === "azure" ? "azurerm" : token.package;
  return `${prefix}_${own}.${name}`;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function planned(value: unknown, addresses: ReadonlyMap<string, string>, raw: boolean): Planned {
  const outputs = [...JSON.stringify(value ?? null).matchAll(OUTPUT)].map(
    ([, name = ""]) => addresses.get(name) ?? name,
  );
  const references = [...new Set(outputs)].flatMap((address) => [`${address}.id`, address]);
  const expression = references.length > 0 ? { references } : { constant_value: value };
  if (typeof value === "string" && references.length > 0) return { after: undefined, unknown: true, expression };
  if (raw) return { after: value, unknown: {}, expression };
  if (Array.isArray(value)) {
    const items = value.map((item) => planned(item, addresses, false));
    const blocks = value.some(isFields);
    return {
      after: items.map(({ after }) => after ?? null),
      unknown: items.map(({ unknown }) => unknown),
      expression: blocks ? items.map((item) => item.expression) : expression,
    };
  }
  if (!isFields(value)) return { after: value, unknown: false, expression };
  return block(value, addresses);
}

/** The content of a block: an object without the list that Terraform has around it. */
function block(value: Fields, addresses: ReadonlyMap<string, string>, opaque = MAPS): Planned {
  const after: Fields = {};
  const unknown: Fields = {};
  const expression: Fields = {};
  for (const [name, member] of Object.entries(value)) {
    const raw = opaque.has(name);
    const one = planned(!raw && isFields(member) ? [member] : member, addresses, raw);
    const own = terraformName(name, member);
    if (one.after !== undefined) after[own] = one.after;
    if (one.unknown !== false) unknown[own] = one.unknown;
    expression[own] = one.expression;
  }
  return { after, unknown, expression };
}

function expressionsOf(attributes: Fields): Fields {
  return Object.fromEntries(Object.entries(attributes).map(([key, value]) => [snake(key), { constant_value: value }]));
}

function created({ after, unknown }: Planned): Fields {
  return {
    actions: ["create"],
    before: null,
    after,
    after_unknown: { ...(isFields(unknown) ? unknown : {}), id: true, license_type_computed: true },
    after_sensitive: {},
  };
}

/** A program as `terraform show -json` shows its plan; `providers` holds the attributes of each provider. */
export function planOf(resources: readonly Written[], providers: Readonly<Record<string, Fields>> = {}): Fields {
  const addresses = new Map(resources.map((one) => [one.name, addressOf(one)]));
  const all = resources.map((one) => {
    const address = addressOf(one);
    const [type = "", name = ""] = address.split(".");
    return { one, address, type, name, ...block(one.properties ?? {}, addresses) };
  });
  const head = ({ address, type, name }: (typeof all)[number]) => ({ address, mode: "managed", type, name });
  const providerOf = (type: string) => type.slice(0, type.indexOf("_"));
  return {
    format_version: "1.2",
    resource_changes: all.map((item) => ({
      ...head(item),
      provider_name: `registry.terraform.io/hashicorp/${providerOf(item.type)}`,
      change: created(item),
    })),
    configuration: {
      provider_config: Object.fromEntries(
        Object.entries(providers).map(([name, attributes]) => [name, { name, expressions: expressionsOf(attributes) }]),
      ),
      root_module: {
        resources: all.map((item) => ({
          ...head(item),
          provider_config_key: providerOf(item.type),
          expressions: item.expression,
          depends_on: [...(item.one.dependsOn ?? []), ...(item.one.parent === undefined ? [] : [item.one.parent])].map(
            (other) => addresses.get(other) ?? other,
          ),
        })),
      },
    },
    errored: false,
    complete: true,
  };
}
