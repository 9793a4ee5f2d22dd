import type { Machine } from "./machine";

/** A machine made from an image of a marketplace, of which nothing is said but what it runs, where, and what is told here. */
export function plainMachine(told: Pick<Machine, "place" | "system" | "image"> & Partial<Machine>): Machine {
  return {
    urn: "",
    name: told.image,
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
    ...told,
  };
}
