import { type TemplateContext, readTemplate } from "../../../languages/arm-template";
import { UNKNOWN } from "../../../values/value";

export const CONTEXT: TemplateContext = {
  resourceGroup: "rg1",
  location: "local",
  subscriptionId: "0000",
  deploymentName: "main",
};

/** A deployment of which nothing is known, as in a first preview. */
export const NOTHING: TemplateContext = {
  resourceGroup: UNKNOWN,
  location: UNKNOWN,
  subscriptionId: UNKNOWN,
  deploymentName: UNKNOWN,
};

/** A reading, and what most tests ask of it. */
export function read(template: unknown, parameters: unknown = {}, context = CONTEXT) {
  const reading = readTemplate(template, parameters, context);
  const places = reading.problems.map((problem) => problem.path);
  return { ...reading, places, names: reading.resources.map((resource) => resource.name), one: reading.resources[0] };
}

/** A machine of a template. */
export function vm(more: object = {}) {
  return { type: "Microsoft.Compute/virtualMachines", apiVersion: "2017-12-01", name: "vm", ...more };
}
