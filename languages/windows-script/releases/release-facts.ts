import { isOperator } from "../variables/expressions";
import { REFERENCES, variableOf } from "../words/marks";
import type { Statement, Word } from "../words/words";
import type { Condition } from "./conditions";
import { DecidedValues } from "./decided-values";
import { argumentsOfCalls } from "./parameters";
import type { System } from "./systems";

/** What a script asks Windows about its release: the possible answers, and how PowerShell compares them. */
export interface ReleaseFact {
  readonly as: "text" | "number";
  readonly answers: (system: System) => readonly string[];
}

/** Longer expressions aren't about the release alone. */
const MAX_WORDS = 30;
const MAX_TEXT = 600;
/** Variables that are made from others in longer chains aren't followed. */
const MAX_DEPTH = 20;

const DECLARES = /^(?:param|function|foreach)$/i;

/** A cast before a value, or a method after it, that leaves it as it is. */
const CAST = /\[(?:system\.)?(string|version|u?int(?:16|32|64)?|long|double|decimal)\]\s?/g;
const TYPE = /\[[\w.]{1,60}\]/y;
/** How a question to Windows begins. */
const ASKS = /^(?:get-(?:ciminstance|wmiobject|computerinfo|itemproperty(?:value)?)|gcim|gwmi|gin|gp|gpv)\b/;
const TIDIES = /\.(?:trim|tostring|tolower|toupper)(?:\(\))?$/;

/** A number of the version as a text. */
const SPLIT_VERSION = /\bwin32_operatingsystem\.version\.split\.? ?\[([0-2])\]$/;
const VERSION_TEXT = /^\[(?:system\.)?environment\]::osversion(?:\.VersionString)?$/i;
const OS_VERSION = /^\[(?:system\.)?environment\]::osversion\.version(?:\.(\w+))?$/;
/** A number of the version of the class, after a cast. */
const CLASS_VERSION = /\bwin32_operatingsystem\b.*\bversion\.(\w+)$/;
const PRODUCTS = /windows nt\\currentversion|\bget-computerinfo\b/;
const OS_CLASS = /\b(?:win32|cim)_operatingsystem\b/;
/** The member that is read last. */
const LAST = /(?:[ .]|[ .]-exp\w* )(\w+)$/;
/**
 * A client, a domain controller or another server. Source:
 * learn.microsoft.com/windows/win32/cimwin32prov/win32-operatingsystem (read 2026).
 */
const PRODUCT_TYPE: ReleaseFact = {
  as: "number",
  answers: ({ release }) => (release.startsWith("client-") ? ["1"] : ["2", "3"]),
};

/** Commands that may set any variable. */
const SETS_OTHERWISE =
  /(?:^|[;{}\n])[ \t]*\.[ \t]|\b(?:iex|invoke-expression|(?:set|new)-variable|[sn]v|import-\w+|OutVariable)\b|\[ref\]|-ov\b|\+\+/i;
const NUMBERS = ["major", "minor", "build"];

/** What a script asks about the release, perhaps through variables. */
export class ReleaseFacts {
  /** The index of the statement that asks. */
  at = 0;
  readonly decided: DecidedValues;
  /** The values of variables that the script assigns once, and that aren't parameters. */
  private readonly values: Map<string, readonly Word[]>;
  private readonly texts = new Map<string, string | undefined>();
  private depth = 0;

  constructor(
    statements: readonly Statement[],
    private readonly source: string,
  ) {
    const { once, last, times } = assignmentsIn(statements);
    for (const [parameter, value] of argumentsOfCalls(statements))
      if (times.get(parameter) === 1) once.set(parameter, value.slice(0, MAX_WORDS));
    this.values = once;
    this.decided = new DecidedValues(SETS_OTHERWISE.test(source) ? new Map() : last);
  }

  valueOf(variable: string): readonly Word[] | undefined {
    return this.values.get(variable);
  }

  /** Returns whether a variable is true, if the release decides its value. */
  isTrue(variable: string): Condition | undefined {
    return this.decided.isTrue(variable, this.at);
  }

  /** Sets the value of `$_`. */
  setTopic(topic: string, value: readonly Word[]): void {
    this.values.set(topic, value.slice(0, MAX_WORDS));
  }

  /** Returns what words ask about the release; `undefined` if it's something else. */
  of(words: readonly Word[]): ReleaseFact | undefined {
    const variable = words.length === 1 ? variableOf(words[0]?.text ?? "") : undefined;
    return (variable === undefined ? undefined : this.decidedBy(variable)) ?? this.asked(words);
  }

  /** Returns what a variable says about the release. */
  ofVariable(name: string): ReleaseFact | undefined {
    const value = this.values.get(name);
    return this.decidedBy(name) ?? (value && this.of(value));
  }

  /** Returns the value of a variable, if the release decides it. */
  private decidedBy(variable: string): ReleaseFact | undefined {
    const [topic, another] = (variable.startsWith("_ ") ? this.values.get(variable) : undefined) ?? [];
    const name = another === undefined ? (variableOf(topic?.text ?? "") ?? variable) : variable;
    const answers = this.decided.at(name, this.at);
    return answers && { as: "text", answers };
  }

  private asked(words: readonly Word[]): ReleaseFact | undefined {
    const text = this.textOf(words);
    if (text === undefined) return undefined;
    const casts = [...text.matchAll(CAST)].map(([, type]) => type);
    const bare = text.replace(CAST, "").replace(TIDIES, "");
    const member = OS_VERSION.exec(bare) ?? (casts.includes("version") ? CLASS_VERSION.exec(bare) : null);
    if (member !== null) return versionFact(member[1]);
    const split = SPLIT_VERSION.exec(bare);
    const fact = split === null ? textFact(bare) : numberFact(Number(split[1]), "text");
    return fact === undefined || casts.every((type) => type === "string") ? fact : { ...fact, as: "number" };
  }

  /** Returns the text of an expression in lower case, with the values of variables. */
  private textOf(words: readonly Word[]): string | undefined {
    if (words.length > MAX_WORDS || words.some((word) => word.before.includes("+") || isOperator(word)))
      return undefined;
    const parts = words.map((word) => {
      const value = word.text.replace(
        REFERENCES,
        (_, name: string, members: string) => (this.textOfVariable(name) ?? `$${name}`) + members,
      );
      return this.castBefore(word) + value;
    });
    const text = parts.join(" ").replaceAll(" .", ".").toLowerCase();
    return text.length > MAX_TEXT ? undefined : text;
  }

  /** Returns the type before a variable, which its word doesn't have. */
  private castBefore({ text, start }: Word): string {
    TYPE.lastIndex = start;
    return text.startsWith("[") ? "" : (TYPE.exec(this.source)?.[0] ?? "");
  }

  private textOfVariable(name: string): string | undefined {
    const value = this.values.get(name);
    if (value === undefined || this.texts.has(name) || this.depth > MAX_DEPTH) return this.texts.get(name);
    // One that is made from itself isn't followed.
    this.texts.set(name, undefined);
    this.depth += 1;
    const text = this.textOf(value);
    this.depth -= 1;
    this.texts.set(name, text);
    return text;
  }
}

/** What a script assigns to variables. */
interface Assignments {
  /** The values of those that it assigns once, and that aren't parameters. */
  readonly once: Map<string, readonly Word[]>;
  /** The index of the last statement that sets a variable; `Infinity` if it's also set in other ways than by `=`. */
  readonly last: ReadonlyMap<string, number>;
  /** How often a variable is declared or set. */
  readonly times: ReadonlyMap<string, number>;
}

function assignmentsIn(statements: readonly Statement[]): Assignments {
  const once = new Map<string, readonly Word[]>();
  const last = new Map<string, number>();
  const times = new Map<string, number>();
  for (const [at, { words }] of statements.entries()) {
    const isDeclaration = DECLARES.test(words[0]?.text ?? "");
    for (const [index, word] of words.entries()) {
      const name = word.quoted ? undefined : variableOf(word.text)?.toLowerCase();
      const next = words[index + 1];
      if (name === undefined || !(isDeclaration || /^[+-]?=(?!=)/.test(next?.before ?? ""))) continue;
      const isOther = isDeclaration || index > 0 || next?.before.startsWith("=") !== true;
      times.set(name, (times.get(name) ?? 0) + 1);
      if (last.has(name) || isOther) once.delete(name);
      else once.set(name, pipeline(statements, at).slice(1, MAX_WORDS));
      last.set(name, isOther || last.get(name) === Infinity ? Infinity : at);
    }
  }
  return { once, last, times };
}

/** Returns the words of a statement and of those that its output goes to. */
function pipeline(statements: readonly Statement[], at: number): readonly Word[] {
  const words = [...(statements[at]?.words ?? [])];
  for (let next = at; statements[next]?.pipes === true && words.length < MAX_WORDS; next += 1)
    words.push(...(statements[next + 1]?.words ?? []));
  return words;
}

/** Returns what a member of `[Environment]::OSVersion.Version` is. */
function versionFact(member: string | undefined): ReleaseFact | undefined {
  const place = member === undefined ? -1 : NUMBERS.indexOf(member);
  if (member !== undefined && place < 0) return undefined;
  if (place >= 0) return numberFact(place, "number");
  return { as: "number", answers: ({ versions }) => versions.map((version) => `${version}.0`) };
}

/** Returns one of the numbers of the version. */
function numberFact(place: number, as: ReleaseFact["as"]): ReleaseFact {
  return { as, answers: ({ versions }) => versions.map((version) => version.split(".")[place] ?? "") };
}

/** Returns what is read of the class Win32_OperatingSystem, the registry or `Get-ComputerInfo`. */
function textFact(text: string): ReleaseFact | undefined {
  if (VERSION_TEXT.test(text))
    return { as: "text", answers: ({ versions }) => versions.map((version) => `Microsoft Windows NT ${version}.0`) };
  const last = LAST.exec(text)?.[1] ?? "";
  const isClass = OS_CLASS.test(text);
  if (!ASKS.test(text) || (!isClass && !PRODUCTS.test(text))) return undefined;
  if (/^(?:current|os)?build(?:number)?$/.test(last)) return numberFact(2, "text");
  if (/^osname$/.test(last) || (isClass && /^(?:caption|name)$/.test(last)))
    return { as: "text", answers: ({ captions }) => captions };
  if (/^(?:windows)?productname$/.test(last)) return { as: "text", answers: ({ products }) => products };
  if (isClass && last === "producttype") return PRODUCT_TYPE;
  if (last === "osversion" || (isClass && last === "version"))
    return { as: "text", answers: ({ versions }) => versions };
  return undefined;
}
