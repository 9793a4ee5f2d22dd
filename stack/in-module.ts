import { objectOrEmpty } from "../values/fields";
import { text } from "../values/read";
import { UNKNOWN, known } from "../values/value";
import type { Declared } from "./declared";
import { absentProvider, mayHideBody, terraformProps } from "./terraform";

/**
 * Returns a resource in a Terraform module as the bridged provider would declare it. Pulumi shows Terraform's own names
 * as inputs, no outputs, and no provider. Source: pulumi/pulumi-terraform-module@main, pkg/modprovider/views.go,
 * 2026-08-21.
 */
export function asBridged(declared: Declared): Declared {
  const { terraform } = declared.token;
  if (terraform === undefined) return declared;
  const values = objectOrEmpty(declared.props);
  // The engine shows a policy pack nothing but the type while it deploys.
  const isShown = Object.keys(values).length > 0;
  const props = isShown ? terraformProps(terraform, values) : UNKNOWN;
  return {
    ...declared,
    props,
    outputs: undefined,
    id: known(text(props, "id")),
    inputsSeen: declared.inputsSeen && !mayHideBody(terraform, values),
    provider: absentProvider(terraform.slice(0, terraform.indexOf("_"))),
  };
}
