import { PAGES } from "../activation/tables/pages";
import type { Exposure } from "../machines/inventory";
import { message } from "./message";
import { listed } from "./phrases";
import { type ActivationPolicy, CLOUD_FAMILIES, SOFTWARE_USAGE } from "./policy";

const name = "product-key-exposed";

export const productKeyExposed: ActivationPolicy<typeof name> = {
  name,
  displayName: "Product key exposed",
  description: "A MAK is visible to anyone with read access to the resource.",
  phase: "resource",
  level: "mandatory",
  severity: "critical",
  tags: ["windows", "product-key", "secret"],
  clouds: CLOUD_FAMILIES,
  framework: SOFTWARE_USAGE,
  remediationSteps: "Move the key to a write-only property, and replace the key.",
  find: ({ exposures }) =>
    exposures.map((exposure) => ({
      urn: exposure.urn,
      name: exposure.name,
      path: exposure.path,
      message: messages.inPlainSight(exposure),
    })),
};

const TREAT_AS_LEAKED = "Treat the key as leaked and ask Microsoft for a new one.";

/** How many more places of a key a message names. */
const PLACES = 3;

function placesOf({ path, others = [] }: Exposure): string {
  const named = others.slice(0, PLACES).map((other) => `\`${other}\``);
  const left = others.length - named.length;
  const again = left > 0 ? [...named, `${left} more ${left === 1 ? "place" : "places"}`] : named;
  return again.length === 0 ? `\`${path}\`` : `\`${path}\`, and again at ${listed(again)}`;
}

export const messages = {
  inPlainSight: (exposure: Exposure): string => {
    const { name: resource, what } = exposure;
    const inTemplate = what.startsWith("template");
    const subject = what === "template parameter" ? "A parameter of the template" : `The ${what}`;
    return message({
      what: `${subject} \`${resource}\` exposes what looks like a MAK at ${placesOf(exposure)}.`,
      why: "Azure shows that property to anyone with read access and keeps it in deployment history; marking it secret in Pulumi doesn't change that.",
      fix: inTemplate
        ? `Pass the key to the template in a \`securestring\` parameter without a default. ${TREAT_AS_LEAKED}`
        : `Move the key to an extension's \`protectedSettings\` or a run command's \`protectedParameters\`, and read it from a secret. ${TREAT_AS_LEAKED}`,
      source: (inTemplate ? PAGES.templateTypes : PAGES.customScript).source,
    });
  },
};
