import type { DeliveryDoubt, NamedKmsHost } from "./delivery";
import type { Reach } from "./reach";

/** The ways in which Windows activates. */
export const PATHS = ["avma", "mak", "azure-kms", "organization-kms", "managed"] as const;
export type Path = (typeof PATHS)[number];

/** Why the cloud's own activation doesn't work for this Windows, so it needs the owner's key. */
export type Need =
  /** The release is too old for AVMA, or (on Azure) for KMS. */
  | "release-too-old"
  /** The host's Windows Server is older than the guest. */
  | "newer-than-host"
  /** No AVMA key exists for this release there. */
  | "no-avma"
  /** AVMA never activates client Windows. */
  | "client";

/** Why Windows can't activate at all. */
export type Impossibility = "azure-edition" | "multi-session" | "kms-unreachable";

/** A value of a template's parameter with which a machine fails, perhaps only together with others. */
export interface Failing {
  readonly parameter: string;
  readonly value: string;
}

/** A fact that is missing, so that no path is proven. */
export type Gap =
  | { readonly gap: "image"; readonly because: string }
  | { readonly gap: "cloud"; readonly because: string }
  /** The declared build of an Azure Stack Hub is unknown, so its hosts are too. */
  | { readonly gap: "build"; readonly because: string }
  | ({ readonly gap: "delivery" } & DeliveryDoubt)
  /** Whether a rule of `activation-settings.keyDelivery` applies. */
  | { readonly gap: "key-delivery" }
  | { readonly gap: "disk" }
  | { readonly gap: "condition" }
  /** Whether a template is deployed with its defaults: other values that it allows fail, alone or together. */
  | { readonly gap: "defaults"; readonly failing: readonly (readonly Failing[])[] }
  | { readonly gap: "network"; readonly because: string; readonly settle: string }
  /** A KMS host is set that isn't known to serve the machine. */
  | { readonly gap: "kms-host"; readonly named: NamedKmsHost }
  /** No source documents how, or whether, this activates. The statement says what is unknown. */
  | { readonly gap: "no-source"; readonly statement: string; readonly source: string }
  /** The machine says itself that it isn't activated, though nothing keeps it from that: the status says how. */
  | { readonly gap: "not-activated"; readonly status: string }
  /** It's an evaluation edition, which takes no key until it's converted. */
  | { readonly gap: "evaluation" }
  /** The machine holds another generic key than the one that its place asks for: the statement says which. */
  | { readonly gap: "held-key"; readonly statement: string; readonly source: string };

/** The decision on one machine. Undecided never counts as a pass. */
export type Verdict =
  | { readonly kind: "not-windows"; readonly because: string }
  | {
      readonly kind: "activates";
      readonly path: Path;
      /** The proof as a short clause. */
      readonly shownBy: string;
      /** What was assumed, if anything. */
      readonly assumed: string | undefined;
      /** Address of the page that decides it. */
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

/** Whether AVMA activates the machine, or would if it had its AVMA key instead of another generic key. */
export function isByAvma(verdict: Verdict): boolean {
  if (verdict.kind === "activates") return verdict.path === "avma";
  return verdict.kind === "undecided" && verdict.gaps.some(({ gap }) => gap === "held-key");
}
