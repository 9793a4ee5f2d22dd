import { type KeyKind, type MalformedWhy, type PlaceholderWhy, ProductKey } from "../activation/product-key";

/** What a product key is; holds no key. */
export interface KeyExplanation {
  readonly kind: KeyKind;
  readonly text: string;
  readonly goodFor: string;
}

const PLACEHOLDERS: Readonly<Record<PlaceholderWhy, string>> = {
  empty: "it is empty",
  repeated: "its groups repeat",
  sequence: "it counts up",
  variable: "it is a variable that nobody filled in",
  words: "it is made of words",
};

const MALFORMED: Readonly<Record<MalformedWhy, string>> = {
  "not-five-groups-of-five": "it is not five groups of five characters with hyphens between them",
  "other-separators": "its groups are separated by spaces, other dashes or invisible characters instead of hyphens",
  "outside-the-alphabet": "it has a character that no product key has",
  "more-than-one-n": "it has more than one N, which no product key has",
};

function kindText(kind: KeyKind): string {
  switch (kind.kind) {
    case "avma":
      return "A generic key for automatic virtual machine activation (AVMA)";
    case "kms-client":
      return "A KMS client key (GVLK), which is generic";
    case "generic-install":
      return "A generic install key, which chooses an edition";
    case "possible-mak":
      return "A well-formed product key that no published table lists: a MAK, or a KMS host, retail or OEM key, which look the same";
    case "placeholder":
      return `No product key but a placeholder: ${PLACEHOLDERS[kind.why]}`;
    case "malformed":
      return `No product key: ${MALFORMED[kind.why]}`;
  }
}

function goodFor(kind: KeyKind): string {
  switch (kind.kind) {
    case "avma":
      return "It makes a guest ask its own host for activation, on Azure Stack Hub, Azure Local and Hyper-V Datacenter hosts that run the same release or a newer one. It is of no use on Azure, and no MAK. Microsoft publishes it, so it is no secret.";
    case "kms-client":
      return "It makes Windows ask a KMS host: Azure's own on Azure, or the organization's. Alone it activates nothing, and it is no MAK. Microsoft publishes it, so it is no secret.";
    case "generic-install":
      return "It chooses the edition that Windows installs or changes to. It activates nothing, and it is no MAK. It is public, so it is no secret.";
    case "possible-mak":
      return kind.generation === "windows-8-and-later"
        ? "By its syntax it is for Windows 8, Windows Server 2012 or later. Keep it secret: deliver it by protected settings only."
        : "By its syntax it is for Windows 7, Windows Server 2008 R2 or earlier. Keep it secret: deliver it by protected settings only.";
    case "placeholder":
    case "malformed":
      return "Nothing: a machine that gets it is not activated by it.";
  }
}

/** Says what a key is. The answer never holds it. */
export function explainKey(text: string): KeyExplanation {
  const { kind } = ProductKey.of(text);
  return { kind, text: kindText(kind), goodFor: goodFor(kind) };
}

/** The same for people. */
export function keyText({ kind, text, goodFor: use }: KeyExplanation): string {
  const rows = "rows" in kind ? kind.rows : [];
  const published = rows.map(({ name, source, date }) => `  ${name}: ${source} (${date})\n`);
  return `${text}.\n${published.length > 0 ? `Published for:\n${published.join("")}` : ""}${use}\n`;
}
