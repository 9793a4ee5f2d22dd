import { AZURE_NATIVE_CARRIERS, AZURE_NATIVE_MACHINES } from "./azure-native";
import type { Declared } from "./declared";
import type { CarrierShape, MachineShape } from "./shape";
import type { Token } from "./token";

/** Reads the machines that one resource declares. Never throws; what has no profile gives none. */
export type MachineReader = (declared: Declared) => readonly MachineShape[];

/** Reads what one resource brings to a machine, and names the inputs that tell which machine. */
export interface CarrierReader {
  readonly read: (declared: Declared) => CarrierShape;
  readonly target: readonly string[];
}

interface Family {
  readonly machines: Readonly<Record<string, MachineReader>>;
  readonly carriers: Readonly<Record<string, CarrierReader>>;
}

/** One entry a provider package; one file each. */
const FAMILIES: Readonly<Record<string, Family>> = {
  "azure-native": { machines: AZURE_NATIVE_MACHINES, carriers: AZURE_NATIVE_CARRIERS },
};

function familyOf(token: Token): Family | undefined {
  return Object.hasOwn(FAMILIES, token.package) ? FAMILIES[token.package] : undefined;
}

/** The reader for machines of this token, if it can declare any. */
export function machineReader(token: Token): MachineReader | undefined {
  const machines = familyOf(token)?.machines;
  return machines && Object.hasOwn(machines, token.kind) ? machines[token.kind] : undefined;
}

/** The reader for carriers of this token, if it can be one. */
export function carrierReader(token: Token): CarrierReader | undefined {
  const carriers = familyOf(token)?.carriers;
  return carriers && Object.hasOwn(carriers, token.kind) ? carriers[token.kind] : undefined;
}
