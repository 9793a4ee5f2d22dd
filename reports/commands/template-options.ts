import type { Command } from "commander";
import { type GivenParameters, readParameters } from "../../documents/template-parameters";
import { UnreadableInput } from "../../documents/unreadable";
import { compiledContentOf } from "../files/content";
import { messages } from "../messages";
import { reasonOf } from "../reason";
import { collect } from "./report-options";

/** The user's values for template parameters. */
export interface TemplateOptions {
  /** Parameter files; later ones win. */
  readonly parameters: readonly string[];
  /** Values by name; they win over files. */
  readonly parameter: readonly string[];
}

/** Parses `name=value`. The error doesn't quote it, because it may contain a key. */
function nameAndValue(text: string): readonly [string, string] {
  const cut = text.indexOf("=");
  if (cut < 1) throw new UnreadableInput(messages.notParameter);
  return [text.slice(0, cut), text.slice(cut + 1)];
}

/** Adds the options for template parameters. */
export function addTemplateOptions(command: Command): Command {
  return command
    .option("--parameters <file>", "parameter file of the ARM template, or a .bicepparam; repeatable", collect, [])
    .option("--parameter <name=value>", "value for a parameter of the ARM template; repeatable", collect, []);
}

/**
 * Reads the user's values.
 *
 * @throws UnreadableInput with the file's name if a file is invalid
 */
export function givenParameters({ parameters, parameter }: TemplateOptions): GivenParameters {
  const entries = parameters.flatMap((file) => {
    try {
      return Object.entries(readParameters(compiledContentOf(file)));
    } catch (error) {
      throw new UnreadableInput(`${file}: ${reasonOf(error)}`);
    }
  });
  return { entries: Object.fromEntries(entries), texts: Object.fromEntries(parameter.map(nameAndValue)) };
}
