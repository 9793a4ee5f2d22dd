import { resourceOf } from "../formats/shown";
import type { Section } from "../report";
import type { MachineChain } from "./machine-chain";

/** The address of a machine, with its path where one resource declares several. */
export function addressOf(address: string, path: string): string {
  return path === "" ? address : `${address} (${path})`;
}

const DISKS: Readonly<Record<MachineChain["image"]["disk"], string>> = {
  image: "made from the image",
  attached: "existing disk",
  imported: "imported VHD",
  unknown: "unknown",
};

function verdictLines({ text, assumed, source, date }: MachineChain["verdict"]): readonly string[] {
  return [
    `It ${text}`,
    ...(assumed === undefined ? [] : [`Assumed: ${assumed}`]),
    ...(source === undefined ? [] : [`Source: ${source} (${date ?? "undated"})`]),
  ];
}

/** Returns what a chain says, under a title for each of its parts. */
export function sectionsOf(chain: MachineChain): readonly Section[] {
  const { cloud, image, windows, host, network } = chain;
  const parts: Readonly<Record<string, readonly string[]>> = {
    Cloud: [`${cloud.is}, shown by ${cloud.shownBy}`],
    Image: [`${image.is}; OS disk: ${DISKS[image.disk]}`],
    Windows: [windows],
    Host: host === undefined ? [] : [host],
    "Also known": chain.alsoKnown,
    Delivered: chain.deliveries.map(({ what, name, path, secret, delivers }) => {
      return `${what} ${name} (${path}${secret ? ", secret" : ""}): ${delivers}`;
    }),
    Network: [
      ...network.map(({ what, name, effect }) => `${what}${name === "" ? "" : ` ${name}`}: ${effect}`),
      `It ${chain.reach}`,
    ],
    Verdict: verdictLines(chain.verdict),
    Policies: chain.findings.flatMap(({ policy, level, severity, waiver, message, at }) => [
      `${policy} at ${at}: ${waiver ? `waived until ${waiver.expires}` : level}, ${severity} severity`,
      `  ${message}`,
    ]),
    Unknown: chain.missing,
    "What would change the verdict": chain.wouldChange.map(({ change, text }) => `If ${change}, it ${text}`),
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
