import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Settings } from "../../activation/settings";
import { MAK, type Written } from "../policies/declare";

/** A realistic stack: what it declares, the cloud that it goes to, and every finding that is expected, by resource. */
export interface Stack {
  readonly title: string;
  readonly cloud: "hub" | "azure" | "azurestack";
  readonly resources: readonly Written[];
  /** A resource of a template is named with its deployment: `web (deployment)`. */
  readonly expect: Readonly<Record<string, readonly string[]>>;
  readonly settings?: Settings;
}

function isFile(value: unknown): value is { stacks: Stack[] } {
  return typeof value === "object" && value !== null && "stacks" in value && Array.isArray(value.stacks);
}

/** Every file beside this one, with the keys in place of what stands for them. */
export function corpus(): { readonly file: string; readonly stacks: readonly Stack[] }[] {
  return readdirSync(__dirname)
    .filter((file) => file.endsWith(".json"))
    .map((file) => {
      const text = readFileSync(join(__dirname, file), "utf8").replaceAll("{MAK}", MAK);
      const parsed: unknown = JSON.parse(text);
      return { file, stacks: isFile(parsed) ? parsed.stacks : [] };
    });
}
