/** Writes a program in TypeScript; Prettier lays it out. */
const quoted = (text) => JSON.stringify(text);
const key = (name) => (/^[A-Za-z_]\w*$/.test(name) ? name : quoted(name));

function text(parts) {
  if (parts.every((part) => part.text !== undefined)) return quoted(parts.map((part) => part.text).join(""));
  const one = (part) => (part.config ? part.config : `${part.resource}.${part.property}`);
  if (parts.length === 1) return one(parts[0]);
  const literal = (part) => part.text.replaceAll("\\", "\\\\").replaceAll("`", "\\`");
  return `pulumi.interpolate\`${parts.map((part) => (part.text === undefined ? `\${${one(part)}}` : literal(part))).join("")}\``;
}

function value({ parts, items, entries, literal }) {
  if (parts) return text(parts);
  if (items) return `[${items.map(value).join(", ")}]`;
  if (entries) return `{ ${entries.map(([name, member]) => `${key(name)}: ${value(member)}`).join(", ")} }`;
  return String(literal);
}

function statement({ name, type, isProvider, isUsed, properties, provider }) {
  const made = isProvider ? "azure.Provider" : `azure.${type.module}.${type.name}`;
  const options = provider === undefined ? "" : `, { provider: ${provider} }`;
  return `${isUsed ? `const ${name} = ` : ""}new ${made}(${quoted(name)}, ${value(properties)}${options});`;
}

export function typescript({ config, resources }) {
  return [
    'import * as azure from "@pulumi/azure-native";',
    ...(config.length > 0 ? ['import * as pulumi from "@pulumi/pulumi";'] : []),
    "",
    ...config.map((name) => `const ${name} = new pulumi.Config().requireSecret(${quoted(name)});`),
    ...resources.map(statement),
    "",
  ].join("\n");
}
