import type { Command } from "commander";

/** Adds `complete`, which prints a shell's script for completion and answers that script. */
export async function addCompletion(program: Command): Promise<void> {
  const [{ default: tab, ShellCompDirective }, { default: add }] = await Promise.all([
    import("@bomb.sh/tab"),
    import("@bomb.sh/tab/commander"),
  ]);
  // tab 0.0.22 always keeps the shell from offering files, also where nothing else is there to offer.
  Object.defineProperty(tab, "directive", {
    get: () =>
      tab.completions.length === 0
        ? ShellCompDirective.ShellCompDirectiveDefault
        : ShellCompDirective.ShellCompDirectiveNoFileComp,
    set: () => undefined,
  });
  add(program);
}
