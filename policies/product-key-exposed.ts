import { PAGES } from "../activation/tables/pages";
import type { Exposure } from "../machines/inventory";
import { message } from "./message";
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

export const messages = {
  inPlainSight: ({ name: resource, what, path }: Exposure): string =>
    message({
      what: `The ${what} \`${resource}\` exposes what looks like a MAK at \`${path}\`.`,
      why: "Azure shows that property to anyone with read access and keeps it in deployment history; marking it secret in Pulumi doesn't change that.",
      fix: what.startsWith("template")
        ? `Pass the key to the template in a \`securestring\` parameter without a default. ${TREAT_AS_LEAKED}`
        : `Move the key to an extension's \`protectedSettings\` or a run command's \`protectedParameters\`, and read it from a secret. ${TREAT_AS_LEAKED}`,
      source: (what.startsWith("template") ? PAGES.templateTypes : PAGES.customScript).source,
    }),
};
