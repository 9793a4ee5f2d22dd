import { at, isObject } from "../../values/read";
import { withoutStandIns } from "../../values/stand-in";
import type { LinkedFile, TemplateLink } from "../../values/template-links";
import { type Frame, within } from "./frame";
import { bare } from "./json";
import { Refused } from "./syntax";
import { evaluateValue } from "./values";
import { label } from "./work";

function textIn(raw: unknown, member: string, frame: Frame): string | undefined {
  const value = bare(evaluateValue(at(raw, member), { ...within(frame, member), naming: true }));
  return typeof value === "string" && value !== "" ? value : undefined;
}

function linkIn(raw: unknown, frame: Frame): TemplateLink | undefined {
  const path = textIn(raw, "relativePath", frame);
  if (path !== undefined) return { kind: "path", target: path };
  const uri = textIn(raw, "uri", frame);
  return uri === undefined ? undefined : { kind: "uri", target: uri };
}

/** Returns the name of the file that a link leads to: a URI's query may be a secret. */
function fileName({ target }: TemplateLink): string {
  const path = withoutStandIns(target.replace(/(?:(?<!\{)\?|#).*/s, ""));
  return label(path.slice(path.lastIndexOf("/") + 1));
}

/** Follows a `templateLink` or `parametersLink` to a file next to the template. */
export function followed(raw: unknown, what: "template" | "parameters", frame: Frame): LinkedFile | Refused {
  const link = linkIn(raw, frame);
  if (link === undefined) return new Refused(`linked ${what} of unknown address`);
  const name = `linked ${what} \`${fileName(link)}\``;
  const { follow } = frame.scope.context;
  if (follow === undefined) return new Refused(name);
  const found = follow(link);
  if (found === undefined) return new Refused(`${name}, not found next to this template`);
  if (found === "cycle") return new Refused(`${name}, which links back to itself`);
  return isObject(found.content) ? found : new Refused(`${name}, not a JSON object`);
}
