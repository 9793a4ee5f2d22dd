import type { Command } from "commander";
import { type GivenParameters, readParameters } from "../documents/template-parameters";
import { UnreadableInput } from "../documents/unreadable";
import { contentOf } from "./files";
import { reasonOf } from "./reason";
import { collect } from "./report-options";

/** What the user gives for the parameters of templates. */
export interface TemplateOptions {
  /** Parameter files; later ones win. */
  readonly parameters: readonly string[];
  /** Values by name; they win over files. */
  readonly parameter: readonly string[];
}

/** A `name=value`; the message doesn't quote it, because it may hold a key. */
function nameAndValue(text: string): readonly [string, string] {
  const cut = text.indexOf("=");
  if (cut < 1) throw new UnreadableInput("--parameter takes name=value");
  return [text.slice(0, cut), text.slice(cut + 1)];
}

/** Adds the options that give values to the parameters of templates. */
export function addTemplateOptions(command: Command): Command {
  return command
    .option("--parameters <file>", "parameter file of the ARM template; may be repeated", collect, [])
    .option("--parameter <name=value>", "value for a parameter of the ARM template; may be repeated", collect, []);
}

/**
 * Reads what the user gives.
 * @throws UnreadableInput with the file's name where a file can't be used
 */
export function givenParameters({ parameters, parameter }: TemplateOptions): GivenParameters {
  const entries = parameters.flatMap((file) => {
    try {
      return Object.entries(readParameters(contentOf(file)));
    } catch (error) {
      throw new UnreadableInput(`${file}: ${reasonOf(error)}`);
    }
  });
  return { entries: Object.fromEntries(entries), texts: Object.fromEntries(parameter.map(nameAndValue)) };
}
