import type { Value } from "../../../values/value";

/** The operating systems that extensions are made for. */
export type ExtensionSystem = "windows" | "linux";

/**
 * Types of Windows-only extensions whose names don't say so. Sources: learn.microsoft.com, "Virtual machine extensions
 * and features for Windows", and `az vm extension image list`, 2026-11.
 */
const WINDOWS: ReadonlySet<string> = new Set([
  "azurediskencryption",
  "bginfo",
  "customscriptextension",
  "dsc",
  "iaasantimalware",
  "iaasdiagnostics",
  "jsonaddomainextension",
  "microsoftmonitoringagent",
  "sqliaasagent",
  "vmaccessagent",
]);

/** The same for Linux. Each is told by its publisher too, because others use the name. */
const LINUX: ReadonlySet<string> = new Set([
  "microsoft.azure.extensions/customscript",
  "microsoft.azure.extensions/dockerextension",
]);

/** The only operating system that an extension runs on, as far as its publisher and type tell. */
export function extensionSystem(publisher: Value<string>, type: Value<string>): ExtensionSystem | undefined {
  if (typeof type !== "string") return undefined;
  const name = type.toLowerCase();
  if (name.includes("linux")) return "linux";
  if (name.includes("windows") || WINDOWS.has(name)) return "windows";
  return typeof publisher === "string" && LINUX.has(`${publisher.toLowerCase()}/${name}`) ? "linux" : undefined;
}
