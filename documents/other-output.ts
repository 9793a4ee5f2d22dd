import { UnreadableInput } from "./unreadable";

/** Other output of the same tools, recognized by its beginning or content, and what to use instead. */
const OTHERS: readonly (readonly [sign: RegExp, reason: string])[] = [
  [/^PK/, "a binary Terraform plan, or another ZIP archive; use `terraform show -json <plan>`"],
  [
    /"@module":\s*"(?:terraform|tofu)\.ui"/,
    "the log of `terraform plan -json`; run `terraform plan -out=tfplan`, then `terraform show -json tfplan`",
  ],
  [
    /(?:^|\dm)(?:(?:Terraform|OpenTofu) (?:will perform|used the selected)|No changes\. )/m,
    "a Terraform plan as text; run `terraform plan -out=tfplan`, then `terraform show -json tfplan`",
  ],
  [/^(?:[^\n]*,)?"?id"?\s*(?:,|\n)/i, "CSV; export the query as JSON, with `az graph query` or `Search-AzGraph`"],
];

/** @throws UnreadableInput if a text is known output of a tool in a form that can't be read */
export function refuseOtherText(text: string): void {
  const head = text.slice(0, 4096);
  const found = OTHERS.find(([sign]) => sign.test(head));
  if (found) throw new UnreadableInput(found[1]);
}
