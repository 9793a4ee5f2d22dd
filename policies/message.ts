import { maskProductKeys } from "../activation/product-key";
import { pageOf } from "./rule";

/** The parts of a message: what is wrong, why, how to mend it. Full sentences, no key, nothing of the description. */
export interface Parts {
  readonly what: string;
  readonly why: string;
  readonly mend: string;
}

/** Lays out the message of a policy. */
export function message(policy: string, { what, why, mend }: Parts): string {
  return maskProductKeys(`${what} ${why} ${mend} Docs: ${pageOf(policy)}`);
}

const REPORT_AT = "https://www.npmjs.com/package/pulumi-windows-activation";

/** What is said where a policy fails by its own fault. The error's text may hold a value of the program, so it is masked. */
export function internalError(policy: string, error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : typeof error;
  return maskProductKeys(
    `The policy ${policy} failed by its own fault, so nothing was checked by it; the other policies went on. ` +
      `Please report this at ${REPORT_AT} (${text.slice(0, 300)}).`,
  );
}
