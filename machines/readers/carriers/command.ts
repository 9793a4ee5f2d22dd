import { isShell, startsUnshown } from "../../../languages/local-command";
import type { ScriptParameter } from "../../../languages/windows-script";
import type { Declared } from "../../../stack/declared";
import { entries, has, text } from "../../../values/read";
import { UNKNOWN } from "../../../values/value";
import type { CarrierShape } from "../../shape";
import { linesAt, scriptAt, scriptCarrier } from "../parts/script-carrier";

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

/**
 * Returns a reader for a resource whose code isn't shown and may do anything with a machine that it gets an output of, such
 * as a dynamic resource. Sources: ansible/terraform-provider-ansible and scottwinkler/terraform-provider-shell, README.md
 * (read 2026-11-27).
 *
 * @param path the property path of the code
 */
export function unshownCode(what: string, path: string) {
  return (): CarrierShape => scriptCarrier(what, [], { runsOutside: true, unshown: [path] });
}

/**
 * Reads commands that run on a machine over SSH, unless they run when the resource is destroyed. Source:
 * loafoe/terraform-provider-ssh, docs/resources/resource.md @dcc944a, read 2026-11-27.
 */
export function sshResource({ props }: Declared): CarrierShape {
  const when = text(props, "when");
  if (when === "destroy") return scriptCarrier("SSH resource", []);
  const scripts = ["preCommands", "commands"].flatMap((path) => linesAt(props, [path], true));
  return scriptCarrier("SSH resource", scripts, when === UNKNOWN ? { perhaps: "unknown-value" } : {});
}
