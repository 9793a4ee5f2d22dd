import type { Declared } from "../../stack/declared";
import type { Token } from "../../stack/token";
import type { SourceShape } from "../shape";
import { COMMAND_CARRIERS } from "./carriers/command";
import { AZURE_CARRIERS, AZURE_CONTENTS } from "./classic-carriers";
import { AZURE_MACHINES } from "./classic-machines";
import { AZURE_NATIVE_CARRIERS, AZURE_NATIVE_CONTENTS } from "./native-carriers";
import { AZURE_NATIVE_MACHINES } from "./native-machines";
import type { AssignmentReader, CarrierReader, ContentReader, MachineReader } from "./reader";
import { READERS, imports } from "./source";

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

/** Reads what a machine can be made from; absent for a resource that is no such thing. */
export function sourceOf({ token, props }: Declared): SourceShape | undefined {
  const source = READERS.get(token.package)?.get(token.kind)?.(props);
  return source && { ...source, imported: source.vhd !== undefined || imports(props) };
}
