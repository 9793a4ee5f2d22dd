import { type KeyKind, ProductKey } from "../../activation/product-key";
import { MALFORMED, PLACEHOLDERS } from "../../policies/key-phrases";

/** What a product key is for; it doesn't contain the key. */
export interface KeyExplanation {
  readonly kind: KeyKind;
  readonly text: string;
  readonly goodFor: string;
}

/** Says what a key is, as a clause. */
export function kindText(kind: KeyKind): string {
  switch (kind.kind) {
    case "avma":
      return "A generic key for automatic virtual machine activation (AVMA)";
    case "kms-client":
      return "A generic KMS client key (GVLK)";
    case "generic-install":
      return "A generic install key, which selects an edition";
    case "possible-mak":
      return "A well-formed product key that isn't published: a MAK, or a KMS host, retail or OEM key, which look the same";
    case "placeholder":
      return `A placeholder, not a product key: ${PLACEHOLDERS[kind.why]}`;
    case "malformed":
      return `Not a product key: ${MALFORMED[kind.why]}`;
  }
}

function goodFor(kind: KeyKind): string {
  switch (kind.kind) {
    case "avma":
      return "A guest with it requests activation from its host: Azure Stack Hub, Azure Local or Hyper-V on Datacenter edition, of the same release or newer. It doesn't work on Azure and isn't a MAK. Microsoft publishes it, so it isn't secret.";
    case "kms-client":
      return "Windows with it requests activation from a KMS host: Azure's or the organization's. By itself it activates nothing, and it isn't a MAK. Microsoft publishes it, so it isn't secret.";
    case "generic-install":
      return "It selects the edition that Windows installs or changes to. It activates nothing and isn't a MAK. It's public, so it isn't secret.";
    case "possible-mak":
      return kind.generation === "windows-8-and-later"
        ? "By its syntax, it's for Windows 8, Windows Server 2012 or later. Keep it secret: deliver it only in protected settings."
        : "By its syntax, it's for Windows 7, Windows Server 2008 R2 or earlier. Keep it secret: deliver it only in protected settings.";
    case "placeholder":
    case "malformed":
      return "It activates nothing.";
  }
}

/** Classifies a key. The answer never contains it. */
export function explainKey(text: string): KeyExplanation {
  const { kind } = ProductKey.of(text);
  return { kind, text: kindText(kind), goodFor: goodFor(kind) };
}

/** Formats an explanation for the terminal. */
export function keyText({ kind, text, goodFor: use }: KeyExplanation): string {
  const rows = "rows" in kind ? kind.rows : [];
  const published = rows.map(({ name, source, date }) => `  ${name}: ${source} (${date})\n`);
  return `${text}.\n${published.length > 0 ? `Published for:\n${published.join("")}` : ""}${use}\n`;
}
