import type { Machine } from "./machine";

/** Returns a machine that has a marketplace image and the given properties, and nothing else. */
export function plainMachine(given: Pick<Machine, "place" | "system" | "image"> & Partial<Machine>): Machine {
  return {
    urn: "",
    name: given.image,
    path: "",
    noun: "virtual machine",
    disk: "image",
    licenseType: undefined,
    deliveries: [],
    kmsHosts: [],
    bakedIn: undefined,
    declaredDelivery: undefined,
    managedBy: undefined,
    conditional: false,
    reach: { kind: "not-declared" },
    moveSigns: [],
    license: undefined,
    tags: {},
    tagNames: undefined,
    ...given,
  };
}
