import type { Document, ErrorCode } from "yaml";
import { messages } from "../messages";
import { BadConfig } from "../policy-config";

const QUOTE = "put quotes around a text that begins with a special character";
const BRACKETS = "check the indentation, and that every bracket is closed";

/** What is wrong, by the parser's code. Its own messages quote the text, which may hold a key. */
const FAULTS: Partial<Record<ErrorCode, string>> = {
  BAD_INDENT: BRACKETS,
  BAD_SCALAR_START: QUOTE,
  BLOCK_AS_IMPLICIT_KEY: "check the indentation, and put quotes around a text with a colon",
  DUPLICATE_KEY: "the same key appears twice",
  MISSING_CHAR: "a quote, bracket or colon is missing",
  MULTILINE_IMPLICIT_KEY: "a colon and a space must follow a key",
  MULTIPLE_DOCS: "only one document is allowed",
  TAB_AS_INDENT: "indent with spaces instead of tabs",
  // A text such as !web* is read as a tag.
  TAG_RESOLVE_FAILED: QUOTE,
  UNEXPECTED_TOKEN: QUOTE,
};

/** Returns where a text such as `*legacy*`, which YAML reads as an alias, stands for nothing. */
async function danglingAlias(document: Document): Promise<number | undefined> {
  const { visit } = await import("yaml");
  let at: number | undefined;
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document) !== undefined) return undefined;
      at = alias.range?.[0];
      return visit.BREAK;
    },
  });
  return at;
}

/**
 * Parses YAML.
 * @throws BadConfig with the line and column
 */
export async function parseYaml(text: string): Promise<unknown> {
  const { LineCounter, parseDocument } = await import("yaml");
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const fail = (at: number, why: string | undefined): never => {
    const { line, col } = lineCounter.linePos(at);
    throw new BadConfig(messages.notYaml(line, col, why));
  };
  const [fault] = [...document.errors, ...document.warnings];
  if (fault) fail(fault.pos[0], FAULTS[fault.code]);
  const alias = await danglingAlias(document);
  if (alias !== undefined) fail(alias, QUOTE);
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    return value ?? {};
  } catch {
    return fail(0, "its aliases repeat too much");
  }
}
