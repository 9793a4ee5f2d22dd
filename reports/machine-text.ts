import { resourceOf } from "./formats/shown";
import type { MachineChain } from "./machine-chain";
import type { Section } from "./report";

/** The address of a machine, with its path where one resource declares several. */
export function addressOf(address: string, path: string): string {
  return path === "" ? address : `${address} (${path})`;
}

/** Returns what a chain says, under a title for each of its parts. */
export function sectionsOf(chain: MachineChain): readonly Section[] {
  const {
    cloud,
    image,
    windows,
    host,
    alsoKnown,
    deliveries,
    network,
    reach,
    verdict,
    findings,
    missing,
    wouldChange,
  } = chain;
  const disks = {
    image: "made from the image",
    attached: "existing disk",
    imported: "imported VHD",
    unknown: "unknown",
  };
  const source = verdict.source === undefined ? [] : [`Source: ${verdict.source} (${verdict.date ?? "undated"})`];
  const parts: Readonly<Record<string, readonly string[]>> = {
    Cloud: [`${cloud.is}, shown by ${cloud.shownBy}`],
    Image: [`${image.is}; OS disk: ${disks[image.disk]}`],
    Windows: [windows],
    Host: host === undefined ? [] : [host],
    "Also known": alsoKnown,
    Delivered: deliveries.map(({ what, name, path, secret, delivers }) => {
      return `${what} ${name} (${path}${secret ? ", secret" : ""}): ${delivers}`;
    }),
    Network: [
      ...network.map(({ what, name, effect }) => `${what}${name === "" ? "" : ` ${name}`}: ${effect}`),
      `It ${reach}`,
    ],
    Verdict: [
      `It ${verdict.text}`,
      ...(verdict.assumed === undefined ? [] : [`Assumed: ${verdict.assumed}`]),
      ...source,
    ],
    Policies: findings.flatMap(({ policy, level, severity, waiver, message, at }) => [
      `${policy} at ${at}: ${waiver ? `waived until ${waiver.expires}` : level}, ${severity} severity`,
      `  ${message}`,
    ]),
    Unknown: missing,
    "What would change the verdict": wouldChange.map(({ change, text }) => `If ${change}, it ${text}`),
  };
  return Object.entries(parts).flatMap(([title, lines]) => (lines.length > 0 ? [{ title, lines }] : []));
}

/** Formats a chain for the terminal. */
export function machineText(chain: MachineChain): string {
  const { noun, address, path, stack, file } = chain;
  const blocks = sectionsOf(chain).map(
    ({ title, lines }) => `\n${title}\n${lines.map((line) => `  ${line}\n`).join("")}`,
  );
  return `${resourceOf(chain)}: ${noun} in ${stack}\n${addressOf(address, path)}\n${file}\n${blocks.join("")}`;
}
