import type { ScriptParameter } from "../../../languages/windows-script";
import type { Declared } from "../../../stack/declared";
import { pathText } from "../../../values/path";
import { at, has, list, text } from "../../../values/read";
import { UNKNOWN, known } from "../../../values/value";
import type { CarrierShape } from "../../shape";
import { plural } from "../parts/classic";

/** Reads azurerm's run command, whose blocks have ARM's names, possibly not in the plural. */
export function classicRunCommand({ props }: Declared): CarrierShape {
  const parameters = plural(props, [], "parameter")[0];
  const locked = plural(props, [], "protectedParameter")[0];
  const source = at(props, "source");
  return runCommandShape({
    source,
    parameters: parameters && at(props, parameters),
    protectedParameters: locked && at(props, locked),
  });
}

/** Reads a run command. */
export function runCommand({ props }: Declared): CarrierShape {
  return runCommandShape(props);
}

/** Reads named values passed to a script. */
export function parametersAt(props: unknown, path: readonly string[], secret: boolean): ScriptParameter[] {
  const all = list(props, ...path);
  if (all === undefined) return [];
  if (all === UNKNOWN) return [{ name: "", value: UNKNOWN, secret }];
  return all.map((_, index) => {
    const here = [...path, String(index)];
    return { name: known(text(props, ...here, "name")) ?? "", value: text(props, ...here, "value"), secret };
  });
}

/** Reads a run command of a virtual machine, scale set instance or Arc machine. */
function runCommandShape(props: unknown, path: readonly string[] = []): CarrierShape {
  const script = text(props, ...path, "source", "script");
  const uri = has(props, ...path, "source", "scriptUri");
  return {
    what: "RunCommand",
    scripts:
      script === undefined ? [] : [{ text: script, path: pathText([...path, "source", "script"]), secret: false }],
    parameters: [
      ...parametersAt(props, [...path, "parameters"], false),
      ...parametersAt(props, [...path, "protectedParameters"], true),
    ],
    uris: uri === undefined ? [] : [pathText([...path, "source", "scriptUri"])],
    keyVault: false,
    runsScripts: true,
  };
}
