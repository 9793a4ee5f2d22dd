/** A statement of VBScript, or what begins or ends a block. */
export interface Part {
  readonly kind:
    | "plain"
    | "if"
    | "elseif"
    | "else"
    | "select"
    | "case"
    | "loop"
    | "procedure"
    | "parameter"
    | "end"
    | "end procedure";
  /** The condition, what is compared, the list of a loop, or the value that is assigned. */
  readonly text: string;
  /** The variable that gets a value, or the name of a procedure, in lower case; empty if there is none. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** A text, or what isn't code: a comment, or the end of a line that goes on. */
const NO_CODE = /"(?:[^"\n]|"")*"|'[^\n]*|(?<=[:\n][ \t]{0,99})rem\b[^\n]*|(?<=[ \t)])_[ \t]*\n/gi;
const STATEMENT = /^(?:"[^"]*"|[^":])+/;
const IF = /^(else)?if\b((?:"[^"]*"|[^"])*?)\bthen\b/i;
const ELSE = /^((?:"[^"]*"|[^"])*?)\belse\b/i;
const PROCEDURE =
  /^(?:(?:public|private)\s+)?(?:default\s+)?(?:sub|function|property\s+\w+)\s+(\w+)\s*(?:\(([^)\n]*)\))?/i;
const ASSIGNS = /^(?:(?:set|const)\s+)?(\w+)\s*=(.*)$/is;

/** Heads and ends of blocks. The first group is the name, the second the text. */
const HEADS: readonly (readonly [pattern: RegExp, kind: Part["kind"]])[] = [
  [/^()else$/i, "else"],
  [/^()select\s+case\b(.*)$/i, "select"],
  [/^()case\s+else$/i, "else"],
  [/^()case\b(.*)$/i, "case"],
  [/^for\s+each\s+(\w+)\s+in\b(.*)$/i, "loop"],
  [/^for\s+(\w+)\s*=/i, "loop"],
  [/^(?:do|while)\b/i, "loop"],
  [/^(?:end\s+(?:if|select)|next|loop|wend)\b/i, "end"],
  [/^end\s+(?:sub|function|property)\b/i, "end procedure"],
];

/** Longer lines aren't read. VBScript allows 1,023 characters. */
const MAX_LINE = 4000;

/** Returns a script with blanks in place of its comments, and each statement on one line. */
export function codeIn(source: string): string {
  return source.replace(NO_CODE, (found) => (found.startsWith('"') ? found : " ".repeat(found.length)));
}

/** Splits the code of a script into its parts. */
export function partsOf(code: string): readonly Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const line of code.split("\n")) {
    if (line.length <= MAX_LINE) readStatements(line, from, parts);
    from += line.length + 1;
  }
  return parts;
}

function readStatements(line: string, offset: number, parts: Part[]): void {
  let at = 0;
  while (at < line.length) {
    const rest = line.slice(at);
    const skipped = rest.length - rest.replace(/^[\s:]+/, "").length;
    const [head, other, condition = ""] = IF.exec(rest) ?? [];
    const statement = head ?? STATEMENT.exec(rest)?.[0] ?? rest.slice(0, 1);
    const from = offset + at;
    if (skipped > 0) at += skipped;
    else if (head === undefined) at += statement.length;
    else {
      parts.push({ kind: other === undefined ? "if" : "elseif", text: condition, name: "", from, to: from });
      readBranches(rest.slice(head.length), from + head.length, parts, other === undefined);
      return;
    }
    if (skipped === 0) parts.push(...partsIn(statement.trim(), from));
  }
}

/** Reads what follows `Then` on its line. An `If` with a branch there has no end. */
function readBranches(line: string, offset: number, parts: Part[], isFirst: boolean): void {
  if (!isFirst || line.trim() === "") {
    readStatements(line, offset, parts);
    return;
  }
  const [whole, first = line] = ELSE.exec(line) ?? [];
  readStatements(first, offset, parts);
  if (whole !== undefined) {
    const from = offset + whole.length;
    parts.push({ kind: "else", text: "", name: "", from, to: from });
    readStatements(line.slice(whole.length), from, parts);
  }
  const to = offset + line.length;
  parts.push({ kind: "end", text: "", name: "", from: to, to });
}

function partsIn(statement: string, from: number): readonly Part[] {
  const to = from + statement.length;
  for (const [pattern, kind] of HEADS) {
    const [head, name = "", text = ""] = pattern.exec(statement) ?? [];
    if (head !== undefined) return [{ kind, text, name: name.toLowerCase(), from, to }];
  }
  const [head, name = "", given = ""] = PROCEDURE.exec(statement) ?? [];
  if (head !== undefined) {
    const names = given.split(",").flatMap((one) => /(\w+)\W*$/.exec(one)?.[1]?.toLowerCase() ?? []);
    const parameters = names.map((parameter): Part => ({ kind: "parameter", text: "", name: parameter, from, to }));
    return [{ kind: "procedure", text: "", name: name.toLowerCase(), from, to }, ...parameters];
  }
  const [assignment, variable = "", value = ""] = ASSIGNS.exec(statement) ?? [];
  const assigns =
    assignment === undefined ? { name: "", text: statement } : { name: variable.toLowerCase(), text: value };
  return [{ kind: "plain", ...assigns, from, to }];
}
