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

/** Whether a command, as text in lower case, acts on another computer. */
export function actsElsewhere(text: string): boolean {
  return ELSEWHERE.test(text);
}

/** Whether a command that acts elsewhere also takes the script blocks after it there. */
export function enters(program: string): boolean {
  return ENTERS.test(program);
}
