import { maskProductKeys } from "../activation/product-key";
import { breakCommands } from "./ci-commands";

/** The sentences of a message: what is wrong, why, and how to fix it. They hold no key and don't repeat the description. */
export interface Sentences {
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  /** Address of the page that decides it: Microsoft's, or this pack's where the pack itself decides. */
  readonly source: string;
}

/**
 * Characters that end a line, control a terminal or change the direction of text. A name from a template may hold them,
 * or a command for the CI system that shows the engine's output.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu;

/** A text on one line, without product keys and without commands for CI systems. */
export function safeText(text: string): string {
  return breakCommands(maskProductKeys(text.replace(UNPRINTABLE, " ")));
}

/** The message of a policy: one line that ends with a link. */
export function message({ what, why, fix, source }: Sentences): string {
  return safeText(`${what} ${why} ${fix} See ${source}`);
}

const REPORT_AT = "https://www.npmjs.com/package/pulumi-windows-activation";

/** The message of a policy that throws. The error's text may hold a value of the program, so keys in it are masked. */
export function internalError(policy: string, error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : typeof error;
  return safeText(
    `Policy ${policy} hit an internal error and checked nothing; the other policies still ran. ` +
      `Report it at ${REPORT_AT} (${maskProductKeys(text).slice(0, 300)}).`,
  );
}
