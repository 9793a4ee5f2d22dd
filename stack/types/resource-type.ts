/** The names of one resource type, wherever it's declared or referenced. */
export interface ResourceType {
  /** ARM's type; absent if templates have no such type, or need more than the type to declare it. */
  readonly arm?: string;
  /** The inputs with the names of its parents and its own. Parents referenced by id have none. */
  readonly names: readonly string[];
  /** Terraform's type without `azurerm_` or `azurestack_`. */
  readonly terraform?: string;
  /** Kinds that earlier major versions of the same package used. */
  readonly formerly?: readonly string[];
}

/** Rows by provider package and kind, such as `azure-native compute:virtualmachine`. */
export type Rows = Readonly<Record<`${string} ${string}:${string}`, ResourceType>>;
