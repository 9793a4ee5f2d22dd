/** Writes a program as an ARM template; the provider becomes the place that the template is deployed to. */
import { load } from "../typescript.mjs";
import { referred } from "./program.mjs";

const { rowOf } = load("stack/types/registry.ts");
const { parseToken } = load("stack/token.ts");

/** API versions that the cloud accepts; a Hub's are those of its newest hybrid profile, 2020-09-01-hybrid. */
const VERSIONS = {
  azure: { "Microsoft.Compute": "2024-07-01", "Microsoft.Network": "2024-05-01" },
  hub: { "Microsoft.Compute": "2020-06-01", "Microsoft.Network": "2018-11-01" },
};

/** Members that stand beside `properties`. */
const BESIDE = new Set(["tags", "sku", "zones", "identity", "plan"]);
const WITHOUT_LOCATION = new Set(["Microsoft.Network/virtualNetworks/subnets"]);

const rowFor = ({ token }) => rowOf(parseToken(token));

/** The names of a resource and its parents. */
function namesOf(one) {
  const { names } = rowFor(one);
  return names.map((input, place) => {
    if (place === names.length - 1) return one.name;
    const parent = one.properties.entries.find(([name]) => name === input)?.[1].parts ?? [];
    return parent[0]?.resource ?? parent[0]?.text;
  });
}

const idOf = (one) => `resourceId('${[rowFor(one).arm, ...namesOf(one)].join("', '")}')`;

/** Writes a text, as an expression where it refers to a parameter or a resource. */
function textOf(parts, byName) {
  if (parts.every((part) => part.text !== undefined)) return parts.map((part) => part.text).join("");
  const written = parts.map((part) => {
    if (part.config) return `parameters('${part.config}')`;
    if (part.resource) return part.property === "id" ? idOf(byName.get(part.resource)) : `'${part.resource}'`;
    return `'${part.text.replaceAll("'", "''")}'`;
  });
  return written.length === 1 ? `[${written[0]}]` : `[concat(${written.join(", ")})]`;
}

function valueOf({ parts, items, entries, literal }, byName) {
  if (parts) return textOf(parts, byName);
  if (items) return items.map((item) => valueOf(item, byName));
  return entries ? Object.fromEntries(entries.map(([name, member]) => [name, valueOf(member, byName)])) : literal;
}

function resourceOf(one, byName, cloud) {
  const { arm, names } = rowFor(one);
  const own = one.properties.entries.filter(([name]) => !names.includes(name) && name !== "resourceGroupName");
  const members = (beside) =>
    Object.fromEntries(
      own.filter(([name]) => BESIDE.has(name) === beside).map(([name, member]) => [name, valueOf(member, byName)]),
    );
  const needs = [...new Set(referred(one.properties))].filter((name) => byName.has(name));
  return {
    type: arm,
    apiVersion: VERSIONS[cloud][arm.split("/")[0]],
    name: namesOf(one).join("/"),
    ...(WITHOUT_LOCATION.has(arm) ? {} : { location: "[resourceGroup().location]" }),
    ...(needs.length > 0 ? { dependsOn: needs.map((name) => `[${idOf(byName.get(name))}]`) } : {}),
    ...members(true),
    properties: members(false),
  };
}

function templateOf({ config, resources }) {
  const byName = new Map(resources.map((one) => [one.name, one]));
  const cloud = resources.some(({ isProvider }) => isProvider) ? "hub" : "azure";
  return {
    $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
    contentVersion: "1.0.0.0",
    ...(config.length > 0
      ? { parameters: Object.fromEntries(config.map((name) => [name, { type: "securestring" }])) }
      : {}),
    resources: resources.filter(({ isProvider }) => !isProvider).map((one) => resourceOf(one, byName, cloud)),
  };
}

export const arm = (program) => `${JSON.stringify(templateOf(program), undefined, 2)}\n`;
