/** Writes a program in Python. */
import { itemShape, memberShape } from "./schema.mjs";

const snake = (name) => name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
const quoted = (text) => JSON.stringify(text);
const indented = (text) => text.replace(/^/gm, "    ");

function text(parts) {
  const one = (part) =>
    part.text !== undefined ? quoted(part.text) : (part.config ?? `${part.resource}.${snake(part.property)}`);
  if (parts.length === 1) return one(parts[0]);
  return `pulumi.Output.concat(${parts.map(one).join(", ")})`;
}

const block = (open, lines, close) =>
  lines.length === 0 ? `${open}${close}` : `${open}\n${indented(lines.map((line) => `${line},`).join("\n"))}\n${close}`;

function value({ parts, items, entries, literal }, shape) {
  if (parts) return text(parts);
  if (items)
    return block(
      "[",
      items.map((item) => value(item, itemShape(shape))),
      "]",
    );
  if (!entries) return literal === true ? "True" : literal === false ? "False" : String(literal);
  const name = (given) => quoted(shape.kind === "object" ? snake(given) : given);
  return block(
    "{",
    entries.map(([given, member]) => `${name(given)}: ${value(member, memberShape(shape, given))}`),
    "}",
  );
}

function statement({ name, type, isProvider, isUsed, properties, provider }) {
  const shape = isProvider ? { kind: "object", members: () => new Map() } : type.shape;
  const made = isProvider ? "azure_native.Provider" : `azure_native.${type.module}.${type.name}`;
  const given = properties.entries.map(([key, member]) => `${snake(key)}=${value(member, memberShape(shape, key))}`);
  const options = provider === undefined ? [] : [`opts=pulumi.ResourceOptions(provider=${provider})`];
  return `${isUsed ? `${name} = ` : ""}${block(`${made}(`, [quoted(name), ...given, ...options], ")")}`;
}

export function python({ config, resources }) {
  const needsPulumi = config.length > 0 || resources.some(({ provider }) => provider !== undefined);
  return [
    ...(needsPulumi ? ["import pulumi"] : []),
    "import pulumi_azure_native as azure_native",
    "",
    ...config.map((name) => `${name} = pulumi.Config().require_secret(${quoted(name)})`),
    ...resources.map(statement),
    "",
  ].join("\n");
}
