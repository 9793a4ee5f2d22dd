/** What one resource type is called by those who declare it or refer to it. */
export interface ResourceType {
  /** ARM's type; absent where templates have no such type, or declare it by more than its type. */
  readonly arm?: string;
  /** The inputs that hold the names of its parents and its own; of a parent that is named by its id there is none. */
  readonly names: readonly string[];
  /** Terraform's type, without `azurerm_` or `azurestack_`. */
  readonly terraform?: string;
  /** Kinds that the same package had for it in an earlier major. */
  readonly formerly?: readonly string[];
}

/** Rows by provider package and kind, such as `azure-native compute:virtualmachine`. */
export type Rows = Readonly<Record<`${string} ${string}:${string}`, ResourceType>>;
