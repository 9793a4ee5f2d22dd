import type { Value } from "../../../values/value";

/** The operating systems of extensions. */
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

/** The same for Linux. The publisher must match too, because others use the same names. */
const LINUX: ReadonlySet<string> = new Set([
  "microsoft.azure.extensions/customscript",
  "microsoft.azure.extensions/dockerextension",
]);

/** Returns the only operating system that an extension runs on, by publisher and type. */
export function extensionSystem(publisher: Value<string>, type: Value<string>): ExtensionSystem | undefined {
  if (typeof type !== "string") return undefined;
  const name = type.toLowerCase();
  if (name.includes("linux")) return "linux";
  if (name.includes("windows") || WINDOWS.has(name)) return "windows";
  return typeof publisher === "string" && LINUX.has(`${publisher.toLowerCase()}/${name}`) ? "linux" : undefined;
}
