import { isObject } from "../values/read";
import { UnreadableInput } from "./unreadable";

/** Output of the same tools that lacks what is needed, by how it begins or what is in it, and what to write instead. */
const OTHERS: readonly (readonly [sign: RegExp, reason: string])[] = [
  [
    /^PK/,
    "it's a plan that only Terraform itself reads, or another ZIP archive; write it with `terraform show -json <plan>`",
  ],
  [
    /"@module":\s*"(?:terraform|tofu)\.ui"/,
    "it's the log of `terraform plan -json`; run `terraform plan -out=tfplan`, then `terraform show -json tfplan`",
  ],
  [
    /(?:^|\dm)(?:(?:Terraform|OpenTofu) (?:will perform|used the selected)|No changes\. )/m,
    "it's a Terraform plan for people; run `terraform plan -out=tfplan`, then `terraform show -json tfplan`",
  ],
  [/^(?:[^\n]*,)?"?id"?\s*(?:,|\n)/i, "it's CSV; export the query as JSON, with `az graph query` or Search-AzGraph"],
];

/** @throws UnreadableInput if a text is known output of a tool in a form that can't be read */
export function refuseOtherText(text: string): void {
  const head = text.slice(0, 4096);
  const found = OTHERS.find(([sign]) => sign.test(head));
  if (found) throw new UnreadableInput(found[1]);
}

/** @throws UnreadableInput for the result of a what-if operation, as `az deployment … what-if` or the REST API has it */
export function refuseWhatIf(root: Readonly<Record<string, unknown>>): void {
  const result = isObject(root["properties"]) ? root["properties"] : root;
  const changes = result["changes"];
  const isWhatIf = Array.isArray(changes)
    ? changes.some((change: unknown) => isObject(change) && "changeType" in change)
    : "changes" in result && "status" in root && "error" in root;
  if (isWhatIf)
    throw new UnreadableInput(
      "it's the result of `what-if`, which masks protected settings; check the template, and pass its parameter file with --parameters",
    );
}
