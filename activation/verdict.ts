import type { Carrier, NamedKmsHost, UndecidedDelivery } from "./delivery";
import type { Reach } from "./reach";

/** How Windows comes to be activated. */
export const PATHS = ["avma", "mak", "azure-kms", "organization-kms", "managed"] as const;
export type Path = (typeof PATHS)[number];

/** Why the place cannot activate this Windows by itself, so that a key of the owner is needed. */
export type Need =
  /** The release is older than AVMA, or (on Azure) than KMS. */
  | "release-too-old"
  /** The host's Windows Server is older than the guest. */
  | "newer-than-host"
  /** No AVMA key for this release works there. */
  | "no-avma"
  /** Client Windows is never activated by AVMA. */
  | "client";

/** Why there is no way at all. */
export type Impossibility = "azure-edition" | "multi-session" | "kms-unreachable";

/** A value of a template's parameter with which a machine fails. */
export interface Failing {
  readonly parameter: string;
  readonly value: string;
}

/** A fact that is missing, so that no path is proven. */
export type Gap =
  | { readonly gap: "image"; readonly because: string }
  | { readonly gap: "cloud"; readonly because: string }
  /** The declared build of an Azure Stack Hub is none that is known, so that its hosts cannot be told. */
  | { readonly gap: "build"; readonly because: string }
  | { readonly gap: "delivery"; readonly why: UndecidedDelivery; readonly carrier: Carrier }
  | { readonly gap: "disk" }
  | { readonly gap: "condition" }
  /** Whether a template is deployed with its defaults: other values that it allows fail. */
  | { readonly gap: "defaults"; readonly failing: readonly Failing[] }
  | { readonly gap: "network"; readonly because: string; readonly settle: string }
  /** Something sets a KMS host that is not known to serve the machine. */
  | { readonly gap: "kms-host"; readonly named: NamedKmsHost }
  /** No source says how, or whether, this activates: the statement says what is not known. */
  | { readonly gap: "no-source"; readonly statement: string; readonly source: string }
  /** The machine says itself that it isn't activated, though nothing keeps it from that: the status says how. */
  | { readonly gap: "not-activated"; readonly status: string }
  /** The machine holds another generic key than the one that its place asks for: the statement says which. */
  | { readonly gap: "held-key"; readonly statement: string; readonly source: string };

/** What is decided of one machine. Undecided is never a pass. */
export type Verdict =
  | { readonly kind: "not-windows"; readonly because: string }
  | {
      readonly kind: "activates";
      readonly path: Path;
      /** A short clause that names the proof. */
      readonly shownBy: string;
      /** What had to be assumed, where something had to. */
      readonly assumed: string | undefined;
      /** Address of the source that says so. */
      readonly source: string;
    }
  | {
      readonly kind: "needs-key";
      readonly need: Need;
      readonly host: string | undefined;
      readonly assumed: string | undefined;
      readonly source: string;
    }
  | {
      readonly kind: "cannot-activate";
      readonly why: Impossibility;
      readonly reach: Reach | undefined;
      readonly source: string;
    }
  | { readonly kind: "undecided"; readonly gaps: readonly [Gap, ...Gap[]]; readonly assumed: string | undefined };

/** Whether AVMA activates the machine, or would if it held its AVMA key instead of the generic key that it holds. */
export function isByAvma(verdict: Verdict): boolean {
  if (verdict.kind === "activates") return verdict.path === "avma";
  return verdict.kind === "undecided" && verdict.gaps.some(({ gap }) => gap === "held-key");
}
