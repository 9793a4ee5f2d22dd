import { maskProductKeys } from "../activation/product-key";
import { UNPRINTABLE } from "../values/unprintable";
import { breakCommands } from "./ci-commands";

/**
 * The sentences of a message: what's wrong, why, and how to fix it. They contain no key and don't repeat the
 * description.
 */
export interface Sentences {
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  /** Address of the page that decides it: Microsoft's, or this pack's for its own rules. */
  readonly source: string;
}

/** Returns a text on one line, without product keys and CI commands. */
export function safeText(text: string): string {
  return breakCommands(maskProductKeys(text.replace(UNPRINTABLE, " ")));
}

/** Returns a policy's message: one line that ends with a link. */
export function message({ what, why, fix, source }: Sentences): string {
  return safeText(`${what} ${why} ${fix} See ${source}`);
}

const REPORT_AT = "https://www.npmjs.com/package/pulumi-windows-activation";

/** Returns the message of a policy that throws. Keys are masked, because the error may quote a value of the program. */
export function internalError(policy: string, error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : typeof error;
  return safeText(
    `Policy ${policy} hit an internal error and checked nothing; the other policies still ran. ` +
      `Report it at ${REPORT_AT} (${maskProductKeys(text).slice(0, 300)}).`,
  );
}
