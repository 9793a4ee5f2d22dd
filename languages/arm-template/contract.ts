import type { Fields } from "../../values/fields";
import type { FollowLink } from "../../values/template-links";
import type { Value } from "../../values/value";

/** What's known about the deployment of a template. */
export interface TemplateContext {
  /** Absent for a deployment to a subscription, management group or tenant. */
  readonly resourceGroup: Value<string>;
  /** Location of the resource group. */
  readonly location: Value<string>;
  readonly subscriptionId: Value<string>;
  readonly deploymentName: Value<string>;
  /** See {@link DeployedTo}; absent for the outermost template. */
  readonly groupKey?: string;
  /** Whether the template is standalone, so a parameter without a value leads outside it. */
  readonly alone?: boolean;
  /** Finds the files that the template links to; absent if there are none. */
  readonly follow?: FollowLink | undefined;
  /** The result of `environment()`, such as `{ suffixes: { storage: "local.azurestack.external" } }`. */
  readonly environment?: Value<Fields>;
}

/** The scope that a template's resource is deployed to. */
export interface DeployedTo {
  readonly resourceGroup: Value<string>;
  readonly subscriptionId: Value<string>;
  /** Identifies the resource group inside the outermost template, even if its name is unknown. */
  readonly groupKey: string;
}

/** A resource that a template declares. A copy loop yields one per iteration. */
export interface TemplateResource {
  /** Full type, such as `Microsoft.Compute/virtualMachines/extensions`, whether it's nested in its parent or not. */
  readonly type: string;
  /** Absent if the template's `apiProfile` determines it. */
  readonly apiVersion: Value<string>;
  /** Full name, such as `vm1/activate`. Name and id may contain placeholders for unknown values: see `standsIn`. */
  readonly name: Value<string>;
  readonly id: Value<string>;
  readonly location: Value<string>;
  /**
   * The evaluated resource: `properties`, `tags`, `plan`, `sku` and so on, with the symbol UNKNOWN for unknown values.
   */
  readonly body: Fields;
  /**
   * Unknown, too, if its number of copies is and may be zero. Absent if it has no condition. Resources with a false
   * condition are left out.
   */
  readonly condition: Value<boolean>;
  /**
   * The unknown conditions and copy counts that decide whether it's deployed, as written, with their template.
   * Resources with the same ones are deployed together or not at all.
   */
  readonly undecidedBy: readonly string[];
  /**
   * Names, ids and symbolic names that it depends on, through `dependsOn`, `reference` or a list function, if known.
   */
  readonly dependsOn: readonly string[];
  /** Its path in the template: `resources[2].resources[0]`, `resources[1] copy 3`, `resources.vm`. */
  readonly path: string;
  /** The `path` of the resource that contains it. */
  readonly parent: string | undefined;
  /** Its symbolic name in a template with language version 2.0. */
  readonly symbolicName: string | undefined;
  readonly scope: DeployedTo;
  /**
   * Paths below `body`, such as `properties.settings.key` or `properties.list[0]`, whose text came from a secure
   * parameter or a key vault secret. Azure doesn't show these in the deployment's history.
   */
  readonly secure: readonly string[];
}

/** A part of the template that can't be read. */
export interface TemplateProblem {
  readonly path: string;
  /** A short phrase without any value of the template. */
  readonly reason: string;
}

/** A text that anyone with access to the deployment's history can read. */
export interface PlainParameter {
  /** The parameter, or a path inside it, such as `settings.key`. */
  readonly name: string;
  /** Path of its declaration: `parameters.settings`. */
  readonly path: string;
  readonly value: Value<string>;
}

/** The content of a template. */
export interface TemplateReading {
  readonly resources: readonly TemplateResource[];
  readonly problems: readonly TemplateProblem[];
  /**
   * Texts in parameters that aren't secure, and in defaults of those that are, including nested templates. Those of the
   * outermost template are first.
   */
  readonly plainParameters: readonly PlainParameter[];
  /** The template's `apiProfile`, such as `2020-09-01-hybrid`, which only Azure Stack Hub needs. */
  readonly apiProfile: Value<string>;
}
