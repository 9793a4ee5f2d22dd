import { type Argument, elements } from "../variables/arguments";
import { basename, programOf } from "./programs";

/** The cmdlet that loads assemblies and code. */
export const ADDS_TYPE = /^add-type$/i;
/** The methods that load an assembly by its file, bytes or name. */
const LOADS = /\[(?:[\w.]+\.)?assembly\]::(?:(?:unsafe)?load(?:file|from)?|loadwithpartialname)$/i;

/** Switches of `Add-Type`, also shortened, or as names in a table of arguments. */
const NAMES_ASSEMBLY = /^(?:-a(?:n|ss\w*)?|-(?:ps)?path|-lp|-lit\w*|assemblyname|path|literalpath)$/;
const GIVES_CODE = /^(?:-t(?:y\w*)?|-mem\w*|typedefinition|memberdefinition)$/;

/** What code contains, rather than a value that stands for it. */
const IS_CODE = /[{;]/;
/** Code that installs a key or sets a KMS host, by WMI or by functions of `slc.dll`. */
const INSTALLS = /installproductkey|installproofofpurchase|setkeymanagementservice|slmgr/i;

/** Assemblies of .NET, Windows and other products of Microsoft, by name or folder. */
const WELL_KNOWN =
  /^(?:system|microsoft|mscorlib|netstandard|accessibility|windowsbase|windowsformsintegration|reachframework|presentation\w+|uiautomation\w+)(?![\w-])|\\windows\\(?!temp\\)/;

/** Whether a command loads assemblies or .NET code, which is no script. */
export function addsType(args: readonly Argument[]): boolean {
  return ADDS_TYPE.test(programOf(args));
}

/** Whether a word is a method that loads an assembly. */
export function loadsAssembly(text: string): boolean {
  // Asked of each word of a script, and few mention it.
  return text.includes("::") && LOADS.test(text);
}

/** Returns the assemblies and the .NET code that a command loads and that may do anything: the script doesn't show them. */
export function unknownAssemblies(args: readonly Argument[]): readonly string[] {
  const loads = args.findIndex(({ lower }) => loadsAssembly(lower));
  if (loads >= 0) return unshownIn(args.slice(loads + 1, loads + 2));
  if (!addsType(args)) return [];
  const named = args.flatMap(({ lower }, at) => {
    if (GIVES_CODE.test(lower)) return args.slice(at + 1, at + 2);
    return NAMES_ASSEMBLY.test(lower) ? elements(args, at + 1) : [];
  });
  return unshownIn(named.length === 0 && args[1]?.lower.startsWith("-") === false ? args.slice(1, 2) : named);
}

function unshownIn(types: readonly Argument[]): readonly string[] {
  return types.flatMap(({ texts }) => texts.filter(isUnshownType));
}

/** Whether a text is neither code nor the name of a well-known assembly. */
export function isUnshownType(text: string): boolean {
  if (IS_CODE.test(text)) return INSTALLS.test(text);
  const lower = text.toLowerCase();
  return !WELL_KNOWN.test(basename(lower)) && !WELL_KNOWN.test(lower);
}
