import type { Declared } from "../../stack/declared";
import { type Link, type StackIndex, declaredAt } from "../../stack/links";
import { kindsOf } from "../../stack/types/registry";
import { equalsIgnoreCase } from "../../values/equals-ignore-case";
import { text } from "../../values/read";
import { NOT_DECLARED } from "../../values/ref";
import { UNKNOWN } from "../../values/value";
import type { Reference } from "../shape";
import { followAt, whole } from "./references";

const ATTACHED = kindsOf("Microsoft.DevCenter/devcenters/attachednetworks");
const CONNECTIONS = kindsOf("Microsoft.DevCenter/networkConnections");

/** The attached network that a pool names; its dev center knows it by that name. */
function attachedTo(stack: StackIndex, pool: Declared, { input, id }: Reference): Link {
  const source = declaredAt(stack.follow(pool, input, UNKNOWN, ATTACHED));
  if (source) return source;
  if (id === undefined || id === UNKNOWN) return id;
  const named = ATTACHED.flatMap((kind) => stack.ofKind(kind)).filter(({ props }) => {
    const name = text(props, "attachedNetworkConnectionName") ?? text(props, "name");
    return name === UNKNOWN || equalsIgnoreCase(name, id);
  });
  const [only] = named;
  return named.length > 1 ? UNKNOWN : (only ?? NOT_DECLARED);
}

/** The network connection that a pool of dev boxes uses. */
export function connectionAt(stack: StackIndex, pool: Declared, reference: Reference): Link {
  const attached = attachedTo(stack, pool, reference);
  const declared = declaredAt(attached);
  return declared ? followAt(stack, whole(declared), [["networkConnectionId"]], CONNECTIONS) : attached;
}
