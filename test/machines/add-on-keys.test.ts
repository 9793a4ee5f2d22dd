import type { Delivery } from "../../activation/delivery";
import { ProductKey } from "../../activation/product-key";
import { addOnMarker } from "../../machines/carriers/add-on-keys";
import { indexStack } from "../../stack/stack-index";
import { MAK, OLD_MAK, type Written, stackOf } from "../policies/declare";

const CARRIER = { urn: "urn:k", name: "k", what: "CustomScriptExtension", path: "", secret: true };
const key = (text: string): Delivery => ({ kind: "key", key: ProductKey.of(text), carrier: CARRIER });
const UNDECIDED: Delivery = { kind: "undecided", why: "script-at-uri", carrier: CARRIER };

/** A resource that hands out a key for Extended Security Updates, perhaps only when it's deployed. */
const esu = (name: string, multipleActivationKey?: string): Written => ({
  type: "azure-native:windowsesu:MultipleActivationKey",
  name,
  inputsSeen: multipleActivationKey === undefined,
  properties: multipleActivationKey === undefined ? {} : { multipleActivationKey },
});

test.each<[what: string, resources: readonly Written[], expected: readonly string[]]>([
  ["no such resource", [], ["key", "key", "undecided"]],
  ["one whose key isn't known yet", [esu("a")], ["key", "key", "undecided"]],
  ["one with another key", [esu("a", "HHHHH-JJJJJ-KKKKK-MMMMM-PPPPN")], ["key", "key", "undecided"]],
  ["one with the key", [esu("a", MAK)], ["add-on", "key", "undecided"]],
  ["one not known yet and one with the key", [esu("a"), esu("b", OLD_MAK)], ["key", "add-on", "undecided"]],
])("keys of a stack with %s", (_, resources, expected) => {
  const mark = addOnMarker(indexStack(stackOf(resources).resources));
  const deliveries = [key(MAK), key(OLD_MAK), UNDECIDED];
  const marked = mark(deliveries);
  expect(marked.map(({ kind }) => kind)).toEqual(expected);
  expect(marked.map(({ carrier }) => carrier)).toEqual(deliveries.map(({ carrier }) => carrier));
});
