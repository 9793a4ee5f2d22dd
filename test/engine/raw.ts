import type { CustomResourceOptions, Inputs, Output } from "@pulumi/pulumi";
import { CustomResource, ProviderResource } from "@pulumi/pulumi";

/** A resource of any type token, so that packages and API versions count that are not installed here. */
export class RawResource extends CustomResource {
  /** The name the offline provider gives back; unknown in preview. */
  declare readonly name: Output<string>;

  constructor(token: string, name: string, inputs: Inputs, options?: CustomResourceOptions) {
    super(token, name, { name: undefined, ...inputs }, options);
  }
}

/** An explicit provider of any package, such as `azure-native` with a `metadataHost`. */
export class RawProvider extends ProviderResource {}
