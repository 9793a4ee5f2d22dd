import { identifyImage } from "../activation/catalog";
import type { OperatingSystem } from "../activation/windows";

function dashed(text: string): string {
  return text.replace(/[:\s]+/g, "-");
}

/** Returns marketplace words for Windows' own name. */
function wordsOf(
  name: string,
): { readonly publisher: string; readonly offer: string; readonly sku: string } | undefined {
  const server = /^windows server (.+)/i.exec(name)?.[1];
  if (server !== undefined) return { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: dashed(server) };
  const [, version, rest = ""] = /^windows (7|8\.1|10|11)\b(.*)/i.exec(name) ?? [];
  if (version === undefined) return undefined;
  return { publisher: "MicrosoftWindowsDesktop", offer: `windows-${version}`, sku: dashed(`win${version}${rest}`) };
}

/**
 * Identifies the operating system by the name that a running machine's agent reports, such as `Windows Server 2019
 * Datacenter`; `undefined` if empty. Source: `instanceView.osName` in the reference of Azure Compute, 2026-11-25.
 */
export function reportedSystem(text: string): OperatingSystem | undefined {
  const name = text.trim().replace(/^microsoft /i, "");
  if (name === "") return undefined;
  const because = `it reports that it runs ${name}`;
  const words = wordsOf(name);
  if (words) {
    const system = identifyImage(words);
    if (system.kind === "windows") return { ...system, because };
  }
  return /windows|hyper-v server/i.test(name)
    ? { kind: "windows-of-unknown-release", family: undefined, because }
    : { kind: "not-windows", because };
}
