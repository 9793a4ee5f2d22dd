import { append } from "../../values/lists";
import { once } from "../../values/once";
import { at, peel, text } from "../../values/read";
import { UNKNOWN } from "../../values/value";
import type { TemplateContext, TemplatePlace } from "./contract";
import { type Surroundings, textMember } from "./enclosing";
import { type Frame, within } from "./frame";
import { bare } from "./json";
import { DEPLOYMENT_DEPTH } from "./limits";
import { templateScope } from "./scope";
import { evaluateValue } from "./values";

/** Reads a list or an object of resources. */
export type ReadResources = (raw: unknown, frame: Frame, around: Surroundings) => void;

/** A part of a deployment, which may be written as an expression that gives it. */
function part(raw: unknown, frame: Frame): unknown {
  const value = peel(raw);
  return typeof value === "string" ? bare(evaluateValue(value, frame)) : value;
}

/** The frame in which the template's expressions mean what its own parameters and variables say. */
function innerFrame(
  template: unknown,
  properties: unknown,
  context: TemplateContext,
  frames: { readonly outer: Frame; readonly template: Frame },
  around: Surroundings,
): Frame {
  const { work } = frames.outer;
  const linked = at(properties, "parametersLink") !== undefined;
  if (linked) work.problem(`${frames.outer.path}.parametersLink`, "parameters at another place");
  const place = within(frames.outer, "parameters");
  const given = once((naming: boolean) =>
    linked ? UNKNOWN : evaluateValue(at(properties, "parameters"), { ...place, naming }),
  );
  const inner = templateScope(template, given, context, work, `${frames.template.path}.`);
  append(around.plainParameters, inner.plainParameters());
  return { ...frames.template, scope: inner.scope, loops: [], locals: new Map() };
}

/** Reads the resources of a deployment inside a template. What is not inline is a problem. */
export function readNested(
  raw: Record<string, unknown>,
  frame: Frame,
  around: Surroundings,
  read: ReadResources,
): void {
  const outer = within(frame, "properties");
  const templateFrame = within(outer, "template");
  const properties = part(raw["properties"], outer);
  const template = part(at(properties, "template"), templateFrame);
  const problem = (reason: string) => {
    frame.work.problem(templateFrame.path, reason);
  };
  if (template === UNKNOWN) {
    problem("a template that is unknown");
  } else if (template === undefined || template === null) {
    problem(
      at(properties, "templateLink") === undefined ? "a deployment without a template" : "a template at another place",
    );
  } else if (around.level >= DEPLOYMENT_DEPTH) {
    problem("deployments are nested too deeply");
  } else {
    const group = textMember(raw, "resourceGroup", frame);
    const place: TemplatePlace = {
      resourceGroup: group ?? around.place.resourceGroup,
      subscriptionId: textMember(raw, "subscriptionId", frame) ?? around.place.subscriptionId,
    };
    const inner = text(properties, "expressionEvaluationOptions", "scope");
    const isInner = typeof inner === "string" && inner.toLowerCase() === "inner";
    const context: TemplateContext = {
      ...frame.scope.context,
      ...place,
      location: group === undefined ? frame.scope.context.location : UNKNOWN,
      deploymentName: textMember(raw, "name", frame),
    };
    const frames = { outer, template: templateFrame };
    const where = isInner ? innerFrame(template, properties, context, frames, around) : templateFrame;
    read(at(template, "resources"), within(where, "resources"), {
      ...around,
      place,
      parent: undefined,
      level: around.level + 1,
    });
  }
}
