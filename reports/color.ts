import { isatty } from "node:tty";
import { Option } from "commander";
import { STDOUT } from "./write";

/** When the output is colored. */
const COLOR_CHOICES = ["auto", "always", "never"] as const;
export type ColorChoice = (typeof COLOR_CHOICES)[number];

/** The user's choice of color. */
export interface ColorOption {
  readonly color: ColorChoice;
}

/** Returns the option that controls color. */
export function colorOption(): Option {
  return new Option("--color <when>", "color standard output").choices(COLOR_CHOICES).default("auto");
}

/** What `auto` depends on. */
export interface ColorHints {
  readonly isTerminal: boolean;
  readonly variables: Readonly<Record<string, string | undefined>>;
}

function ownHints(): ColorHints {
  return { isTerminal: isatty(STDOUT), variables: process.env };
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== "" && value !== "0" && value !== "false";
}

/**
 * Whether to color standard output. `auto` honors NO_COLOR (https://no-color.org) and FORCE_COLOR
 * (https://force-color.org); otherwise it colors terminals that support it, outside CI.
 */
export function wantsColor(choice: ColorChoice, { isTerminal, variables }: ColorHints = ownHints()): boolean {
  if (choice !== "auto") return choice === "always";
  const { NO_COLOR = "", FORCE_COLOR = "", CI, TERM } = variables;
  if (NO_COLOR !== "") return false;
  if (FORCE_COLOR !== "") return isSet(FORCE_COLOR);
  return isTerminal && TERM !== "dumb" && !isSet(CI);
}
