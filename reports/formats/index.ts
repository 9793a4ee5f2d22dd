import type { FormatMaker } from "./format";
import { json } from "./json";

/** Every format by its name on the command line. */
export const FORMATS: Readonly<Record<string, FormatMaker>> = { json };
