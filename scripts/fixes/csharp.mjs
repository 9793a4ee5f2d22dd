/** Writes a program in C#. */
import { itemShape, memberShape } from "./schema.mjs";

const pascal = (name) => name[0].toUpperCase() + name.slice(1);
const quoted = (text) => JSON.stringify(text);
const indented = (text) => text.replace(/^/gm, "    ");

function text(parts) {
  if (parts.every((part) => part.text !== undefined)) return quoted(parts.map((part) => part.text).join(""));
  const one = (part) => part.config ?? `${part.resource}.${pascal(part.property)}`;
  if (parts.length === 1) return one(parts[0]);
  const literal = (part) => JSON.stringify(part.text.replaceAll("{", "{{").replaceAll("}", "}}")).slice(1, -1);
  return `Output.Format($"${parts.map((part) => (part.text === undefined ? `{${one(part)}}` : literal(part))).join("")}")`;
}

const block = (open, lines) => `${open}\n{\n${indented(lines.map((line) => `${line},`).join("\n"))}\n}`;

function typeOf({ type }) {
  const [module, name] = type.split(".");
  return `AzureNative.${pascal(module)}.Inputs.${name}`;
}

function value({ parts, items, entries, literal }, shape, isTop = false) {
  if (parts) return text(parts);
  if (items)
    return block(
      "new[]",
      items.map((item) => value(item, itemShape(shape))),
    );
  if (!entries) return String(literal);
  if (shape.kind === "object") {
    const lines = entries.map(([name, member]) => `${pascal(name)} = ${value(member, memberShape(shape, name))}`);
    return block(isTop ? "new()" : `new ${typeOf(shape)}`, lines);
  }
  const map = shape.kind === "map" ? "new InputMap<string>" : "new Dictionary<string, object?>";
  return block(
    map,
    entries.map(([name, member]) => `[${quoted(name)}] = ${value(member, { kind: "any" })}`),
  );
}

function statement({ name, type, isProvider, isUsed, properties, provider }) {
  const shape = isProvider ? { kind: "object", members: () => new Map() } : type.shape;
  const made = isProvider ? "AzureNative.Provider" : `AzureNative.${pascal(type.module)}.${type.name}`;
  const options = provider === undefined ? "" : `, new() { Provider = ${provider} }`;
  return `${isUsed ? `var ${name} = ` : ""}new ${made}(${quoted(name)}, ${value(properties, shape, true)}${options});`;
}

export function csharp({ config, resources }) {
  return `using System.Collections.Generic;
using Pulumi;
using AzureNative = Pulumi.AzureNative;

return await Deployment.RunAsync(() =>
{
${indented(
  [
    ...config.map((name) => `var ${name} = new Config().RequireSecret(${quoted(name)});`),
    ...resources.map(statement),
  ].join("\n\n"),
)}
});
`;
}
