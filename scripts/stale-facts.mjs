/**
 * Lists sources whose own date is more than a year old, with the tables that cite them, as a Markdown checklist. Undated
 * sources follow. An old page isn't wrong; someone has to read it again and update the row's date.
 */
import { load } from "./typescript.mjs";

const YEAR = 365 * 24 * 60 * 60 * 1000;

/** Whether a date such as `2024-10-01`, `2024-10` or `2024` is more than a year before another. */
function isStale(date, now) {
  return /^\d{4}/.test(date) && now.getTime() - Date.parse(date) > YEAR;
}

/** Every row of every table that names a source, with the table's name. */
function rows(facts) {
  const tables = Object.entries(facts).filter(([, value]) => Array.isArray(value));
  const listed = tables.flatMap(([table, list]) =>
    list.flatMap((row) => [row, ...(row?.texts ?? [])]).map((row) => ({ table, row })),
  );
  const pages = Object.values(facts.PAGES).map((row) => ({ table: "PAGES", row }));
  return [...listed, ...pages].filter(({ row }) => typeof row?.source === "string" && typeof row.date === "string");
}

/** The checklist for a given day: sources older than a year, oldest first, then undated ones. */
export function staleFacts(facts, now) {
  const bySource = new Map();
  for (const { table, row } of rows(facts)) {
    if (row.date !== "undated" && !isStale(row.date, now)) continue;
    const key = `${row.date} ${row.source}`;
    const entry = bySource.get(key) ?? { date: row.date, source: row.source, tables: new Set() };
    bySource.set(key, { ...entry, tables: entry.tables.add(table) });
  }
  return [...bySource.values()]
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.source.localeCompare(b.source)))
    .map(({ date, source, tables }) => `- [ ] ${date}: ${source} (${[...tables].sort().join(", ")})`);
}

/** Prints today's checklist. */
export function printStale() {
  const lines = staleFacts(load("activation/facts.ts"), new Date());
  for (const line of lines) console.log(line);
}
