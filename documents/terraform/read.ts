import type { Fields } from "../../values/fields";
import { isObject } from "../../values/read";
import { messages } from "../messages";
import { NOT_FROM_ENGINE, type StackInput } from "../stack-input";
import { UnreadableInput } from "../unreadable";
import { blocksOf } from "./block";
import { declarePlan } from "./plan";
import { declareState } from "./state";

/**
 * Reads a plan or state from `terraform show -json` or `tofu show -json`; `undefined` if it's neither. Format:
 * developer.hashicorp.com/terraform/internals/json-format, read 2026-11-25.
 *
 * @throws UnreadableInput if it's partial, or of an unknown major version
 */
export function readTerraform(root: Fields): StackInput | undefined {
  const version = root["format_version"];
  if (typeof version !== "string") {
    if ("lineage" in root && "terraform_version" in root) throw new UnreadableInput(messages.rawState);
    return undefined;
  }
  if (!/^[01]\./.test(version)) throw new UnreadableInput(messages.newerTerraform);
  const isPlan = "resource_changes" in root || "planned_values" in root || "configuration" in root;
  if (!isPlan && root["values"] === undefined) throw new UnreadableInput(messages.noState);
  return {
    kind: isPlan ? "terraform-plan" : "terraform-state",
    ...NOT_FROM_ENGINE,
    resources: isPlan ? declarePlan(root) : declareState(root["values"]),
    blockOf: blocksOf(isObject(root["configuration"]) ? root["configuration"]["root_module"] : undefined),
  };
}
