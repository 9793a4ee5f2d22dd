import type { LicenseStatus } from "../values/license-status";
import type { FollowLink } from "../values/template-links";
import type { Token } from "./token";

/** The provider of a resource, as far as the engine shows it. */
export interface Provider {
  readonly name: string;
  readonly urn: string;
  /** Its inputs: explicit arguments, or the stack's configuration for a default provider. */
  readonly props: unknown;
}

/**
 * A resource as declared by a program, state, preview or template. Read its properties only with `values/read.ts`: they
 * may contain preview placeholders and have any shape.
 */
export interface Declared {
  /** URN of the Pulumi resource; for a resource inside a template, the URN of its deployment. */
  readonly urn: string;
  /** Display name: the last part of the URN, or the name in a template. */
  readonly name: string;
  /** Path inside the Pulumi resource, such as `template.resources[2]`; empty for the resource itself. */
  readonly path: string;
  readonly token: Token;
  /** Inputs if this run has them, else outputs. */
  readonly props: unknown;
  /** Its id in the state, if known. */
  readonly id?: string | undefined;
  /** Outputs, if the stack phase or the state has them. */
  readonly outputs: unknown;
  /** Whether `props` are inputs. In outputs, write-only properties such as `protectedSettings` may be missing. */
  readonly inputsSeen: boolean;
  readonly provider: Provider | undefined;
  /**
   * Set if no provider shows the cloud: in a standalone ARM template, in one with a hybrid API profile
   * (`2020-09-01-hybrid`), which is made for Azure Stack Hub, and in an inventory, which shows only the location.
   */
  readonly anywhere?: "template" | "hybrid-template" | "inventory";
  /** Finds the files next to a template that it links to. */
  readonly follow?: FollowLink | undefined;
  /**
   * Where it was read, if that hides values: a running resource never shows write-only properties, a state encrypts
   * secrets, a preview hides them, and Terraform shows no value known after apply. `not-listed` is a resource that may
   * run but that no file lists.
   */
  readonly seen?: "running" | "not-listed" | "state" | "preview" | "terraform";
  readonly license?: LicenseStatus;
  /** Only read, as by `VirtualMachine.get`, not declared by this stack. References may lead to it. */
  readonly external?: boolean;
  /** URN of the parent. */
  readonly parent: string | undefined;
  /** Set where the file shows no dependencies, as in the engine's events: what links two resources may be hidden. */
  readonly unlinked?: true;
  /** Set if the run shows none of its properties, because it's outside of `--target`. */
  readonly leftOut?: true;
  /** URNs. */
  readonly dependencies: readonly string[];
  /** Identifies its resource group inside a template, even if its name is unknown. */
  readonly groupKey?: string;
  /** Set inside an existing deployment, whose resources may exist too. */
  readonly inDeployed?: true;
  /** Set if an unknown condition or number of copies in a template decides whether it's deployed. */
  readonly conditional?: true;
  /**
   * The unknown conditions that it depends on. Resources with the same conditions are deployed together or not at all.
   */
  readonly undecidedBy?: readonly string[];
  /** Input name → URNs of the resources whose outputs it uses. Known even if the value is unknown. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}

/** Returns the path of a property inside the Pulumi resource, with the path of the template's resource before it. */
export function pathIn({ path }: Declared, inner: string): string {
  return path === "" ? inner : inner === "" ? path : `${path}.${inner}`;
}

const NO_SOURCES: readonly string[] = [];

/** Returns the URNs of the resources whose outputs an input uses. The input's name may match an object method. */
export function sourcesOf({ propertyDependencies }: Declared, input: string): readonly string[] {
  return (Object.hasOwn(propertyDependencies, input) ? propertyDependencies[input] : undefined) ?? NO_SOURCES;
}

/** Returns the URNs of the resources that a resource waits for, without duplicates. */
export function awaitedBy({ dependencies, propertyDependencies }: Declared): readonly string[] {
  return [...new Set([...dependencies, ...Object.values(propertyDependencies).flat()])];
}

/** Returns the types that a stack declares, without duplicates. Few, however large the stack is. */
export function tokensOf(resources: readonly Declared[]): readonly Token[] {
  return [...new Set(resources.map(({ token }) => token))];
}
