import { type Command, Option } from "commander";
import { LIVE_CLOUDS, type LiveCloud, SHELLS, type Shell, collectScript } from "./collect-scripts";
import { print } from "./write";

interface CollectOptions {
  readonly cloud: LiveCloud;
  readonly shell: Shell;
}

/** Adds the `collect` command. */
export function addCollect(program: Command): void {
  program
    .command("collect")
    .description("Print commands that list running machines for `check`, without running them")
    .addOption(new Option("--cloud <cloud>", "cloud of the machines").choices(LIVE_CLOUDS).makeOptionMandatory())
    .addOption(new Option("--shell <shell>", "shell for the commands").choices(SHELLS).default("bash"))
    .action(({ cloud, shell }: CollectOptions) => {
      print(collectScript(cloud, shell));
    });
}
