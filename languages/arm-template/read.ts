import { inAnyCase } from "../../values/any-case";
import { parseText } from "../../values/json-text";
import { append } from "../../values/lists";
import { at, isObject, peel, text } from "../../values/read";
import { UNKNOWN } from "../../values/value";
import type { TemplateContext, TemplateReading } from "./contract";
import { scopeOf } from "./deployments";
import type { Enclosing } from "./enclosing";
import { TEXT_LENGTH } from "./limits";
import { parameterObject } from "./parameters";
import { readResources } from "./resources";
import { literal } from "./values";
import { Work } from "./work";

/**
 * Reads an ARM template: its resources, with properties evaluated as far as possible before deployment, and the parts
 * that can't be read. Never throws, and runs in bounded time (limits.ts).
 *
 * @param template an object or its JSON text, as the program declares it
 * @param parameters the deployment's `properties.parameters` or a parameter file, as object or text
 */
export function readTemplate(template: unknown, parameters: unknown, context: TemplateContext): TemplateReading {
  const work = new Work();
  const peeled = peel(template);
  const root = typeof peeled === "string" && peeled.length <= TEXT_LENGTH ? parseText(peeled) : peeled;
  inAnyCase(root);
  const enclosing: Enclosing = {
    deployedTo: { resourceGroup: context.resourceGroup, subscriptionId: context.subscriptionId, groupKey: "" },
    parent: undefined,
    condition: undefined,
    undecidedBy: [],
    level: 0,
    found: [],
    plainParameters: [],
  };
  if (isObject(root)) {
    const given = parameterObject(parameters);
    const isValid = isObject(given);
    if (!isValid) work.problem("parameters", given === UNKNOWN ? "unknown parameters" : "invalid parameters");
    const values = isValid ? literal(given, work, "parameters") : UNKNOWN;
    const { scope, plainParameters } = scopeOf(root, () => values, context, { work, path: "" }, 0);
    const frame = { scope, work, path: "resources", loops: [], locals: new Map<string, never>(), naming: false };
    append(enclosing.plainParameters, plainParameters());
    readResources(at(root, "resources"), frame, enclosing);
  } else {
    work.problem("", root === UNKNOWN ? "an unknown template" : "a template that isn't a JSON object");
  }
  const { found: resources, plainParameters } = enclosing;
  return { resources, problems: work.problems, plainParameters, apiProfile: text(root, "apiProfile") };
}
