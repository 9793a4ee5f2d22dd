import {
  ACTIVATION_ERRORS,
  ACTIVATION_SYMPTOMS,
  type ActivationError,
  type ActivationErrorCode,
} from "../../activation/tables/errors";
import type { PolicyName } from "../../policies/all";

/** How the cause of an error can be found before deployment. */
export interface Prevention {
  /** Policies that find the cause in a preview. */
  readonly policies: readonly PolicyName[];
  /** Why no policy can find it, or not always. */
  readonly limit?: string;
}

/** An activation error with the policies that find its cause. */
export interface ErrorExplanation extends Prevention {
  readonly error: ActivationError;
}

const NO_PATH: readonly PolicyName[] = [
  "mak-key-required",
  "avma-out-of-reach",
  "windows-client-activation",
  "azure-kms-unreachable",
];

/**
 * How each error is prevented, by its code, else its symptom. A test compares the names with the tables in both
 * directions.
 */
const PREVENTION: Readonly<Record<string, Prevention>> = {
  "0xC004FD01": { policies: ["moved-to-azure", "product-key-mismatch"] },
  "0xC004FD02": {
    policies: ["moved-to-azure", "product-key-mismatch"],
    limit: "Nothing that a stack declares shows whether a host is activated.",
  },
  "0xC004F074": {
    policies: ["azure-kms-unreachable", "kms-host-mismatch", "product-key-mismatch"],
    limit: "A network that the stack doesn't declare can't be judged.",
  },
  "0xC004F038": { policies: ["kms-host-mismatch", "moved-to-azure"] },
  "0x8007232B": { policies: ["moved-to-azure", "kms-host-mismatch"] },
  "0xC004C008": { policies: [], limit: "A KMS host key looks like a MAK, so no policy can tell them apart." },
  "0xC004F06C": { policies: [], limit: "No stack declares a machine's clock." },
  "0xC004C001": {
    policies: ["product-key-invalid"],
    limit: "Only Microsoft can tell whether it issued a well-formed key.",
  },
  "0xC004C003": {
    policies: ["product-key-exposed", "product-key-invalid"],
    limit: "Only Microsoft can tell whether it blocks a key. A leaked key may become blocked.",
  },
  "0xC004C020": { policies: [], limit: "Only Microsoft counts the activations of a MAK." },
  "0xC004F009": { policies: NO_PATH },
  "0xC004F014": { policies: ["mak-key-required", "windows-client-activation", "activation-undecided"] },
  "0xC004F050": { policies: ["product-key-invalid", "product-key-mismatch"] },
  "Black desktop": { policies: NO_PATH },
  "Only 2 GB of memory on a new machine": { policies: NO_PATH },
  "Windows is not genuine": { policies: [...NO_PATH, "product-key-invalid"] },
  "Activate Windows watermark": {
    policies: ["azure-edition-off-azure"],
    limit: "No policy judges the way to the Instance Metadata Service.",
  },
};

const NOTHING: Prevention = { policies: [] };

function explained(error: ActivationError): ErrorExplanation {
  return { error, ...(PREVENTION[error.code ?? error.shows] ?? NOTHING) };
}

/** Every symptom and code with its policies, in the order of the troubleshooting page. */
export const ERROR_EXPLANATIONS: readonly ErrorExplanation[] = [...ACTIVATION_SYMPTOMS, ...ACTIVATION_ERRORS].map(
  explained,
);

/** The codes and symptoms that {@link explainError} knows, to show when it has no answer. */
export const KNOWN_ERRORS: readonly string[] = [
  ...ACTIVATION_ERRORS.map(({ code }) => code),
  ...ACTIVATION_SYMPTOMS.map(({ shows }) => `"${shows}"`),
];

/** Parses a code: hexadecimal, with or without `0x`, or signed decimal, as event logs and WMI write it. */
function codeOf(text: string): number | undefined {
  if (/^-?\d{9,10}$/.test(text)) return Number(text) >>> 0;
  return /^(?:0x)?[0-9a-f]{8}$/i.test(text) ? Number.parseInt(text.replace(/^0x/i, ""), 16) : undefined;
}

/** A code within a line that Windows prints, such as `Error: 0xC004F074 …` or `hr=0xC004F074`. */
const CODE_IN_LINE = /0x[0-9a-f]{8}(?![0-9a-f])/gi;

/** Returns the code that a text is, or else the codes in it. */
function codesIn(text: string): readonly number[] {
  const code = codeOf(text.trim());
  return code === undefined ? (text.match(CODE_IN_LINE) ?? []).flatMap((one) => codeOf(one) ?? []) : [code];
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[a-z0-9]+/g) ?? []);
}

function withCode(code: number): ActivationErrorCode | undefined {
  return ACTIVATION_ERRORS.find((error) => codeOf(error.code) === code);
}

function holdsAll(words: ReadonlySet<string>, wanted: ReadonlySet<string>): boolean {
  return [...wanted].every((word) => words.has(word));
}

/** Returns the first error whose text contains every word, or else the first whose every word is there. */
function withWords(text: string): ActivationError | undefined {
  const asked = wordsOf(text);
  if (asked.size === 0) return undefined;
  const all = [...ACTIVATION_SYMPTOMS, ...ACTIVATION_ERRORS];
  return (
    all.find(({ shows }) => holdsAll(wordsOf(shows), asked)) ?? all.find(({ shows }) => holdsAll(asked, wordsOf(shows)))
  );
}

/** Explains an error code, a symptom, or a line that shows one; `undefined` if no table lists it. */
export function explainError(text: string): ErrorExplanation | undefined {
  const codes = codesIn(text);
  const error = codes.length === 0 ? withWords(text) : codes.map(withCode).find((known) => known !== undefined);
  return error && explained(error);
}

/** Formats an explanation for the terminal. */
export function errorText({ error, policies, limit }: ErrorExplanation): string {
  const { code, shows, meaning, remedy, source, date } = error;
  const found = policies.map((name) => `  windows-activation explain policy ${name}\n`);
  return [
    `${code === undefined ? "" : `${code} `}${shows}\n`,
    `Cause: ${meaning}\n`,
    `Fix:   ${remedy}\n`,
    ...(found.length > 0 ? ["Policies that find it before deployment:\n", ...found] : []),
    ...(limit === undefined ? [] : [`${limit}\n`]),
    `See ${source} (${date})\n`,
  ].join("");
}
