import type { Fields } from "../../values/fields";
import { Lists } from "../../values/lists";
import { isObject } from "../../values/read";
import { memberOf } from "./row";

/** A page of a list: from Azure Resource Manager, Resource Graph (CLI, API and PowerShell), or PowerShell itself. */
export interface Page {
  readonly items: readonly unknown[];
  readonly next: string | undefined;
  readonly isPart: boolean;
  /** How many items all pages have together, if it says so. */
  readonly total: number | undefined;
  /** Whether none follows. */
  readonly isLast: boolean;
}

/**
 * Returns the rows of a table, the other form in which Resource Graph's API gives results. Source:
 * https://learn.microsoft.com/azure/governance/resource-graph/concepts/work-with-data.
 */
function rowsOfTable(table: Fields): readonly unknown[] | undefined {
  const [columns, rows] = [memberOf(table, "columns"), memberOf(table, "rows")];
  if (!Array.isArray(columns) || !Array.isArray(rows)) return undefined;
  const names = columns.map((column: unknown) => (isObject(column) ? column["name"] : undefined));
  return rows.map((row: unknown): unknown =>
    Array.isArray(row)
      ? Object.fromEntries(names.flatMap((name, place) => (typeof name === "string" ? [[name, row[place]]] : [])))
      : row,
  );
}

/** Returns a page, or a list in an envelope like a page's; `undefined` for anything else. */
export function pageOf(root: Fields): Page | undefined {
  const shown = memberOf(root, "value") ?? memberOf(root, "data");
  const items = isObject(shown) ? rowsOfTable(shown) : shown;
  if (!Array.isArray(items)) return undefined;
  const link = memberOf(root, "nextLink");
  const token = [memberOf(root, "skip_token"), memberOf(root, "skipToken"), memberOf(root, "$skipToken")];
  const next = typeof link === "string" && link !== "" ? link : undefined;
  const all = memberOf(root, "total_records") ?? memberOf(root, "totalRecords");
  const total = typeof all === "number" ? all : undefined;
  const isLast = next === undefined && !token.some((one) => typeof one === "string" && one !== "");
  return { items, next, total, isLast, isPart: !isLast || (total !== undefined && total > items.length) };
}

/**
 * Returns the pages of which others are missing. All pages of a query to Resource Graph have its total, and only the last
 * has no token. Two queries may have the same total, but their first pages both have a token.
 */
export function incomplete(parts: readonly Page[]): ReadonlySet<Page> {
  const missing = new Set(parts);
  for (const [total, pages] of new Lists(parts, (page) => page.total)) {
    const count = pages.reduce((sum, { items }) => sum + items.length, 0);
    if (count === total && pages.filter(({ isLast }) => isLast).length === 1)
      for (const page of pages) missing.delete(page);
  }
  return missing;
}
