import type { Declared } from "../../stack/declared";
import type { CarrierShape, MachineShape, SourceShape } from "../shape";
import type { DeploymentShape } from "./deployment";
import type { Generic } from "./generic";

/** Returns the machines that a resource declares; none if it has no profile. Never throws. */
export type MachineReader = (declared: Declared) => readonly MachineShape[];

/** Which machine a carrier targets. */
export interface Aim {
  /** Inputs with the machine's id or name; empty if only dependencies show it. */
  readonly target: readonly string[];
  /** Kinds of machines that the inputs may name; absent if there are no such inputs. */
  readonly kinds?: readonly string[];
  /** The input with the machine's address, which leads to the machine through its network interface. */
  readonly address?: string;
}

/** Reads what a resource delivers to a machine. */
export interface CarrierReader extends Aim {
  readonly read: (declared: Declared) => CarrierShape;
}

/** A resource that delivers the content of another resource, referenced by this input, to a machine. */
export interface AssignmentReader extends Aim {
  readonly brings: string;
}

/** Reads the content of a resource that machines or their images reference. */
export type ContentReader = (declared: Declared) => readonly CarrierShape[];

/** How a resource type is read. */
export interface Role {
  readonly machine?: MachineReader;
  readonly carrier?: CarrierReader | AssignmentReader;
  readonly content?: ContentReader;
  /** Reads the properties of something that machines are created from. */
  readonly source?: (props: unknown) => SourceShape;
  readonly deployment?: (declared: Declared) => DeploymentShape;
  /** Reads a resource whose properties name its ARM type. */
  readonly generic?: (declared: Declared) => Generic;
}
