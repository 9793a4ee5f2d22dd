import { readFileSync } from "node:fs";
import { join } from "node:path";

/** One resource type of the inventory and what this project takes it for. */
export interface InventoryRow {
  readonly token: string;
  /** None where nothing is judged of it. */
  readonly roles: readonly string[];
  /** Why nothing is judged of it. */
  readonly reason: string;
}

/** The rows of inventory.tsv. */
export function inventory(): readonly InventoryRow[] {
  return readFileSync(join(__dirname, "inventory.tsv"), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [token = "", roles = "", reason = ""] = line.split("\t");
      return { token, roles: roles === "not-judged" ? [] : roles.split(" "), reason };
    });
}
