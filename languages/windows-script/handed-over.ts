import { isKeyLike, mayHoldKey, normalKey } from "../../values/key-text";
import type { Argument } from "./arguments";
import { tidyKey } from "./keys";
import { NOT_FOLLOWED, hasHole, leadingVariable, variableOf } from "./marks";
import { basename } from "./programs";
import type { Variables } from "./variables";

/** Commands that store or compare a text and pass it to nothing. */
const KEEPS = /^(?:set|setx|set-variable|new-variable|sv|nv|if|elseif|while|for|foreach|switch|case)$/;

/**
 * What says that a key is for another product: Office's script, `PIDKEY` of an Office or other Windows Installer
 * package, SQL Server's `/PID`, and the resources of DSC that install SharePoint or SQL Server. Sources: learn.microsoft.com/office/volume-license-activation/tools-to-manage-volume-activation-of-office,
 * learn.microsoft.com/sql/database-engine/install-windows/install-sql-server-from-the-command-prompt, github.com/dsccommunity/SharePointDsc/wiki/SPInstall and
 * github.com/dsccommunity/SqlServerDsc/wiki/SqlSetup (read 2026).
 */
const OTHER_PRODUCT = /ospp\.vbs|pidkey|\/pid\b|office|sql|(?<!\w)spinstall/;

/** A longer text is a script rather than a key. */
const LONGEST = 150;

/** A name and a value in one argument. */
const NAMED = /^(?:-|\/{1,2})?[\w.-]{1,60}[:=](.*)$/s;

/** A switch whose value is a key, and that name in a table of arguments. */
const KEY_SWITCH = /^(?:-{1,2}|\/{1,2})product-?key(?:[:=](.*))?$/s;
const KEY_NAME = /^productkey$/;
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
    .filter((text) => text.length < LONGEST && mayHoldKey(text))
    .map((text) => tidyKey(NAMED.exec(text)?.[1] ?? text))
    .filter(isKeyLike)
    .map(normalKey);
  const unknown = mentions.includes("key") ? unknownKeys(command) : [];
  // Most commands get no key, so what they are is asked last.
  if (keys.length + unknown.length === 0 || head === undefined || head.word.before.endsWith("@{")) return [];
  const name = basename(head.lower);
  if (KEEPS.test(name) || OTHER_PRODUCT.test(mentions)) return [];
  return ONLY_READS.test(name) || variables.declares(name) ? keys : [...keys, ...unknown];
}

/** Returns the values after the name of a key that aren't followed. */
function unknownKeys(command: readonly Argument[]): readonly string[] {
  return command.flatMap(({ lower }, at) => {
    const [isSwitch, attached] = KEY_SWITCH.exec(lower) ?? [];
    const { texts = [NOT_FOLLOWED] } = command[attached === undefined ? at + 1 : at] ?? {};
    return isSwitch !== undefined || isArgument(command, at) ? texts.filter(hasHole) : [];
  });
}

/** Whether an argument is the name of a key in a table of arguments, or a property of a resource of DSC. */
function isArgument(command: readonly Argument[], at: number): boolean {
  const [head] = command;
  const argument = command[at];
  if (head === undefined || argument === undefined || !KEY_NAME.test(argument.lower)) return false;
  const isSet = command[at + 1]?.word.before.startsWith("=") === true;
  if (at === 0) return isSet && head.word.before === "" && !head.word.quoted;
  const isTable = variableOf(argument.word.text) !== undefined && leadingVariable(head.word.text) === undefined;
  return isTable || (isSet && APPLIES.test(head.lower));
}
