import type { Command } from "commander";

/** Adds `complete`, which prints a shell's completion script and answers its requests. */
export async function addCompletion(program: Command): Promise<void> {
  const [{ default: tab, ShellCompDirective }, { default: add }] = await Promise.all([
    import("@bomb.sh/tab"),
    import("@bomb.sh/tab/commander"),
  ]);
  // tab 0.0.22 never lets the shell complete file names, not even if there is nothing else to complete.
  Object.defineProperty(tab, "directive", {
    get: () =>
      tab.completions.length === 0
        ? ShellCompDirective.ShellCompDirectiveDefault
        : ShellCompDirective.ShellCompDirectiveNoFileComp,
    set: () => undefined,
  });
  add(program);
}
