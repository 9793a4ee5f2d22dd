import type { Declared } from "../../stack/declared";
import type { CarrierShape, MachineShape, SourceShape } from "../shape";
import type { DeploymentShape } from "./deployment";
import type { Generic } from "./generic";

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

/** Who reads a resource type, and as what. */
export interface Role {
  readonly machine?: MachineReader;
  readonly carrier?: CarrierReader | AssignmentReader;
  readonly content?: ContentReader;
  /** Reads the properties of what machines can be made from. */
  readonly source?: (props: unknown) => SourceShape;
  readonly deployment?: (declared: Declared) => DeploymentShape;
  /** A resource of any ARM type, which its properties name. */
  readonly generic?: (declared: Declared) => Generic;
}
