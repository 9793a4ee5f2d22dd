import { type Command, InvalidArgumentError, Option } from "commander";
import { print } from "../write";
import { LIVE_CLOUDS, type LiveCloud, SHELLS, type Shell, collectScript } from "./collect-scripts";

interface CollectOptions {
  readonly cloud: LiveCloud;
  readonly shell: Shell;
}

/** Reads the name of a cloud. `hub` was this command's own name for Azure Stack Hub and still works. */
function parseCloud(given: string): LiveCloud {
  const cloud = LIVE_CLOUDS.find((name) => name === (given === "hub" ? "azure-stack-hub" : given));
  if (cloud === undefined) throw new InvalidArgumentError(`Allowed choices are ${LIVE_CLOUDS.join(", ")}.`);
  return cloud;
}

/** Adds the `collect` command. */
export function addCollect(program: Command): void {
  const cloudOption = new Option("--cloud <cloud>", "cloud of the machines").choices(LIVE_CLOUDS).argParser(parseCloud);
  program
    .command("collect")
    .description("Print commands that list running machines for `check`, without running them")
    .addOption(cloudOption.makeOptionMandatory())
    .addOption(new Option("--shell <shell>", "shell for the commands").choices(SHELLS).default("bash"))
    .action(({ cloud, shell }: CollectOptions) => {
      print(collectScript(cloud, shell));
    });
}
