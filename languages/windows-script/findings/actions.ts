import { isKeyLike } from "../../../values/key-text";
import { UNKNOWN } from "../../../values/value";
import { basename, programOf } from "../programs/programs";
import { type Argument, LIST_SWITCH, isSwitch, operand, switchValue, valueAfter } from "../variables/arguments";
import { does, invoked, invokes, placed } from "../variables/methods";
import type { Variables } from "../variables/variables";
import { UNKNOWN_VALUE, hasHole, leadingVariable, methodOf, variableOf } from "../words/marks";
import { readActivationCmdlet } from "./activation-cmdlets";
import type { Findings } from "./findings";
import { tidyKey } from "./keys";
import type { InstalledKey } from "./reading";

/** One command and its context. */
export interface Command {
  readonly args: readonly Argument[];
  /** The text of all arguments in lower case, plus the text of the command that contains this one. */
  readonly mentions: string;
  readonly variables: Variables;
  readonly findings: Findings;
}

interface KeySwitch {
  readonly name: RegExp;
  /** What the command must mention for the switch to have this meaning. */
  readonly program: RegExp;
  readonly how: InstalledKey["how"];
}

/**
 * Switches that install a key. slmgr: learn.microsoft.com/windows-server/get-started/activation-slmgr-vbs-options;
 * DISM: learn.microsoft.com/windows-hardware/manufacture/desktop/dism-windows-edition-servicing-command-line-options;
 * changepk: learn.microsoft.com/windows/deployment/upgrade/windows-edition-upgrades; /pkey:
 * learn.microsoft.com/windows-hardware/manufacture/desktop/windows-setup-command-line-options (all read 2025).
 */
const KEY_SWITCHES: readonly KeySwitch[] = [
  { name: /^ipk$/, program: /slmgr/, how: "slmgr" },
  { name: /^set-productkey$/, program: /dism|image:|online/, how: "dism" },
  { name: /^productkey$/, program: /changepk/, how: "changepk" },
  { name: /^productkey$/, program: /dism|set-edition|set-windowsproductkey/, how: "dism" },
  { name: /^pkey$/, program: /setup/, how: "setup" },
];

const IMAGE = /^(?:-|\/{1,2})image:/;
const SWITCH = /^(?:-|\/{1,2})([a-z][a-z-]*)(?::([\s\S]*))?$/;
const METHOD =
  /^(?:[\s\S]*\.)?((?:un)?installproductkey|(?:set|clear)keymanagementservicemachine|setkeymanagementservice(?:port|lookupdomain)|activate)$/;
const NAMED_ARGUMENT =
  /^\{?(?:productkey|machinename|keymanagementservicemachine|portnumber|keymanagementserviceport)$/;
const REGISTRY_VALUE = /^(?:[\s\S]*\\)?keymanagementservice(name|port|lookupdomain)$/;
const REGISTRY_WRITES = /^(?:add|set-itemproperty|sp|new-itemproperty)$|(?:regwrite|setvalue)$/;
const REGISTRY_CLEARS = /^(?:delete|remove-itemproperty|rp)$|(?:regdelete|deletevalue)$/;

const SLMGR = /^slmgr(?:\.vbs)?$/;
const RUNS_SLMGR = /^(?:slmgr(?:\.vbs)?|[cw]script|start-process|saps|new-scheduledtaskaction)$/;
const KNOWN_SWITCH =
  /^["']?[-/](?:ipk|ato|atp|upk|cpky|rearm|dl[iv]|xpr|dti|r?ilc|[sc]kms|[sc](?:hc|prt|pri|dns)|s[ar]i|act-|ad-|[lr]il|ltc|fta)/;
const UNKNOWN_SWITCH = /^["']?[\uE000\uE001]/;

/** Mentions of Office, whose activation is separate. */
const OFFICE = /office|0ff1ce15|59a52881/;

/**
 * Whether a command works on an offline image: DISM with `/Image`, and what only works on one. Sources:
 * learn.microsoft.com/windows-hardware/manufacture/desktop/dism-windows-edition-servicing-command-line-options on
 * `/Set-ProductKey`, and learn.microsoft.com/powershell/module/dism/set-windowsproductkey, whose `-Path` is required
 * (both read 2026).
 */
function isOffline(name: string, { args, mentions }: Command): boolean {
  if (name === "set-productkey" || mentions.includes("set-windowsproductkey")) return true;
  return args.some(({ lower }) => IMAGE.test(lower));
}

/** Doubts the key if it's unknown what slmgr does. `$args` are read where the script's function is called. */
function readUnknownSwitch({ args, findings }: Command): void {
  if (!RUNS_SLMGR.test(programOf(args)) || args.some(({ lower }) => KNOWN_SWITCH.test(lower))) return;
  const at = args.findIndex(({ lower }) => SLMGR.test(basename(lower)));
  const next = at < 0 ? undefined : args.slice(at + 1).find(({ lower }) => !LIST_SWITCH.test(lower));
  if (next?.word.before !== "" || variableOf(next.word.text) === "args") return;
  for (const text of next.texts.filter((one) => UNKNOWN_SWITCH.test(one)))
    findings.doubt(text.includes(UNKNOWN_VALUE) ? "unknown-value" : "key-not-followed");
}

/** Records what one command does with keys and KMS hosts. */
export function readCommand(command: Command): void {
  readUnknownSwitch(command);
  for (const [at, argument] of command.args.entries()) {
    readSwitch(command, argument, at);
    readMethod(command, argument, at);
    readRegistry(command, argument, at);
  }
  readActivationCmdlet(command);
}

function readSwitch(command: Command, { lower, texts }: Argument, at: number): void {
  const found = SWITCH.exec(lower);
  if (found === null) return;
  const { findings, mentions } = command;
  const [, name = "", attached] = found;
  const values = attached === undefined ? switchValue(command.args, at + 1, command.variables) : texts.map(afterColon);
  if (name === "skms") findings.host(values ?? [""], "slmgr");
  if (name === "skms-domain") findings.lookUpHost();
  if (name === "ckms") findings.clearHost();
  if (name === "ato" || name === "upk") {
    const ids = mayBeEmpty(command, at + 1) ? [...(values ?? []), ""] : values;
    if (name === "ato") findings.activate(ids);
    else findings.uninstall(ids);
  }
  if (name === "set-edition" && (attached !== undefined || !isSwitch(command.args[at + 1]))) {
    for (const value of values ?? [])
      findings.editions.add(hasHole(value) || value === "" ? UNKNOWN : value.toLowerCase());
  }
  const named = KEY_SWITCHES.filter((row) => row.name.test(name));
  if (named.length === 0 || !command.variables.budget.spend(mentions.length)) return;
  const row = named.find(({ program }) => program.test(mentions));
  if (row !== undefined) findings.key(values ?? [""], row.how, row.how === "dism" && isOffline(name, command));
  else if (named[0] !== undefined && name !== "productkey" && values?.some(mayBeKey) === true) {
    findings.key(values.filter(mayBeKey), named[0].how);
  }
}

/** Whether a value may be empty, because a branch of the script leaves its variable empty. */
function mayBeEmpty({ args, variables }: Command, at: number): boolean {
  const name = leadingVariable(args[at]?.word.text ?? "");
  return name !== undefined && variables.mayBeEmpty(name);
}

function afterColon(text: string): string {
  return text.slice(text.indexOf(":") + 1);
}

function mayBeKey(text: string): boolean {
  return hasHole(text) || isKeyLike(tidyKey(text));
}

/** Reads a method call of the CIM class SoftwareLicensingService, on an object or by name. */
function readMethod(command: Command, { lower, word }: Argument, at: number): void {
  const called = methodOf(word.text);
  const found = METHOD.exec(called === undefined ? lower : `.${called}`)?.[1];
  if (found === undefined) return;
  const { args, findings, variables } = command;
  if (called === undefined && !(variables.budget.spend(args.length) && invokes(args))) return;
  const values = (): readonly string[] =>
    operand(args, called === undefined ? invoked(args, at, NAMED_ARGUMENT) : at + 1, variables) ?? [""];
  if (found === "installproductkey") findings.key(values(), "cim");
  else if (found === "uninstallproductkey")
    findings.uninstall(findings.licenseId === undefined ? [] : [findings.licenseId]);
  else if (found === "setkeymanagementservicemachine") findings.host(values(), "cim");
  else if (found === "setkeymanagementserviceport") findings.port(values());
  else if (found === "setkeymanagementservicelookupdomain") findings.lookUpHost();
  else if (found === "activate") findings.activate(findings.licenseId === undefined ? undefined : [findings.licenseId]);
  else findings.clearHost();
}

function readRegistry({ args, findings, mentions, variables }: Command, { lower }: Argument, at: number): void {
  const what = REGISTRY_VALUE.exec(lower)?.[1];
  if (what === undefined || !variables.budget.spend(args.length + mentions.length)) return;
  if (OFFICE.test(mentions)) return;
  if (args.some((arg) => does(arg, REGISTRY_CLEARS))) {
    if (what === "name") findings.clearHost();
  } else if (args.some((arg) => does(arg, REGISTRY_WRITES))) {
    const named = valueAfter(args, /^(?:\/d|-?value)$/);
    const values = operand(args, named >= 0 ? named : placed(args, at), variables) ?? [""];
    if (what === "name") findings.host(values, "registry");
    else if (what === "port") findings.port(values);
    else findings.lookUpHost();
  }
}
