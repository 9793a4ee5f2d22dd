import type { Declared } from "../../../stack/declared";
import { equalsIgnoreCase } from "../../../values/equals-ignore-case";
import { jsonObject } from "../../../values/json-object";
import { at, text } from "../../../values/read";
import { UNKNOWN, type Value } from "../../../values/value";
import type { CarrierShape } from "../../shape";
import { linesAt, scriptCarrier } from "../parts/script-carrier";
import { parametersAt } from "./run-command";

function isOther(value: Value<string>, name: string): boolean {
  return value !== UNKNOWN && !equalsIgnoreCase(value, name);
}

/**
 * Reads an action that azapi calls on a machine. Only `runCommand` with a script can deliver a key; the other commands are
 * Azure's own. What it sends counts as secret, as in a local command, because Azure never gives it back. Sources:
 * Azure/terraform-provider-azapi, docs/resources/resource_action.md @0328901, and
 * https://learn.microsoft.com/azure/virtual-machines/windows/run-command, read 2026-11-27.
 */
export function resourceAction({ props, inputsSeen }: Declared): CarrierShape {
  const what = "resource action";
  const bodies = ["body", "sensitiveBody"].map((name) => [name, jsonObject(at(props, name))] as const);
  const action = text(props, "action");
  const when = text(props, "when");
  const shown = bodies.map(([, body]) => text(body, "commandId")).find((id) => id !== undefined);
  const command = shown ?? (inputsSeen ? undefined : UNKNOWN);
  if (isOther(action, "runCommand") || isOther(command, "RunPowerShellScript") || when === "destroy") {
    return scriptCarrier(what, [], { runsScripts: false });
  }
  const scripts = bodies.flatMap(([name, body]) =>
    linesAt(body, ["script"], true).map((script) => ({ ...script, path: `${name}.${script.path}` })),
  );
  return scriptCarrier(what, scripts, {
    parameters: bodies.flatMap(([, body]) => parametersAt(body, ["parameters"], true)),
    ...([action, command, when].includes(UNKNOWN) && { perhaps: "unknown-value" }),
  });
}
