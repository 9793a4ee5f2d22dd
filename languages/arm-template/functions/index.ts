import { cidr } from "./cidr";
import { collections } from "./collections";
import { encodings } from "./encodings";
import type { TemplateFunction } from "./function";
import { logic } from "./logic";
import { numbers } from "./numbers";
import { strings } from "./strings";

/** Functions that depend only on their arguments, by lower-case name. */
export const FUNCTIONS: ReadonlyMap<string, TemplateFunction> = new Map(
  [cidr, collections, encodings, logic, numbers, strings].flatMap((table) => Object.entries(table)),
);
