import { AZURE_MACHINES } from "./azure";
import { AZURE_CARRIERS, AZURE_CONTENTS } from "./azure-carriers";
import { AZURE_NATIVE_MACHINES } from "./azure-native";
import { AZURE_NATIVE_CARRIERS, AZURE_NATIVE_CONTENTS } from "./azure-native-carriers";
import { COMMAND_CARRIERS } from "./command";
import type { Declared } from "../declared";
import type { CarrierShape, MachineShape } from "../shape";
import type { Token } from "../token";

/** Reads the machines that one resource declares. Never throws; what has no profile gives none. */
export type MachineReader = (declared: Declared) => readonly MachineShape[];

/** Which machine a carrier goes to. */
export interface Aim {
  /** Inputs that hold the id or the name of the machine; none where only dependencies tell. */
  readonly target: readonly string[];
  /** Kinds of machines that the inputs can name; absent: any. */
  readonly kinds?: readonly string[];
  /** The input that holds the machine's address: what it is made from leads to the machine over its network interface. */
  readonly address?: string;
}

/** Reads what one resource brings to a machine. */
export interface CarrierReader extends Aim {
  readonly read: (declared: Declared) => CarrierShape;
}

/** A resource that brings to a machine what another resource holds, which this input names. */
export interface AssignmentReader extends Aim {
  readonly brings: string;
}

/** Reads what a resource holds that machines, or what they are made from, refer to. */
export type ContentReader = (declared: Declared) => readonly CarrierShape[];

interface Family {
  readonly machines: ReadonlyMap<string, MachineReader>;
  readonly carriers: ReadonlyMap<string, CarrierReader | AssignmentReader>;
  readonly contents: ReadonlyMap<string, ContentReader>;
}

function family(
  machines: Readonly<Record<string, MachineReader>>,
  carriers: Readonly<Record<string, CarrierReader | AssignmentReader>>,
  contents: Readonly<Record<string, ContentReader>>,
): Family {
  return {
    machines: new Map(Object.entries(machines)),
    carriers: new Map(Object.entries(carriers)),
    contents: new Map(Object.entries(contents)),
  };
}

/** The classic provider, and Terraform's azurestack, which was made from it and is declared alike. */
const CLASSIC = family(AZURE_MACHINES, AZURE_CARRIERS, AZURE_CONTENTS);

/** One entry a provider package; one file each. */
const FAMILIES: ReadonlyMap<string, Family> = new Map([
  ["azure-native", family(AZURE_NATIVE_MACHINES, AZURE_NATIVE_CARRIERS, AZURE_NATIVE_CONTENTS)],
  ["azure", CLASSIC],
  ["azurestack", CLASSIC],
  ["command", family({}, COMMAND_CARRIERS, {})],
]);

/** The reader for machines of this token, if it can declare any. */
export function machineReader(token: Token): MachineReader | undefined {
  return FAMILIES.get(token.package)?.machines.get(token.kind);
}

/** The reader for carriers of this token, if it can be one. */
export function carrierReader(token: Token): CarrierReader | AssignmentReader | undefined {
  return FAMILIES.get(token.package)?.carriers.get(token.kind);
}

/** The reader for what resources of this token hold, if they hold anything for machines. */
export function contentReader(token: Token): ContentReader | undefined {
  return FAMILIES.get(token.package)?.contents.get(token.kind);
}

/** Kinds of resources that {@link contentReader} reads. */
export const CONTENT_KINDS: readonly string[] = [
  ...new Set([...FAMILIES.values()].flatMap(({ contents }) => [...contents.keys()])),
];
