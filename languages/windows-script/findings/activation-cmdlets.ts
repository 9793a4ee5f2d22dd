import { programOf } from "../programs/programs";
import { operand, valueAfter } from "../variables/arguments";
import type { Command } from "./actions";
import { handedOver } from "./handed-over";
import { readOsLicense } from "./os-license";

const VERB = "(?:activate|add|enable|install|invoke|register|set|start|update|use)";

/** Cmdlets of a module or a script of the organization. DISM's `Set-WindowsProductKey` works on an offline image. */
const ACTIVATES = new RegExp(
  `^(?:activate-windows|(?!set-windowsproductkey$)${VERB}-(?:windows(?:activation|license|productkey)|(?:vamt)?productkey))$`,
);
const SETS_HOST = new RegExp(`^${VERB}-(?:windows)?kms(?:activation|client|clientkey|host|machine|server)$`);

/**
 * Cmdlets of the module slmgr-ps, and their switches. Source: powershellgallery.com/packages/slmgr-ps/1.9.2, 2026-11-26.
 */
const OF_SLMGR_PS = /^(?:start-windowsactivation|set-windowskmsclient)$/;
const HOST = /^-?(?:kmsserverfqdn|kmsserver)$/;
const PORT = /^-?(?:kmsserverport|port)$/;

/** Records what a cmdlet may do whose name says that it activates Windows or sets a KMS host, unless the script shows it. */
export function readActivationCmdlet({ args, mentions, variables, findings }: Command): void {
  const name = programOf(args);
  // Most commands aren't such cmdlets.
  if (!name.includes("-")) return;
  readOsLicense({ args, mentions, variables, findings }, name);
  const activates = ACTIVATES.test(name);
  if (!(activates || SETS_HOST.test(name)) || variables.declares(name)) return;
  const host = OF_SLMGR_PS.test(name) ? valueAfter(args, HOST) : -1;
  if (host >= 0) {
    findings.host(operand(args, host, variables) ?? [""], "cim");
    const port = operand(args, valueAfter(args, PORT), variables);
    if (port !== undefined) findings.port(port);
  } else if (!activates) {
    findings.lookUpHost();
  } else if (handedOver(args, mentions, variables).length === 0) {
    findings.doubt("code-not-shown");
  }
}
