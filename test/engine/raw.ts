import type { CustomResourceOptions, Inputs, Output } from "@pulumi/pulumi";
import { CustomResource, ProviderResource, runtime } from "@pulumi/pulumi";

/** A resource of any type token, so that packages and API versions count that are not installed here. */
export class RawResource extends CustomResource {
  /** The name the offline provider gives back; unknown in preview. */
  declare readonly name: Output<string>;

  /** `localPackage` is what {@link localPackage} gives, for a token of that package. */
  constructor(
    token: string,
    name: string,
    inputs: Inputs,
    options?: CustomResourceOptions,
    localPackage?: Promise<string>,
  ) {
    super(token, name, { name: undefined, ...inputs }, options, false, localPackage);
  }
}

/** An explicit provider of any package, such as `azure-native` with a `metadataHost`. */
export class RawProvider extends ProviderResource {}

/** Registers a local package such as `pulumi package add azure-native compute v20240301` generates. */
export function localPackage(baseProviderName: string, packageName: string): Promise<string> {
  return runtime.registerPackage({
    baseProviderName,
    baseProviderVersion: "3.28.0",
    baseProviderDownloadUrl: "",
    packageName,
    packageVersion: "3.28.0",
    base64Parameter: Buffer.from(packageName).toString("base64"),
  });
}
