/**
 * The start of a command of Azure Pipelines, which its agent finds anywhere in a line, and of GitHub's older commands
 * (https://github.com/microsoft/azure-pipelines-agent/blob/master/src/Agent.Sdk/CommandStringConvertor.cs, 2026-11).
 */
const INSIDE = /##(?=(?:vso)?\[)/gi;

/**
 * The start of a command of GitHub Actions, which its runner finds behind blanks at the start of a line
 * (https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs, 2026-11).
 */
const LEADING = /^(\s*)::/gm;

/** Breaks anything that a CI system would take for a command. */
export function breakCommands(text: string): string {
  return text.replace(INSIDE, "# #").replace(LEADING, "$1: :");
}

/** Does the same for JSON, without changing any value. */
export function breakCommandsInJson(json: string): string {
  return json.replace(INSIDE, "#\\u0023");
}
