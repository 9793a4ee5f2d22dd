import type { Fields } from "../values/fields";
import { isObject } from "../values/read";
import { messages } from "./messages";
import { UnreadableInput } from "./unreadable";

/** Other output of the same tools, recognized by its beginning or content, and what to use instead. */
const OTHERS: readonly (readonly [sign: RegExp, reason: string])[] = [
  [/^PK/, messages.binaryPlan],
  // The second byte of its signature, 8B, isn't valid UTF-8.
  [/^\p{Cc}\uFFFD/u, messages.compressed],
  [
    /(?:^|\dm)(?:Previewing (?:update|refresh|destroy)|Updating|Refreshing|Destroying) \([^\n)]+\)/m,
    messages.pulumiText,
  ],
  [/^(?:warning: [^\n]*\n)+\{/, messages.warnings],
  [/"@module":\s*"(?:terraform|tofu)\.ui"/, messages.planLog],
  [/(?:^|\dm)(?:(?:Terraform|OpenTofu) (?:will perform|used the selected)|No changes\. )/m, messages.planText],
  [/(?:^|\dm)Resource and property changes are indicated with th/m, messages.whatIfText],
  [/^(?:[^\n]*,)?"?id"?\s*(?:,|\n)/i, messages.csv],
  // A heading and a line of dashes, as `az … --output table` and PowerShell write them.
  [/^[ \t]*\w[^\n]*\n[ \t]*-{2,}(?:[ \t]+-{2,})+\s*$/m, messages.table],
];

/** @throws UnreadableInput if a text is known output of a tool in a form that can't be read */
export function refuseOtherText(text: string): void {
  const head = text.slice(0, 4096);
  const found = OTHERS.find(([sign]) => sign.test(head));
  if (found) throw new UnreadableInput(found[1]);
  // The preview is one indented object; the update, whose first event is number 0, has one on each line.
  if (text.startsWith("{") && text.includes('\n}\n{"sequence":0,'))
    throw new UnreadableInput(messages.previewAndUpdate);
}

/** Whether the definition of a policy or initiative, or the file with its rule alone. */
function isPolicyDefinition({ properties, ...root }: Fields): boolean {
  const content = isObject(properties) ? properties : root;
  return (
    isObject(content["policyRule"]) ||
    Array.isArray(content["policyDefinitions"]) ||
    (isObject(root["if"]) && isObject(root["then"]))
  );
}

function isBlueprintArtifact({ kind, properties }: Fields): boolean {
  return kind === "template" && isObject(properties) && isObject(properties["template"]);
}

/** Files that repositories keep next to templates, and what to use instead. */
const BESIDE_TEMPLATES: readonly (readonly [is: (root: Fields) => boolean, reason: string])[] = [
  [({ $schema }) => /(?:CreateUIDefinition|uiFormDefinition)\b/i.test(String($schema)), messages.portalForm],
  [isPolicyDefinition, messages.policyDefinition],
  [isBlueprintArtifact, messages.blueprintArtifact],
  [({ resourcePlans }) => isObject(resourcePlans), messages.updatePlan],
];

/** @throws UnreadableInput if an object is of a known kind that can't be read */
export function refuseOtherObject(root: Fields): void {
  const found = BESIDE_TEMPLATES.find(([is]) => is(root));
  if (found) throw new UnreadableInput(found[1]);
}

const OF_TEMPLATES =
  /^Microsoft\.(?:Resources\/(?:deployments|deploymentStacks|templateSpecs)|Solutions\/application(?:Definition)?s)\b/i;

/** @throws UnreadableInput if an object is what a template deployed, or a spec of it, without the template */
export function refuseWithoutTemplate({ type }: Fields): void {
  if (typeof type === "string" && OF_TEMPLATES.test(type)) throw new UnreadableInput(messages.withoutTemplate);
}
