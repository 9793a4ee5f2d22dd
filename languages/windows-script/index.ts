import { UNKNOWN, type Value } from "../../values/value";
import { Findings } from "./findings/findings";
import type { ScriptParameter, ScriptReading } from "./findings/reading";
import { mayMatter } from "./interest";
import { MAX_SCRIPT, interpret } from "./interpret";
import { SYSTEMS, type System } from "./releases/systems";
import { readUnattend } from "./unattend";
import { Budget } from "./variables/budget";
import { Variables } from "./variables/variables";
import { UNKNOWN_VALUE, clean } from "./words/marks";

export { decodeBase64Script } from "./encoded";
export { findKeys } from "./findings/keys";
export type {
  InstalledKey,
  NamedHost,
  ScriptParameter,
  ScriptReading,
  UndecidedHost,
  UndecidedKey,
} from "./findings/reading";

/** The language of a text. If the carrier doesn't say, it's `unknown` and guessed from the text. */
export type ScriptLanguage = "powershell" | "batch" | "xml" | "unknown";

/** The reading of a text that does nothing about activation. */
const NOTHING: ScriptReading = new Findings([]).reading();

/**
 * Reads what a command line, script or answer file does about activation, without running it. If a key or host depends
 * on something outside the text, the reading says so. Never throws, and takes linear time.
 *
 * @param release the Windows that runs the script, by its name in `activation/windows.ts`; absent if it's unknown, and
 *   then all branches count as run
 */
export function readScript(
  text: Value<string>,
  parameters: readonly ScriptParameter[] = [],
  language: ScriptLanguage = "unknown",
  release?: string,
): ScriptReading {
  const cleaned = typeof text === "string" ? clean(text) : text;
  if (cleaned === undefined) return NOTHING;
  if (cleaned !== UNKNOWN && !mayMatter(cleaned)) return NOTHING;
  const secrets = parameters.flatMap(({ secret, value }) =>
    secret && typeof value === "string" && value !== "" ? [value.toUpperCase()] : [],
  );
  const findings = new Findings(secrets);
  if (cleaned === UNKNOWN) findings.doubt("unknown-value");
  else {
    const system = SYSTEMS.find((one) => one.release === release);
    readText(cleaned, parameters, language, findings, system);
  }
  return findings.reading();
}

function readText(
  text: string,
  parameters: readonly ScriptParameter[],
  language: ScriptLanguage,
  findings: Findings,
  system: System | undefined,
): void {
  const variables = new Variables(new Budget());
  for (const { name, value } of parameters) {
    if (value === undefined) continue;
    const given = value === UNKNOWN ? UNKNOWN_VALUE : clean(value);
    variables.bind(name, given);
    variables.bind(`env:${name}`, given);
  }
  const enclosure = {
    variables,
    findings,
    depth: 0,
    mentions: "",
    written: new Map<string, boolean>(),
    tasks: new Set<string>(),
    guessed: false,
    elsewhere: false,
    system,
  };
  if (language === "xml" || (language === "unknown" && /^\s*<(?:\?xml|!--|[\w:]+[\s>])/.test(text.slice(0, 2000)))) {
    if (text.length > MAX_SCRIPT) findings.doubt("key-not-followed");
    readUnattend(text.slice(0, MAX_SCRIPT), findings, (line) => {
      interpret(line, undefined, enclosure);
    });
  } else {
    interpret(text, language === "powershell" || language === "batch" ? language : undefined, enclosure);
  }
}
