import { isSwitch, operand, valueAfter } from "../variables/arguments";
import type { Command } from "./actions";

const SERVER = /^-?servername$/;
const PORT = /^-?port$/;
const DOMAIN = /^-?domain$/;
const INSTALLS = /^-?installproductkey(?::.*)?$/s;
const UNINSTALLS = /^-?uninstallproductkey$/;
const ACTIVATES = /^-?activateonline$/;
const LICENSE = /^-?activationid$/;

/**
 * Records what a cmdlet of the module OSLicense does, which newer versions of Windows have. Source:
 * learn.microsoft.com/powershell/module/oslicense, read 2026-11-26.
 *
 * @param name the name of the command in lower case
 */
export function readOsLicense(command: Command, name: string): void {
  if (name === "set-kmslicenseinfo") readHost(command);
  else if (name === "invoke-oslicense") readOperation(command);
}

/** Records the host, the port and the domain. The first two may come without their names. */
function readHost({ args, variables, findings }: Command): void {
  const isTable = args[1]?.word === args[2]?.word;
  const placed = (at: number): number => (isTable || args.slice(1, at + 1).some(isSwitch) ? args.length : at);
  const value = (name: RegExp, at: number): readonly string[] | undefined =>
    operand(args, has(args, name) ? valueAfter(args, name) : placed(at), variables);
  const host = value(SERVER, 1);
  const port = value(PORT, 2);
  if (host !== undefined) findings.host(host, "cim");
  if (port !== undefined) findings.port(port);
  if (has(args, DOMAIN)) findings.lookUpHost();
}

/** Records the operation. Without an ID, the key is installed or activated for Windows as a whole. */
function readOperation({ args, variables, findings }: Command): void {
  const at = args.findIndex(({ lower }) => INSTALLS.test(lower));
  const ids = has(args, LICENSE) ? (operand(args, valueAfter(args, LICENSE), variables) ?? [""]) : undefined;
  const attached = args[at]?.texts.flatMap((text) => /:(.*)$/s.exec(text)?.[1] ?? []) ?? [];
  if (at >= 0) findings.key(attached.length > 0 ? attached : (operand(args, at + 1, variables) ?? [""]), "cim");
  else if (has(args, UNINSTALLS)) findings.uninstall(ids);
  else if (has(args, ACTIVATES)) findings.activate(ids);
}

function has(args: Command["args"], name: RegExp): boolean {
  return args.some(({ lower }) => name.test(lower));
}
