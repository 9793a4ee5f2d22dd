import type { Declared } from "../stack/declared";
import type { LiveFile } from "./live/file";
import type { Choices } from "./template-choices";

/** The one-based position of a resource's declaration in the program. */
export interface Position {
  /** Relative to the project, or to the repository root if the project's folder is given. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A block of Terraform's configuration. */
export interface Block {
  /** The folder of its module, seen from that of the root module. */
  readonly folder: string;
  /** Its keyword and labels, such as `resource`, `azurerm_image` and `gold`. */
  readonly header: readonly string[];
}

/** Which kind of file a stack was read from. */
export type InputKind =
  | "state"
  | "preview"
  | "events"
  | "analysis"
  | "template"
  | "terraform-plan"
  | "terraform-state"
  | "what-if"
  | "inventory";

/** A violation in the engine's events. */
export interface EngineViolation {
  readonly policy: string;
  readonly pack: string;
  readonly level: "mandatory" | "advisory";
  readonly urn: string | undefined;
  readonly message: string;
}

/** The content of a file for one stack. */
export interface StackInput {
  readonly kind: InputKind;
  /** Name of the stack, if the file has it. */
  readonly stack: string | undefined;
  /** Name of its project, if the file has it. */
  readonly project: string | undefined;
  readonly resources: readonly Declared[];
  readonly positions: ReadonlyMap<string, Position>;
  /** A template with other values that its parameters allow. */
  readonly choices?: Choices;
  /** Whether it's a template that may link to others. */
  readonly links?: boolean;
  /** Violations that the engine itself reported. */
  readonly violations: readonly EngineViolation[];
  /**
   * Whether this pack ran in the engine. Then its results count, because it saw secrets that the file doesn't contain.
   */
  readonly judged: boolean;
  /** The block that declares a resource, by its URN, where the stack is one of Terraform. */
  readonly blockOf?: (urn: string) => Block | undefined;
  /** What a live inventory shows, so that several files can be one inventory. */
  readonly live?: LiveFile;
  /** The files of an inventory, and the one that shows a resource, by URN. */
  readonly files?: { readonly all: readonly string[]; readonly ofResource: ReadonlyMap<string, string> };
  /** What the file leaves out, as one clause each. */
  readonly missing?: readonly string[];
}

/** What only files of Pulumi's engine show, for all others. */
export const NOT_FROM_ENGINE: Pick<StackInput, "stack" | "project" | "positions" | "violations" | "judged"> = {
  stack: undefined,
  project: undefined,
  positions: new Map(),
  violations: [],
  judged: false,
};
