import { isKeyShaped } from "../../../values/key-text";
import { FIELD, LIST, NOT_FOLLOWED, OWN_CODE, UNKNOWN_VALUE, isOwnCode } from "../words/marks";
import { REPLACES, edited, edits, takenByBatch } from "../words/texts";

const SEPARATOR = new RegExp(`[${LIST}${FIELD}]`);
const HOLE = new RegExp(`[${NOT_FOLLOWED}${UNKNOWN_VALUE}]`);
/** A member by its literal name. */
const MEMBER = /^(?:\.(\w+)|\[\s*["']([^"']*)["']\s*\])$/;
/** One of the members in a row. */
const ONE_MEMBER = new RegExp(String.raw`${REPLACES.source}|\.\$?\w+(?:\(\))?|\[[^\]]*\]`, "gi");
/** Values in deeper tables aren't followed. */
const MAX_MEMBERS = 8;
/** What enumerates a table's fields, or returns all their values or names. */
const ENUMERATES = /^\.getenumerator\(\)$/i;
const VALUES = /^values?$/i;
const NAMES = /^(?:keys?|names?)$/i;

/** Whether a text is a table, or a list of tables. */
export function isTable(text: string): boolean {
  return text.includes(FIELD);
}

/** Returns the names, values and elements of a list or table in turn; the text itself if it's neither. */
export function elementsOf(text: string): readonly string[] {
  return text.split(SEPARATOR);
}

/** Returns what a loop over a list takes from it in turn. The fields of tables stay together. */
export function itemsOf(text: string): readonly string[] {
  return isTable(text) ? [text] : text.split(LIST);
}

/** Returns the names of a table's fields. */
export function fieldNames(table: string): readonly string[] {
  return fieldsOf(table).map(([name]) => name);
}

/** Returns the values of a table's field: of any of the tables, if they are in a list or in another table. */
export function valuesOf(table: string, name: string): readonly string[] {
  const wanted = name.toLowerCase();
  return fieldsOf(table).flatMap(([field, value]) => (field.toLowerCase() === wanted ? [value ?? table] : []));
}

/**
 * Returns the records of a list of tables, which all begin with the same field, or else the fields of a table one by one;
 * none if some value is a table.
 */
export function recordsOf(table: string): readonly (readonly (readonly [name: string, value: string])[])[] {
  const fields = fieldsOf(table);
  const known = fields.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  const names = new Set(fields.map(([name]) => name.toLowerCase()));
  if (known.length < fields.length) return [];
  if (names.size === fields.length) return known.map((field) => [field]);
  const records: (readonly [name: string, value: string])[][] = [];
  for (const field of known) {
    const last = records.at(-1);
    if (last === undefined || field[0].toLowerCase() === known[0]?.[0].toLowerCase()) records.push([field]);
    else last.push(field);
  }
  return records.every((record) => record.length === names.size) ? records : [];
}

/** Returns each field with its value, if that isn't a table. */
function fieldsOf(table: string): readonly (readonly [name: string, value: string | undefined])[] {
  const fields: [name: string, value: string | undefined][] = [];
  for (const part of table.split(LIST)) {
    const names = part.split(FIELD);
    const value = names.pop() ?? "";
    const last = fields.at(-1);
    if (names.length === 0 && last?.[1] !== undefined) last[1] += LIST + value;
    for (const [at, name] of names.entries()) fields.push([name, at === names.length - 1 ? value : undefined]);
  }
  return fields;
}

/** Returns what a member of a value may be: a field if its name is literal, else any element that looks like a key. */
export function memberOf(value: string, members: string): readonly string[] {
  if (isOwnCode(value)) return [OWN_CODE];
  const taken = takenByBatch(value, members);
  if (taken !== undefined) return [taken];
  if (edits(members)) return [edited(value, members)];
  const [first = "", ...more] = members.match(ONE_MEMBER) ?? [];
  if (more.length > 0 && more.length < MAX_MEMBERS && MEMBER.test(first) && isTable(value))
    return [...new Set(memberOf(value, first))].flatMap((one) => memberOf(one, more.join("")));
  if (ENUMERATES.test(members) && isTable(value)) return [value];
  const found = MEMBER.exec(members);
  const name = found?.[1] ?? found?.[2];
  const named = name === undefined || !isTable(value) ? [] : namedOf(value, name);
  if (named.length > 0) return named;
  const [hole] = HOLE.exec(value) ?? [];
  if (hole !== undefined) return [hole];
  const keys = name === undefined ? elementsOf(value).filter(isKeyShaped) : [];
  return keys.length > 0 ? keys : [NOT_FOLLOWED];
}

function namedOf(table: string, name: string): readonly string[] {
  const values = valuesOf(table, name);
  if (values.length > 0) return values;
  if (VALUES.test(name)) return fieldsOf(table).flatMap(([, value]) => value ?? []);
  return NAMES.test(name) ? fieldNames(table) : [];
}
