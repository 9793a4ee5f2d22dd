/** Systems other than Windows: the display name, and the words that name them. */
const SYSTEMS: readonly (readonly [name: string, words: RegExp])[] = [
  ["Ubuntu", /ubuntu/],
  ["CentOS", /centos/],
  ["Red Hat Enterprise Linux", /rhel|red-?hat/],
  ["Debian", /debian/],
  ["SUSE Linux", /(?<![a-z])(?:sles|(?:open)?suse|sle(?![a-z]))/],
  ["AlmaLinux", /(?<![a-z])alma(?:linux|(?![a-z]))/],
  ["Rocky Linux", /(?<![a-z])rock(?:e?y)(?:linux|(?![a-z]))/],
  ["Oracle Linux", /oracle-?linux|(?<![a-z])ol[6-9](?![a-z])|(?<![a-z])oracle-?[6-9](?![a-z])/],
  ["Azure Linux", /mariner|azure-?linux/],
  ["Flatcar", /flatcar|(?<![a-z])coreos/],
  ["Fedora", /(?<![a-z])fedora/],
  ["Kali Linux", /(?<![a-z])kali(?![a-z])/],
  ["BSD", /(?:free|open|net)bsd/],
  ["Linux", /linux/],
];

/** Windows Subsystem for Linux runs on Windows, so the Linux words next to it name a guest of Windows. */
const SUBSYSTEM = /(?<![a-z])wsl2?(?![a-z0-9])|subsystem-for-linux/;

/** Returns the system other than Windows that the words name, or `undefined`. */
export function otherSystem(words: string): string | undefined {
  if (SUBSYSTEM.test(words)) return undefined;
  return SYSTEMS.find(([, pattern]) => pattern.test(words))?.[0];
}
