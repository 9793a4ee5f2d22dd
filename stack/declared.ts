import type { Token } from "./token";

/** The provider that a resource is declared with, as far as the engine tells. */
export interface Provider {
  /** For example `pulumi:providers:azure-native`. */
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  /** Its inputs: explicit arguments, or the stack's configuration for a default provider. */
  readonly props: unknown;
}

/** What a running machine says of its own license, in the words of `slmgr.vbs /dlv`. */
export interface LicenseStatus {
  /** Such as `Licensed` or `Notification`. */
  readonly status: string;
  /** Such as `VOLUME_MAK`. */
  readonly channel: string | undefined;
}

/**
 * One resource as a program, a state, a preview or a template declares it. Read its properties with `values/read.ts`
 * only: they hold preview placeholders and may be of any shape.
 */
export interface Declared {
  /** URN of the Pulumi resource; a resource inside a template has the URN of the deployment that holds it. */
  readonly urn: string;
  /** Name for people: the last part of the URN, or the name that a template gives. */
  readonly name: string;
  /** Where inside the Pulumi resource it stands, such as `template.resources[2]`; empty for the resource itself. */
  readonly path: string;
  readonly token: Token;
  /** Inputs where this run showed them, else outputs. */
  readonly props: unknown;
  /** The id that the engine keeps for it, where a state tells. */
  readonly id?: string | undefined;
  /** Outputs, where the stack phase or the state gives them. */
  readonly outputs: unknown;
  /** Whether `props` are inputs. If not, write-only properties such as `protectedSettings` may be missing. */
  readonly inputsSeen: boolean;
  readonly provider: Provider | undefined;
  /**
   * Nothing is declared that deploys it: so it is with what an ARM template by itself holds. A template whose API profile
   * is a hybrid one (`2020-09-01-hybrid`) is made for Azure Stack Hub. An inventory names the location only.
   */
  readonly anywhere?: "template" | "hybrid-template" | "inventory";
  /**
   * Read from a cloud where it runs, which never shows what is write-only; `not-listed` stands for what may run there, but no
   * file lists it. A state encrypts secrets, and a preview hides them.
   */
  readonly seen?: "running" | "not-listed" | "state" | "preview";
  readonly license?: LicenseStatus;
  /** Only read, as by `VirtualMachine.get`: another stack or nobody declares it, so it's context for what this stack declares. */
  readonly external?: boolean;
  /** URN of the parent. */
  readonly parent: string | undefined;
  /** URNs. */
  readonly dependencies: readonly string[];
  /** Set inside a deployment that already exists, so that what it declares may exist too. */
  readonly inDeployed?: true;
  /** Set where a template's condition leaves open if it is deployed at all. */
  readonly conditional?: true;
  /** What leaves open in its template if it is deployed: resources that share it are deployed together or not at all. */
  readonly open?: readonly string[];
  /** Input name → URNs of the resources whose outputs it was made from. The link survives where the value is unknown. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}

/** The place of something inside a Pulumi resource: what stands in a template has a path of its own before it. */
export function placeIn({ path }: Declared, inner: string): string {
  return path === "" ? inner : inner === "" ? path : `${path}.${inner}`;
}

const NO_SOURCES: readonly string[] = [];

/** URNs of the resources whose outputs an input was made from; an input may be called like a method of objects. */
export function sourcesOf({ propertyDependencies }: Declared, input: string): readonly string[] {
  return (Object.hasOwn(propertyDependencies, input) ? propertyDependencies[input] : undefined) ?? NO_SOURCES;
}

/** The types that a stack declares, each once where its resources share the token: few, however large the stack. */
export function tokensOf(resources: readonly Declared[]): readonly Token[] {
  return [...new Set(resources.map(({ token }) => token))];
}
