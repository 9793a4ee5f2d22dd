import { type Command, Option } from "commander";
import { LIVE_CLOUDS, type LiveCloud, SHELLS, type Shell, collectScript } from "./collect-scripts";
import { print } from "./write";

interface CollectOptions {
  readonly cloud: LiveCloud;
  readonly shell: Shell;
}

/** Adds `collect` to the command line. */
export function addCollect(program: Command): void {
  program
    .command("collect")
    .description("prints the commands that list running machines for check; signs in nowhere and runs nothing")
    .addOption(new Option("--cloud <cloud>", "where the machines run").choices(LIVE_CLOUDS).makeOptionMandatory())
    .addOption(new Option("--shell <shell>", "for which shell").choices(SHELLS).default("bash"))
    .action(({ cloud, shell }: CollectOptions) => {
      print(collectScript(cloud, shell));
    });
}
