import { readFileSync } from "node:fs";
import { join } from "node:path";

export const ROLES = ["machine", "source", "carrier", "content", "deployment", "generic", "not-judged"] as const;

/** One resource type of the inventory and what this project takes it for. */
export interface InventoryRow {
  readonly token: string;
  readonly role: string;
  /** Why nothing is judged of it. */
  readonly reason: string;
}

/** The rows of inventory.tsv. */
export function inventory(): readonly InventoryRow[] {
  return readFileSync(join(__dirname, "inventory.tsv"), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [token = "", role = "", reason = ""] = line.split("\t");
      return { token, role, reason };
    });
}
