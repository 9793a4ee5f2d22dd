import type { Value } from "../../values/value";

/** What is known of the deployment that a template is part of. */
export interface TemplateContext {
  /** Absent for a deployment to a subscription, management group or tenant. */
  readonly resourceGroup: Value<string>;
  /** Location of the resource group. */
  readonly location: Value<string>;
  readonly subscriptionId: Value<string>;
  readonly deploymentName: Value<string>;
  /** Whether the template stands by itself, so that a parameter without a value leads out of it. */
  readonly alone?: boolean;
  /** What `environment()` gives, such as `{ suffixes: { storage: "local.azurestack.external" } }`. */
  readonly environment?: Value<Readonly<Record<string, unknown>>>;
}

/** Where a resource of a template is deployed to. */
export interface DeployedTo {
  readonly resourceGroup: Value<string>;
  readonly subscriptionId: Value<string>;
}

/** One resource that a template declares; a copy loop gives one for each turn. */
export interface TemplateResource {
  /** Full type, such as `Microsoft.Compute/virtualMachines/extensions`, whether it stands in its parent or by itself. */
  readonly type: string;
  /** Absent where the template's `apiProfile` decides. */
  readonly apiVersion: Value<string>;
  /** Full name, such as `vm1/activate`. It and the id may hold stand-ins for what is unknown: see `standsIn`. */
  readonly name: Value<string>;
  readonly id: Value<string>;
  readonly location: Value<string>;
  /** The evaluated resource: `properties`, `tags`, `plan`, `sku` and so on, with the symbol UNKNOWN where unknown. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Absent: no condition. A resource whose condition is false is left out of the reading. */
  readonly condition: Value<boolean>;
  /**
   * What leaves open if it is deployed: conditions and numbers of copies that are unknown, as they are written and with
   * the template that they stand in. Resources that share them are deployed together or not at all.
   */
  readonly undecidedBy: readonly string[];
  /** Names, ids and symbolic names that it depends on, by `dependsOn`, `reference` or a list function, where known. */
  readonly dependsOn: readonly string[];
  /** Where it stands: `resources[2].resources[0]`, `resources[1] copy 3`, `resources.vm`. */
  readonly path: string;
  /** The `path` of the resource that it stands in. */
  readonly parent: string | undefined;
  /** Its name in a template of language version 2.0. */
  readonly symbolicName: string | undefined;
  readonly scope: DeployedTo;
  /**
   * Paths below `body`, such as `properties.settings.key` or `properties.list[0]`, whose text was made from a secure
   * parameter or a key vault secret: Azure does not show these in the deployment's history.
   */
  readonly secure: readonly string[];
}

/** A place of the template that could not be read. */
export interface TemplateProblem {
  readonly path: string;
  /** A short clause. Never contains a value of the template. */
  readonly reason: string;
}

/** A text that anybody who can see the deployment's history can read. */
export interface PlainParameter {
  /** The parameter, or a place inside it, such as `settings.key`. */
  readonly name: string;
  /** Where it is declared: `parameters.settings`. */
  readonly path: string;
  readonly value: Value<string>;
}

/** What a template says. */
export interface TemplateReading {
  readonly resources: readonly TemplateResource[];
  readonly problems: readonly TemplateProblem[];
  /** Texts in the parameters that are not secure, and in the defaults of those that are; nested templates' included. */
  readonly plainParameters: readonly PlainParameter[];
  /** The template's `apiProfile`, such as `2020-09-01-hybrid`, which only Azure Stack Hub needs. */
  readonly apiProfile: Value<string>;
}
