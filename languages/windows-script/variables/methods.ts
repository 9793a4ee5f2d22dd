import { methodOf } from "../words/marks";
import { type Argument, isSwitch, valueAfter } from "./arguments";

/** Commands and methods that call a method by its name, and the switch by which a script's own ones take it. */
const INVOKES =
  /^(?:invoke-(?:cim|wmi)method|icim|iwmi|call|invoke-wsmanaction|winrm|-methodname)$|invokemethod|execmethod/;
const LIST_ARGUMENT = /^-(?:arguments?|argumentlist|a)$/;

/** Whether an argument is one of these commands, or calls one of these methods. */
export function does({ lower, word }: Argument, what: RegExp): boolean {
  return what.test(lower) || what.test(methodOf(word.text) ?? "");
}

/** Whether a command calls a method that one of its arguments names. */
export function invokes(args: readonly Argument[]): boolean {
  return args.some((argument) => does(argument, INVOKES));
}

/** Returns the index of the value for the method that the argument at an index names. */
export function invoked(args: readonly Argument[], at: number, name: RegExp): number {
  const named = args.findIndex(({ lower }) => name.test(lower));
  if (named + 1 < args.length ? named >= 0 : args[named]?.word.before !== "") return named + 1;
  const listed = valueAfter(args, LIST_ARGUMENT);
  if (listed >= 0 && listed !== at) return listed;
  return placed(args, at);
}

/** Returns the index of the value that follows a name without a switch of its own. */
export function placed(args: readonly Argument[], at: number): number {
  return isSwitch(args[at + 1]) ? args.length : at + 1;
}
