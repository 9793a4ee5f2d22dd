import { type Argument, has, valueAfter } from "../variables/arguments";
import { hasHole } from "../words/marks";
import { programOf } from "./programs";

const CREATES = /^register-scheduledtask$/;
const STARTS = /^start-scheduledtask$/;
const NAME = /^(?:-?taskname|\/tn)$/;
const FOLDER = /^-?taskpath$/;

/** The folder of the tasks that ship with Windows. */
const OF_WINDOWS = /^'?\\?microsoft\\/;

/** Records the names of the scheduled tasks that a command creates. */
export function recordTasks(args: readonly Argument[], created: Set<string>): void {
  const name = programOf(args);
  const creates = CREATES.test(name) || (name === "schtasks" && has(args, "/create"));
  if (creates) for (const task of namesIn(args)) created.add(task);
}

/** Whether a command starts a scheduled task that the script doesn't create and that isn't part of Windows. */
export function startsUnknownTask(
  args: readonly Argument[],
  pipeline: readonly Argument[],
  created: ReadonlySet<string>,
): boolean {
  const name = programOf(args);
  const starts = STARTS.test(name) || (name === "schtasks" && has(args, "/run"));
  if (!starts) return false;
  const all = [...args, ...pipeline];
  const folder = all[valueAfter(all, FOLDER)];
  if (folder !== undefined && OF_WINDOWS.test(folder.lower)) return false;
  const names = [...namesIn(args), ...namesIn(pipeline)];
  return names.length === 0 ? created.size === 0 : !names.every((task) => created.has(task) || OF_WINDOWS.test(task));
}

/** Returns the names of the tasks of a command. A variable stands for its name if that is unknown. */
function namesIn(args: readonly Argument[]): readonly string[] {
  const named = valueAfter(args, NAME);
  const first = args[1]?.lower.startsWith("-") === true ? -1 : 1;
  const at = named >= 0 || programOf(args) === "schtasks" ? named : first;
  const { texts = [], word } = args[at] ?? {};
  return texts.map((text) => (hasHole(text) ? (word?.text ?? "") : text.toLowerCase().replace(/^\\/, "")));
}
