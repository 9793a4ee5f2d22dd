import { POLICIES } from "../../policies/all";
import { LEVELS } from "../../policies/policy";
import { SETTINGS_PROPERTIES } from "../../policies/settings-schema";
import type { Fields } from "../../values/fields";

/** Where the schema of the configuration is published. */
const SCHEMA_URL = "https://unpkg.com/pulumi-windows-activation/bin/policy-config.schema.json";

/** JSON Schema of a policy configuration, for editors. The build writes it to `bin/policy-config.schema.json`. */
export function configSchema(): Fields {
  const level = { enum: LEVELS };
  const withLevel = (properties: object) => ({
    anyOf: [
      level,
      { type: "object", properties: { enforcementLevel: level, ...properties }, additionalProperties: false },
    ],
  });
  const policies = POLICIES.map(({ name, description }) => [
    name,
    { description, ...withLevel(name === "activation-settings" ? SETTINGS_PROPERTIES : {}) },
  ]);
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    $id: SCHEMA_URL,
    title: "Policy configuration of windows-activation",
    type: "object",
    properties: {
      $schema: { type: "string" },
      all: { description: "Level of every policy that isn't named.", ...withLevel({}) },
      ...Object.fromEntries(policies),
    },
    additionalProperties: false,
  };
}
