import { type Fields, objectOrEmpty } from "../values/fields";
import { jsonFault } from "../values/json-fault";
import { parseText } from "../values/json-text";
import { kindText } from "../values/kind-text";
import { isObject } from "../values/read";
import type { FollowLink } from "../values/template-links";
import { isTemplate, templateAsResource } from "./arm-template";
import { withoutMark } from "./decode";
import { inventoryOf } from "./live/declare";
import { type LiveFile, readLive, readLiveText } from "./live/file";
import { messages } from "./messages";
import { refuseOtherObject, refuseOtherText, refuseWithoutTemplate } from "./other-output";
import { readPreview } from "./pulumi/preview";
import { readState } from "./pulumi/state";
import { readEvents } from "./pulumi/stream";
import { NOT_FROM_ENGINE, type StackInput } from "./stack-input";
import { choicesOf } from "./template-choices";
import { type GivenParameters, NOTHING_GIVEN, isParameterFile, objectIn } from "./template-parameters";
import { readTerraform } from "./terraform/read";
import { UnreadableInput } from "./unreadable";
import { readWhatIf } from "./what-if";

/** Reads a parsed file; `undefined` if it's of no kind that has one object. */
function readObject(root: Fields, given: GivenParameters, source: string, follow?: FollowLink): StackInput | undefined {
  const state = readState(root);
  if (state) return state;
  if (root["tool"] === "windows-activation") throw new UnreadableInput(messages.ownReport);
  const other = readTerraform(root) ?? readWhatIf(root) ?? readPreview(root);
  if (other) return other;
  if (isParameterFile(root)) throw new UnreadableInput(messages.parametersAlone);
  return readTemplate(root, given, source, follow);
}

/**
 * Returns the template in a template spec, the definition of a managed application, or the answer to an export. Source:
 * `az ts show`, `az managedapp definition show` and `az stack group export`, learn.microsoft.com/cli/azure, 2026-11-27.
 */
function templateInside({ properties, ...root }: Fields): Fields | undefined {
  return [root["template"], root["mainTemplate"], objectOrEmpty(properties)["mainTemplate"]]
    .map((inner) => (isObject(inner) ? inner : objectIn(inner)))
    .find((inner) => inner !== undefined && isTemplate(inner));
}

/** Reads a template, or the output of `az bicep build-params --stdout`, which holds one with its parameters. */
function readTemplate(
  root: Fields,
  given: GivenParameters,
  source: string,
  follow?: FollowLink,
): StackInput | undefined {
  const built = objectIn(root["templateJson"]);
  const inside = objectIn(root["parametersJson"])?.["parameters"];
  const entries = built ? { ...objectOrEmpty(inside), ...given.entries } : given.entries;
  const template = built ?? (isTemplate(root) ? root : (templateInside(root) ?? root));
  const parameters = { ...given, entries };
  const deployment = templateAsResource(template, parameters, source, follow);
  if (!deployment) return undefined;
  const choices = choicesOf(template, parameters, source, follow);
  return { kind: "template", ...NOT_FROM_ENGINE, resources: [deployment], choices };
}

/** Returns a list of running resources. They are built on demand, because the file may be one of several. */
function liveInput(live: LiveFile | undefined, file = "-"): StackInput | undefined {
  if (!live) return undefined;
  let resources: StackInput["resources"] | undefined;
  return {
    kind: "inventory",
    ...NOT_FROM_ENGINE,
    get resources() {
      return (resources ??= inventoryOf([{ file, live }]).resources);
    },
    live,
  };
}

/**
 * Reads a file's content; its kind is detected.
 *
 * @param given values for template parameters
 * @param source names the file, unless it's standard input; a template's URN contains it
 * @param follow finds the files that a template links to
 * @throws UnreadableInput with the reason, if the kind is unknown
 */
export function readInput(content: string, given = NOTHING_GIVEN, source?: string, follow?: FollowLink): StackInput {
  const trimmed = withoutMark(content);
  if (trimmed.trim() === "") throw new UnreadableInput(messages.empty);
  let root: unknown;
  try {
    root = JSON.parse(trimmed);
  } catch {
    const other = readEvents(trimmed) ?? liveInput(readLiveText(trimmed, source), source);
    if (other) return other;
    refuseOtherText(trimmed);
    root = parseText(trimmed);
    if (root === undefined) {
      // The parser's own message quotes the content, which may contain a key.
      const { line, column } = jsonFault(trimmed);
      throw new UnreadableInput(messages.notJson(line, column));
    }
  }
  const input =
    (isObject(root) ? (readObject(root, given, source ?? "template", follow) ?? readEvents(trimmed)) : undefined) ??
    liveInput(readLive(root, source), source);
  if (input?.kind === "inventory" && isObject(root)) refuseWithoutTemplate(root);
  if (input?.kind === "template") return { ...input, links: /templateLink/i.test(trimmed) };
  if (input) return input;
  if (isObject(root)) refuseOtherObject(root);
  throw new UnreadableInput(messages.unrecognized(kindText(root)));
}
