import type { Declared } from "./declared";

/** Whether a resource is deployed whenever another is, because both depend on the same unknown conditions. */
export function comesWith(other: Declared, resource: Declared): boolean {
  const { undecidedBy = [] } = resource;
  return (
    undecidedBy.length === 0 ||
    (other.urn === resource.urn && undecidedBy.every((one) => other.undecidedBy?.includes(one) === true))
  );
}

/** Returns a resource that may not be deployed, whatever else is. */
export function asConditional(resource: Declared): Declared {
  return { ...resource, conditional: true, undecidedBy: [resource.urn] };
}
