import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { messages } from "../../documents/messages";
import { readInput } from "../../documents/read-input";
import { found } from "./terraform-files";

const PLANS = join(__dirname, "terraform-plans/plans");
const read = (name: string): string => readFileSync(join(PLANS, `${name}.json`), "utf8");

const VM = "azurestack_virtual_machine";
const missing = (...names: readonly string[]) => names.map((name) => `mak-key-required ${VM}.${name}`);
const undecided = (...names: readonly string[]) => names.map((name) => `activation-undecided ${name}`);

/** What is right to find in each plan; `terraform-plans/record.mjs` records them with Terraform itself. */
const FOUND: Readonly<Record<string, readonly string[]>> = {
  // A plan doesn't tell `count.index` from `count.index + 1`, nor which element of a list an extension gets.
  repeated: [
    ...undecided(...["counted", "last", "shifted"].flatMap((name) => [`${VM}.${name}[0]`, `${VM}.${name}[1]`])),
    ...missing('filtered["y"]'),
  ],
  // The machines behind `local.machines` aren't shown, so its extension may be for any machine without a key.
  modules: undecided(...['keyed["y"]', "left", "right"].map((name) => `module.${name}.${VM}.this`)),
  deployed: [],
  same: [],
  added: missing("bare"),
  removed: missing("web"),
  // Only the state forgets it, so the machine keeps its key.
  forgotten: [],
  moved: [],
  "counted-later": missing("web[1]"),
  replaced: [],
  destroyed: [],
};

test.each(Object.entries(FOUND))("a recorded plan: %s", (name, expected) => {
  expect(found(JSON.parse(read(name)))).toEqual(expected);
});

const REFUSED = { targeted: messages.partialPlan, "refresh-only": messages.planWithout(`${VM}.web`) };

test.each(Object.entries(REFUSED))("refuses a recorded plan: %s", (name, reason) => {
  expect(() => readInput(read(name))).toThrow(reason);
});

test("every recorded plan is read", () => {
  const named = [...Object.keys(FOUND), ...Object.keys(REFUSED)].map((name) => `${name}.json`);
  expect(readdirSync(PLANS).sort()).toEqual(named.sort());
});
