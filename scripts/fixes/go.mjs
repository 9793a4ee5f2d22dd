/** Writes a program in Go, formatted as gofmt formats it. */
import { isAlsoResource, itemShape, memberShape } from "./schema.mjs";

const pascal = (name) => name[0].toUpperCase() + name.slice(1);
const quoted = (text) => (text.includes("\\") ? `\`${text}\`` : JSON.stringify(text));
const tabbed = (text) => text.replace(/^/gm, "\t");

function text(parts) {
  if (parts.every((part) => part.text !== undefined))
    return `pulumi.String(${quoted(parts.map((part) => part.text).join(""))})`;
  const one = (part) => part.config ?? `${part.resource}.${part.property === "id" ? "ID()" : pascal(part.property)}`;
  if (parts.length === 1) return one(parts[0]);
  const format = parts.map((part) => (part.text === undefined ? "%s" : part.text.replaceAll("%", "%%"))).join("");
  return `pulumi.Sprintf(${[quoted(format), ...parts.filter((part) => part.text === undefined).map(one)].join(", ")})`;
}

const block = (open, lines) =>
  lines.length === 0 ? `${open}{}` : `${open}{\n${tabbed(lines.map((line) => `${line},`).join("\n"))}\n}`;

/** Entries aligned as gofmt aligns them: in runs of lines that stand alone. */
function aligned(pairs) {
  const lines = pairs.map(([name, body]) => ({ name: `${name}:`, body, single: !body.includes("\n") }));
  return lines.map(({ name, body, single }, place) => {
    if (!single) return `${name} ${body}`;
    let [from, to] = [place, place];
    while (lines[from - 1]?.single) from -= 1;
    while (lines[to + 1]?.single) to += 1;
    const width = Math.max(...lines.slice(from, to + 1).map((line) => line.name.length));
    return `${name.padEnd(width)} ${body}`;
  });
}

/** The Go name of a nested type: the SDK adds `Type` if a resource has the same name, as `network.SubnetTypeArgs`. */
function nestedName(type, suffix) {
  return `${type.replace(/Args$/, "")}${isAlsoResource(type) ? "Type" : ""}${suffix}`;
}

function listOf(item) {
  return item.kind === "object" ? nestedName(item.type, "Array") : "pulumi.StringArray";
}

function value({ parts, items, entries, literal }, shape) {
  if (parts) return text(parts);
  if (items)
    return block(
      shape.kind === "list" ? listOf(shape.item) : "pulumi.Array",
      items.map((item) => value(item, itemShape(shape))),
    );
  if (!entries) return typeof literal === "boolean" ? `pulumi.Bool(${literal})` : `pulumi.Int(${literal})`;
  if (shape.kind === "object")
    return block(
      `&${shape.isResource ? shape.type : nestedName(shape.type, "Args")}`,
      aligned(entries.map(([name, member]) => [pascal(name), value(member, memberShape(shape, name))])),
    );
  const map = shape.kind === "map" ? "pulumi.StringMap" : "pulumi.Map";
  return block(map, aligned(entries.map(([name, member]) => [JSON.stringify(name), value(member, { kind: "any" })])));
}

function statement({ name, type, isProvider, isUsed, properties, provider }) {
  const shape = isProvider
    ? { kind: "object", type: "azurenative.ProviderArgs", isResource: true, members: () => new Map() }
    : type.shape;
  const made = isProvider ? "azurenative.NewProvider" : `${type.module}.New${type.name}`;
  const options = provider === undefined ? "" : `, pulumi.Provider(${provider})`;
  const call = `${made}(ctx, ${JSON.stringify(name)}, ${value(properties, shape)}${options})`;
  return isUsed
    ? `${name}, err := ${call}\nif err != nil {\n\treturn err\n}`
    : `if _, err := ${call}; err != nil {\n\treturn err\n}`;
}

export function go({ config, resources }) {
  const modules = [...new Set(resources.flatMap(({ type }) => (type ? [type.module] : [])))].sort();
  const sdk = "github.com/pulumi/pulumi-azure-native-sdk";
  const imports = [
    ...modules.map((module) => `"${sdk}/${module}/v3"`),
    ...(resources.some(({ isProvider }) => isProvider) ? [`azurenative "${sdk}/v3"`] : []),
    '"github.com/pulumi/pulumi/sdk/v3/go/pulumi"',
    ...(config.length > 0 ? ['"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"'] : []),
  ].sort((a, b) => (a.slice(a.indexOf('"')) < b.slice(b.indexOf('"')) ? -1 : 1));
  const body = [
    ...config.map((name) => `${name} := config.New(ctx, "").RequireSecret("${name}")`),
    ...resources.map(statement),
    "return nil",
  ];
  return `package main

import (
${imports.map((one) => `\t${one}`).join("\n")}
)

func main() {
\tpulumi.Run(func(ctx *pulumi.Context) error {
${tabbed(tabbed(body.join("\n")))}
\t})
}
`;
}
