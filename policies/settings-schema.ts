import type { PolicyConfigJSONSchema } from "@pulumi/policy/schema";
import { BAKED_IN, CLOUDS, DELIVERY_PATHS } from "../activation/settings";
import { EDITIONS, RELEASES } from "../activation/windows";

type Properties = Record<string, PolicyConfigJSONSchema>;

const text: PolicyConfigJSONSchema = { type: "string", minLength: 1 };

/** Returns the schema of an object with only these keys. */
function exactly(properties: Properties, required: string[] = []): PolicyConfigJSONSchema {
  return { type: "object", properties, required, additionalProperties: false };
}

/**
 * Returns the schema of patterns that must all match. At least one is required, because an empty object would match
 * everything.
 */
function match(patterns: Properties): PolicyConfigJSONSchema {
  return { ...exactly(patterns), minProperties: 1 };
}

/** JSON Schema of each key of `activation-settings`, the single definition of what organizations can declare. */
export const SETTINGS_PROPERTIES: Properties = {
  clouds: {
    type: "array",
    description: "Where machines run. The first entry whose patterns all match wins.",
    items: exactly(
      {
        match: match({ metadataHost: text, provider: text, location: text, resourceGroup: text, stack: text }),
        cloud: { type: "string", enum: [...CLOUDS] },
        build: {
          type: "string",
          pattern: "^[0-9]+(\\.[0-9]+)*$",
          description: "Azure Stack Hub's build, such as 2311.",
        },
      },
      ["match", "cloud"],
    ),
  },
  defaultCloud: { type: "string", enum: [...CLOUDS] },
  images: {
    type: "array",
    description: "What custom images hold.",
    items: exactly(
      {
        match: match({ id: text, publisher: text, offer: text, sku: text }),
        release: { type: "string", enum: [...RELEASES] },
        edition: { type: "string", enum: [...EDITIONS] },
        bakedIn: { type: "string", enum: [...BAKED_IN] },
      },
      ["match"],
    ),
  },
  keyDelivery: {
    type: "array",
    description: "Machines whose key arrives in a way no program shows, such as VAMT.",
    items: exactly(
      {
        match: match({ tags: { type: "object", additionalProperties: text, minProperties: 1 }, name: text }),
        path: { type: "string", enum: [...DELIVERY_PATHS] },
      },
      ["match", "path"],
    ),
  },
  organizationKms: { type: "array", items: text, description: "Your own KMS hosts. A port or scheme is ignored." },
  waivers: {
    type: "array",
    items: exactly(
      {
        policy: text,
        resource: text,
        tags: { type: "object", additionalProperties: text, minProperties: 1 },
        reason: text,
        owner: text,
        expires: { type: "string", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" },
      },
      ["policy", "resource", "reason", "owner", "expires"],
    ),
  },
};

/** JSON Schema of `activation-settings` as a whole. */
export const SETTINGS_SCHEMA: PolicyConfigJSONSchema = exactly(SETTINGS_PROPERTIES);
