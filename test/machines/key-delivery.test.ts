import type { KeyDeliveryRule } from "../../activation/settings";
import { type Addressee, declaredDelivery } from "../../machines/key-delivery";
import { UNKNOWN } from "../../values/value";

const PLAIN: Addressee = { name: "web", azureName: "web-01", tags: { site: "berlin" }, hiddenTags: undefined };
const MAK_BY_TAG: KeyDeliveryRule = { match: { tags: { activation: "vamt" } }, path: "mak" };
const MAK_BY_NAME: KeyDeliveryRule = { match: { name: "legacy-*" }, path: "mak" };
const KMS_BY_SITE: KeyDeliveryRule = { match: { tags: { site: "ber*" } }, path: "kms" };
const MAK_BY_SITE: KeyDeliveryRule = { ...KMS_BY_SITE, path: "mak" };

test.each<[what: string, machine: Partial<Addressee>, rules: readonly KeyDeliveryRule[], path: unknown]>([
  ["a tag that it doesn't have", {}, [MAK_BY_TAG], undefined],
  ["a tag whose value is unknown", { hiddenTags: ["activation"] }, [MAK_BY_TAG], UNKNOWN],
  ["the same in another case", { hiddenTags: ["Activation"] }, [MAK_BY_TAG], UNKNOWN],
  ["another tag than the unknown one", { hiddenTags: ["owner"] }, [MAK_BY_TAG], undefined],
  ["unknown tags", { tags: {}, hiddenTags: UNKNOWN }, [MAK_BY_TAG], UNKNOWN],
  [
    "any value of a tag whose value is unknown",
    { hiddenTags: ["a"] },
    [{ match: { tags: { a: "*" } }, path: "mak" }],
    "mak",
  ],
  ["any value of unknown tags", { hiddenTags: UNKNOWN }, [{ match: { tags: { a: "*" } }, path: "mak" }], UNKNOWN],
  ["an unknown name", { azureName: UNKNOWN }, [MAK_BY_NAME], UNKNOWN],
  ["an unknown name next to one that matches", { name: "legacy-1", azureName: UNKNOWN }, [MAK_BY_NAME], "mak"],
  [
    "an unknown name and a tag that it doesn't have",
    { azureName: UNKNOWN },
    [{ match: { ...MAK_BY_NAME.match, ...MAK_BY_TAG.match }, path: "mak" }],
    undefined,
  ],
  [
    "an unknown tag, before a rule with another path",
    { hiddenTags: ["activation"] },
    [MAK_BY_TAG, KMS_BY_SITE],
    UNKNOWN,
  ],
  [
    "an unknown tag, before a rule with the same path",
    { hiddenTags: ["activation"] },
    [MAK_BY_TAG, MAK_BY_SITE],
    "mak",
  ],
  ["an unknown tag, after a rule that applies", { hiddenTags: ["activation"] }, [KMS_BY_SITE, MAK_BY_TAG], "kms"],
])("rules that match %s", (_, machine, rules, path) => {
  expect(declaredDelivery({ ...PLAIN, ...machine }, rules)).toBe(path);
});
