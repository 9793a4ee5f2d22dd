import { isKeyLike, mayHoldKey, normalKey } from "../../../values/key-text";
import { isCommand, programOf } from "../programs/programs";
import type { Argument } from "../variables/arguments";
import type { Variables } from "../variables/variables";
import { NOT_FOLLOWED, hasHole, leadingVariable, memberIn, variableOf } from "../words/marks";
import { tidyKey } from "./keys";

/** Commands that store or compare a text and pass it to nothing, and labels of a batch file, whose code is read. */
const KEEPS = /^(?::.*|set|setx|set-variable|new-variable|sv|nv|if|elseif|while|for|foreach|switch|case)$/;

/**
 * What says that a key is for another product: Office's script, `PIDKEY` of an Office or other Windows Installer
 * package, SQL Server's `/PID`, and the resources of DSC that install SharePoint or SQL Server. Sources: learn.microsoft.com/office/volume-license-activation/tools-to-manage-volume-activation-of-office,
 * learn.microsoft.com/sql/database-engine/install-windows/install-sql-server-from-the-command-prompt, github.com/dsccommunity/SharePointDsc/wiki/SPInstall and
 * github.com/dsccommunity/SqlServerDsc/wiki/SqlSetup (read 2026).
 */
const OTHER_PRODUCT = /ospp\.vbs|pidkey|\/pid\b|office|sql|(?<!\w)spinstall/;

/** A name and a value in one argument. */
const NAMED = /^(?:-|\/{1,2})?[\w.-]{1,60}[:=](.*)$/s;

/** A switch whose value is a key, and that name in a table of arguments. */
const KEY_SWITCH = /^(?:-{1,2}|\/{1,2})product-?key(?:[:=](.*))?$/s;
const KEY_NAME = "productkey";
/** The cmdlet that applies a resource of DSC. */
const APPLIES = /^invoke-dscresource$/;

/** Cmdlets that don't install the key they get. */
const ONLY_READS =
  /^(?:get|test|find|show|measure|select|where|sort|group|compare|format|out|export|convert\w*|remove)-/;

/** Returns the keys that a command gets without saying what it does with them; a mark for one that isn't followed. */
export function handedOver(command: readonly Argument[], mentions: string, variables: Variables): readonly string[] {
  const [head, ...args] = command;
  const keys = args
    .flatMap(({ texts }) => texts)
    .filter(mayHoldKey)
    .map((text) => tidyKey(NAMED.exec(text)?.[1] ?? text))
    .filter(isKeyLike)
    .map(normalKey);
  const unknown = unknownKeys(command);
  // Most commands get no key, so what they are is asked last.
  if (keys.length + unknown.length === 0 || head?.word.before.endsWith("@{") === true) return [];
  const name = programOf(command);
  if (KEEPS.test(name) || OTHER_PRODUCT.test(mentions)) return [];
  const set = memberIn(head?.word.text ?? "");
  if (set !== undefined && variables.isTable(set.variable)) return [];
  return ONLY_READS.test(name) || variables.declares(name) ? keys : [...keys, ...unknown];
}

/** Returns a mark for each value after the name of a key that isn't followed. */
function unknownKeys(command: readonly Argument[]): readonly string[] {
  return command.flatMap((argument, at) => {
    const [isSwitch, attached] = KEY_SWITCH.exec(argument.lower) ?? [];
    const value = command[attached === undefined ? at + 1 : at];
    if (isSwitch === undefined && !isName(command, argument, at)) return [];
    return value === undefined || isCommand(value.word) ? [NOT_FOLLOWED] : value.texts.filter(hasHole);
  });
}

/** Whether an argument is the name of a key in a table of arguments, or a property of a resource of DSC. */
function isName(command: readonly Argument[], { lower, word }: Argument, at: number): boolean {
  if (lower !== KEY_NAME) return false;
  if (APPLIES.test(programOf(command))) return true;
  if (command[at + 1]?.word.before.startsWith("=") === true) return at === 0;
  return variableOf(word.text) !== undefined && leadingVariable(command[0]?.word.text ?? "") === undefined;
}
