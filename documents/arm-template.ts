import type { Declared } from "../stack/declared";
import { parseToken } from "../stack/token";
import type { Fields } from "../values/fields";
import type { FollowLink } from "../values/template-links";
import { type GivenParameters, parametersFor } from "./template-parameters";

const TOKEN = parseToken("azure-native:resources:Deployment");

/** Whether an object is an ARM template. */
export function isTemplate(root: Fields): boolean {
  const schema = root["$schema"];
  const named = typeof schema === "string" && /deploymenttemplate\.json/i.test(schema);
  return named || ("contentVersion" in root && "resources" in root);
}

/**
 * Returns an ARM template as the deployment that it would become; `undefined` if the object isn't a template.
 *
 * @param source distinguishes the template from others, so no two share a URN
 * @param follow finds the files that it links to
 */
export function templateAsResource(
  root: Fields,
  given: GivenParameters,
  source = "template",
  follow?: FollowLink,
): Declared | undefined {
  if (!isTemplate(root)) return undefined;
  return {
    urn: `urn:pulumi:${source.replaceAll("::", "_")}::template::azure-native:resources:Deployment::template`,
    name: "template",
    path: "",
    token: TOKEN,
    props: { properties: { template: root, parameters: parametersFor(root, given), mode: "Incremental" } },
    outputs: undefined,
    inputsSeen: true,
    provider: undefined,
    anywhere: "template",
    follow,
    parent: undefined,
    dependencies: [],
    propertyDependencies: {},
  };
}
