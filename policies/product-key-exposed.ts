import type { Exposure } from "../machines/inventory";
import { message } from "./message";
import type { Rule } from "./rule";

const name = "product-key-exposed";

const TREAT_AS_LEAKED = "Treat the key as leaked: ask Microsoft for another one.";

export const messages = {
  inPlainSight: ({ name: resource, what, path }: Exposure): string =>
    message(name, {
      what: `The ${what} \`${resource}\` holds what looks like a MAK in plain sight, at \`${path}\`.`,
      why: "Azure shows that property to everyone who may read the resource, and keeps it in the history of deployments; a secret of Pulumi does not change that.",
      mend: what.startsWith("template")
        ? `Hand the key to the template in a parameter of the type \`securestring\` that has no default. ${TREAT_AS_LEAKED}`
        : `Move the key to \`protectedSettings\` of an extension or to \`protectedParameters\` of a run command, and take it from a secret. ${TREAT_AS_LEAKED}`,
    }),
};

export const productKeyExposed: Rule = {
  name,
  displayName: "Product key exposed",
  description: "A MAK stands where everyone who may read the resource can read it.",
  phase: "resource",
  level: "mandatory",
  severity: "critical",
  tags: ["windows", "product-key", "secret"],
  remediationSteps: "Move the key to a write-only property, and replace the key.",
  find: ({ exposures }) =>
    exposures.map((exposure) => ({
      urn: exposure.urn,
      name: exposure.name,
      path: exposure.path,
      message: messages.inPlainSight(exposure),
    })),
};
