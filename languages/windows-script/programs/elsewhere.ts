import { type Argument, elements, isSwitch } from "../variables/arguments";
import { isOwnCode } from "../words/marks";

/** This computer, by a name that always means it. */
const LOCAL = String.raw`["']?(?:localhost|127\.0\.0\.1|::1|\.|%computername%)(?![\w.-])`;

/** What names another computer. */
const NAMES_ANOTHER: readonly string[] = [
  // PowerShell: Invoke-Command, CIM and WMI cmdlets, and slmgr-ps.
  String.raw`\s-(?:computer(?:name|s)?|cn|cimsession|session|vmname)[\s:]+(?!${LOCAL})\S`,
  String.raw`\bwmic\b.{0,200}/node:\s?(?!${LOCAL})\S`,
  String.raw`\bwinrs\b.{0,200}\s[-/]r(?:emote)?:(?!${LOCAL})\S`,
  String.raw`\bpsexec(?:64)?(?:\.exe)?\s+\\\\(?!${LOCAL})\S`,
  // A WMI path, and a moniker for it.
  String.raw`\\\\(?!${LOCAL}\\)[^\\\s]+\\root\\`,
  // learn.microsoft.com/windows-server/get-started/activation-slmgr-vbs-options, read 2026: the computer comes first,
  // then a user and a password. An unknown name may be that of another computer.
  String.raw`\bslmgr(?:\.vbs)?["']?\s+(?!${LOCAL})[a-z0-9\uE000\uE001][\w.-]*\s+(?:[^\s/-]\S*\s+\S+\s+)?[-/](?:ipk|skms)\b`,
];

const ELSEWHERE = new RegExp(NAMES_ANOTHER.join("|"), "s");
const ENTERS = /^(?:invoke-command|icm)$/;
const IS_LOCAL = new RegExp(`^${LOCAL}["']?$`);
/** `Invoke-Command NAME` in the text of a script. */
const ENTERS_BY_NAME = new RegExp(String.raw`\b(?:invoke-command|icm)\s+(?![-{(\s])(?!${LOCAL})\S`);
const BLOCK_SWITCH = /^-scriptblock$/;

/** Whether a command, as text in lower case, acts on another computer. */
export function actsElsewhere(text: string): boolean {
  return ELSEWHERE.test(text);
}

/** Whether a script, as text in lower case, may act on another computer. */
export function mayActElsewhere(source: string): boolean {
  return ELSEWHERE.test(source) || ENTERS_BY_NAME.test(source);
}

/**
 * Whether a command takes a block to a computer that it names first: `Invoke-Command NAME { ... }`. Source:
 * learn.microsoft.com/powershell/module/microsoft.powershell.core/invoke-command, whose first positional parameter is
 * the computer's name (read 2026).
 *
 * @param hasBlock whether a block follows
 */
export function entersByName(args: readonly Argument[], hasBlock: boolean): boolean {
  const [head, first, ...more] = args;
  if (head === undefined || first === undefined || !enters(head.lower)) return false;
  const isBlock = ({ texts }: Argument): boolean => texts.some(isOwnCode);
  if (isSwitch(first) || isBlock(first)) return false;
  if (!hasBlock && !more.some((one) => BLOCK_SWITCH.test(one.lower) || isBlock(one))) return false;
  return elements(args, 1).some(({ texts }) => texts.some((text) => !IS_LOCAL.test(text.toLowerCase())));
}

/** Whether a command that acts elsewhere also takes the script blocks after it there. */
export function enters(program: string): boolean {
  return ENTERS.test(program);
}
