import { LEVELS } from "../policies/policy";
import { suggestion } from "../values/alike";

/** The command's errors. None quotes the content of a file, which may hold a product key. */
export const messages = {
  notJson: (line: number, column: number) => `not valid JSON (line ${line}, column ${column})`,
  notYaml: (line: number, column: number, why?: string) =>
    `not valid YAML (line ${line}, column ${column})${why === undefined ? "" : `: ${why}`}`,
  noSourceFolder: (folder: string) => `--source-folder: there is no folder ${folder}`,
  folder: "a folder; expected a file",
  emptyFolder: "a folder without .json or .jsonl files",
  tooLarge: "larger than 512 MB",
  cannotRead: (reason: string) => `can't be read: ${reason}`,
  cannotWrite: (output: string, reason: string) => `can't write ${output}: ${reason}`,
  internal: (what: string) => `internal error in windows-activation; please report it (${what})`,

  noInput: "name a file, or `-` for standard input",
  isInput: (output: string) => `${output} is an input; choose another file for --output`,
  sharedOutput: (output: string) => `two formats write to ${output}; give each its own --output`,
  spareOutput: "more --output than --format; each file needs a format",
  notParameter: "--parameter: expected name=value",
  emptyReport: "empty; expected a report from `check --format json`",
  notReport: "not a windows-activation report; create one with `check --format json`",
  otherReport: (problem: string) => `not a report that this version can read: ${problem}`,

  noConfig: (name: string) => `no configuration found; name a file, or create ${name}`,
  notConfig: "not an object; expected levels and settings by policy name",
  fixConfig: (problem: string) => `fix the configuration first: ${problem}`,
  environments:
    "only the engine opens Pulumi ESC `environments`; write their `policyConfig` into a file for this command, and name it with --config",
  unknownLevel: (policy: string) => `invalid enforcement level of \`${policy}\`; valid levels: ${LEVELS.join(", ")}`,
  unknownKey: (policy: string, key: string) =>
    `\`${policy}\` has the unknown key \`${key}\`; expected only \`enforcementLevel\`, because settings belong in \`activation-settings\``,
  disabledSettings:
    "`activation-settings` is disabled, so the engine would apply none of its settings; set its `enforcementLevel` to `advisory`",
  unknownPolicy: (name: string, names: readonly string[]) => `unknown policy \`${name}\`; ${suggestion(name, names)}`,

  noCompiler: (command: string, output: string) =>
    `neither bicep nor az is on PATH; run \`${command} --outfile ${output}\` and use ${output} instead`,
  compilerFailed: (command: string, reason: string) => `\`${command}\` failed: ${reason}`,

  unknownTopic: (name: string, names: readonly string[]) => `can't explain \`${name}\`; ${suggestion(name, names)}`,
  notImage: (name: string) =>
    `\`${name}\` isn't an image; expected publisher:offer:sku or an alias such as Win2022Datacenter`,
  buildWithoutHub: "--build needs --cloud azure-stack-hub",
  unknownBuild: (build: string) => `Azure Stack Hub never had build ${build}; a valid build is 2311 or 1.2311.1.22`,
  unknownError: (text: string, known: readonly string[]) =>
    `unknown error \`${text}\`; known errors: ${known.join(", ")}`,
  noMachines: "the files declare no machine",
  unknownMachine: (name: string, near: readonly string[], more: number) =>
    `no machine is named \`${name}\`; the files declare: ${near.join(", ")}${more > 0 ? `, and ${more} more` : ""}`,
  severalMachines: (name: string, addresses: readonly string[], more: number) =>
    [
      `several machines are named \`${name}\`; give an address:`,
      ...addresses,
      ...(more > 0 ? [`and ${more} more`] : []),
    ].join("\n  "),
} as const;
