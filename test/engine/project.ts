import { cpSync } from "node:fs";
import { join } from "node:path";
import { LocalWorkspace, PulumiCommand } from "@pulumi/pulumi/automation";
import { type Run, STACK, type StackOptions, configure, operate } from "./engine";
import { SECRETS_PROVIDER, makeSandbox } from "./sandbox";

/** Previews a copy of a project's folder, whose program its own language host runs. */
export async function previewProject(
  folder: string,
  host: { readonly language: string; readonly program: string },
  options: Pick<StackOptions, "config" | "secrets">,
): Promise<Run> {
  const sandbox = await makeSandbox();
  const workDir = join(sandbox.folder, "work");
  try {
    sandbox.addPlugin("language", host.language, host.program);
    cpSync(folder, workDir, { recursive: true });
    const stack = await LocalWorkspace.createStack(
      { stackName: STACK, workDir },
      {
        pulumiCommand: await PulumiCommand.get({ root: sandbox.folder }),
        secretsProvider: SECRETS_PROVIDER,
        envVars: { ...sandbox.env },
      },
    );
    await configure(stack, options);
    return await operate(stack, "preview", sandbox, {});
  } finally {
    sandbox.remove();
  }
}
