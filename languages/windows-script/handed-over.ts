import { isKeyLike, mayHoldKey, normalKey } from "../../values/key-text";
import type { Argument } from "./arguments";
import { tidyKey } from "./keys";
import { basename } from "./programs";

/** Commands that store or compare a text and pass it to nothing. */
const KEEPS = /^(?:set|setx|set-variable|new-variable|sv|nv|if|elseif|while|for|foreach|switch|case)$/;

/**
 * What says that a key is for another product: Office's script, `PIDKEY` of an Office or other Windows Installer
 * package, and SQL Server's `/PID`. Sources: learn.microsoft.com/office/volume-license-activation/tools-to-manage-volume-activation-of-office,
 * learn.microsoft.com/sql/database-engine/install-windows/install-sql-server-from-the-command-prompt (read 2026).
 */
const OTHER_PRODUCT = /ospp\.vbs|pidkey|\/pid\b|office|sql/;

/** A longer text is a script rather than a key. */
const LONGEST = 150;

/** A name and a value in one argument. */
const NAMED = /^(?:-|\/{1,2})?[\w.-]{1,60}[:=](.*)$/s;

/** Returns the keys that a command gets without saying what it does with them. */
export function handedOver([head, ...args]: readonly Argument[], mentions: string): readonly string[] {
  const keys = args
    .flatMap(({ texts }) => texts)
    .filter((text) => text.length < LONGEST && mayHoldKey(text))
    .map((text) => tidyKey(NAMED.exec(text)?.[1] ?? text))
    .filter(isKeyLike)
    .map(normalKey);
  // Most commands get no key, so what they are is asked last.
  if (keys.length === 0 || head === undefined) return [];
  return KEEPS.test(basename(head.lower)) || OTHER_PRODUCT.test(mentions) ? [] : keys;
}
