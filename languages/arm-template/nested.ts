import type { Fields } from "../../values/fields";
import { append } from "../../values/lists";
import { at } from "../../values/read";
import { openDeployment } from "./deployments";
import type { Enclosing } from "./enclosing";
import { type Frame, within } from "./frame";
import { DEPLOYMENT_DEPTH } from "./limits";
import { Refused } from "./syntax";

/** Reads a list or object of resources. */
export type ReadResources = (raw: unknown, frame: Frame, enclosing: Enclosing) => void;

/** Reads the resources of a nested deployment. A missing template is a problem. */
export function readNested(raw: Fields, frame: Frame, enclosing: Enclosing, read: ReadResources): void {
  const found =
    enclosing.level >= DEPLOYMENT_DEPTH
      ? new Refused("deployments are nested too deeply")
      : openDeployment(raw, frame, enclosing.deployedTo);
  if (found instanceof Refused) {
    frame.work.problem(`${frame.path}.properties.template`, found.reason);
    return;
  }
  found.onRead?.();
  append(enclosing.plainParameters, found.plainParameters());
  read(at(found.template, "resources"), within(found.frame, "resources"), {
    ...enclosing,
    deployedTo: found.deployedTo,
    parent: undefined,
    level: enclosing.level + 1,
  });
}
