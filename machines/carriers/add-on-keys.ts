import type { Delivery } from "../../activation/delivery";
import { ProductKey } from "../../activation/product-key";
import type { StackIndex } from "../../stack/links";
import { text } from "../../values/read";
import { known } from "../../values/value";

/** Resources that hand out keys for Extended Security Updates. These never activate Windows, whatever a script does next. */
const ADD_ON_KEYS = "windowsesu:multipleactivationkey";

/** Returns a function that marks deliveries of the keys that the stack's own `windowsesu` resources hand out as add-ons. */
export function addOnMarker(stack: StackIndex): (deliveries: readonly Delivery[]) => readonly Delivery[] {
  const keys = stack.ofKind(ADD_ON_KEYS).flatMap(({ outputs }) => {
    const key = known(text(outputs, "multipleActivationKey"));
    return key === undefined ? [] : [ProductKey.of(key)];
  });
  if (keys.length === 0) return (deliveries) => deliveries;
  return (deliveries) =>
    deliveries.map((delivery) => {
      if (delivery.kind !== "key" || !keys.some((key) => key.equals(delivery.key))) return delivery;
      return { kind: "add-on", key: delivery.key, carrier: delivery.carrier };
    });
}
