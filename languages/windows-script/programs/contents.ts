import type { Argument } from "../variables/arguments";
import { hasHole } from "../words/marks";
import { basename } from "./programs";
import { evaluatesUnshown, isWellKnown } from "./unshown";

const WRITER = /^(?:out-file|set-content|add-content|sc|ac)$|\bwriteall(?:bytes|text|lines)$/;
const WRITES_FILE = /\.(?:ps1|cmd|bat|vbs|reg)$/;

/** Unquoted words that are a value or pass one on: variables, numbers, and what joins or decodes texts. */
const VALUE =
  /^(?:\d+$|\uE003|-join$|echo$|write-output$)|\bencoding\]::[\w.]*getstring$|\bconvert\]::frombase64string$/i;

/** Whether an argument is, or takes part in, the output of a command or method rather than a value. */
function isComputed({ word }: Argument): boolean {
  return !word.quoted && !VALUE.test(word.text);
}

/** Whether what is evaluated is a value: the first argument, or all of a pipeline. */
export function isEvaluable(given: readonly Argument[], pipeline: readonly Argument[]): boolean {
  const [first] = given;
  return first === undefined ? !pipeline.some(isComputed) : !first.word.before.includes("(") || !isComputed(first);
}

/** Whether the command's output goes into a script or registry file, and which. */
export function redirected(args: readonly Argument[]): Argument | undefined {
  const file = args.find(({ word }) => word.before.includes(">"));
  return file !== undefined && WRITES_FILE.test(file.lower) ? file : undefined;
}

/** Returns the script or registry file that a cmdlet or method writes, and whether everything it writes is in the text. */
export function writtenBy(
  args: readonly Argument[],
  pipeline: readonly Argument[],
): { readonly file: Argument; readonly known: boolean } | undefined {
  const writer = args.findIndex(({ lower }) => WRITER.test(lower));
  const file = writer < 0 ? undefined : args.slice(writer + 1).find(({ lower }) => WRITES_FILE.test(lower));
  if (file === undefined) return undefined;
  const given = args.slice(writer + 1).filter((argument) => argument !== file && !argument.lower.startsWith("-"));
  return { file, known: isKnown(given, pipeline) };
}

function isKnown(given: readonly Argument[], pipeline: readonly Argument[]): boolean {
  const content = [...pipeline, ...given];
  if (content.length === 0 || content.some(({ texts }) => texts.some(hasHole))) return false;
  const text = content.flatMap(({ word, lower }) => (word.quoted ? [] : [lower])).join(" ");
  if (isWellKnown(text)) return true;
  const computed = pipeline.some(isComputed) || given.some((one) => one.word.before.includes("(") && isComputed(one));
  return !computed && !evaluatesUnshown(text);
}

/** Records a file that is written. Its contents are known if all that's written to it is. */
export function recordFile({ lower }: Argument, known: boolean, written: Map<string, boolean>): void {
  const name = basename(lower);
  written.set(name, known && written.get(name) !== false);
}

/** Returns the source from an argument to the end of the command, without the file that its output goes to. */
export function printedText(source: string, file: Argument, first: Argument, end: number): string {
  const from = file === first ? file.word.start + file.lower.length : first.word.start;
  return source.slice(from, file.word.start > from ? Math.min(file.word.start, end) : end);
}
