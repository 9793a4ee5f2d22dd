import { isShell, startsUnshown } from "../../../languages/local-command";
import type { ScriptParameter } from "../../../languages/windows-script";
import type { Declared } from "../../../stack/declared";
import { entries, has, text } from "../../../values/read";
import { UNKNOWN } from "../../../values/value";
import type { CarrierShape } from "../../shape";
import { scriptAt, scriptCarrier } from "../parts/script-carrier";

function environmentOf(props: unknown): ScriptParameter[] {
  const all = entries(props, "environment");
  if (all === undefined) return [];
  if (all === UNKNOWN) return [{ name: "", value: UNKNOWN, secret: true }];
  return all.map(([name, value]) => ({ name, value: text(value), secret: true }));
}

/**
 * Returns a reader for a `@pulumi/command` resource. Its values count as secret: they exist only in Pulumi's state,
 * where secrets are encrypted, and the engine doesn't tell policies which values the program marked secret.
 */
export function command(what: string) {
  return ({ props }: Declared): CarrierShape => {
    const interpreter = text(props, "interpreter", "0");
    const readable = typeof interpreter !== "string" || isShell(interpreter);
    const lines = ["create", "update"].flatMap((name) => scriptAt(props, [name], true));
    return scriptCarrier(what, [...lines, ...scriptAt(props, ["stdin"], true)], {
      parameters: environmentOf(props),
      ...(has(props, "connection") === undefined && { runsOutside: true }),
      unshown: lines.flatMap((line) =>
        typeof line.text === "string" && (!readable || startsUnshown(line.text)) ? [line.path] : [],
      ),
    });
  };
}

/** Reads a dynamic resource, whose provider is code that may do anything with a machine that it gets an output of. */
export function dynamicResource(): CarrierShape {
  return scriptCarrier("dynamic resource", [], { runsOutside: true, unshown: ["__provider"] });
}
