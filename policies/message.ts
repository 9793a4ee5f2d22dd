import { maskProductKeys } from "../activation/product-key";
import { pageOf } from "./rule";

/** The parts of a message: what is wrong, why, how to mend it. Full sentences, no key, nothing of the description. */
export interface Parts {
  readonly what: string;
  readonly why: string;
  readonly mend: string;
}

/**
 * What a name from a template may hold that ends the line, acts on a terminal or turns the direction of text: whatever
 * reads the engine's output, such as a runner of CI that takes commands out of it, is to see one line of text.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu;

function safe(text: string): string {
  return maskProductKeys(text.replace(UNPRINTABLE, " "));
}

/** Lays out the message of a policy. */
export function message(policy: string, { what, why, mend }: Parts): string {
  return safe(`${what} ${why} ${mend} Docs: ${pageOf(policy)}`);
}

const REPORT_AT = "https://www.npmjs.com/package/pulumi-windows-activation";

/** What is said where a policy fails by its own fault. The error's text may hold a value of the program, so it is masked. */
export function internalError(policy: string, error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : typeof error;
  return safe(
    `The policy ${policy} failed by its own fault, so nothing was checked by it; the other policies went on. ` +
      `Please report this at ${REPORT_AT} (${text.slice(0, 300)}).`,
  );
}
