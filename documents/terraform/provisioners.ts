import type { Declared } from "../../stack/declared";
import { parseToken } from "../../stack/token";
import { type Fields, objectOrEmpty } from "../../values/fields";
import { at, isObject } from "../../values/read";
import { UNKNOWN } from "../../values/value";
import { constantsOf } from "./values";

const LOCAL = parseToken("command:local:Command");
const REMOTE = parseToken("command:remote:Command");
/** A command that isn't shown. */
const HIDDEN = { token: LOCAL, props: { create: UNKNOWN } };

/** Resources that only run provisioners, on what they refer to. */
const RUNS_ONLY: ReadonlySet<string> = new Set(["null_resource", "terraform_data"]);

/**
 * Resources of other providers that run something on what they refer to, or have Ansible do so. Sources:
 * registry.terraform.io/providers/ansible/ansible, registry.terraform.io/providers/loafoe/ssh and
 * registry.terraform.io/providers/scottwinkler/shell (read 2026-11-27).
 */
const RUNS_UNSHOWN: ReadonlySet<string> = new Set([
  "ansible_group",
  "ansible_host",
  "ansible_playbook",
  "shell_script",
  "shell_sensitive_script",
]);
const RUNS_LINES: ReadonlySet<string> = new Set(["ssh_resource", "ssh_sensitive_resource"]);

/** The script of a `remote-exec`: its lines, or a file that the plan doesn't show. */
function linesOf(lines: unknown): unknown {
  const isShown = Array.isArray(lines) && lines.every((line) => typeof line === "string");
  return isShown ? lines.join("\n") : UNKNOWN;
}

/** What a provisioner runs, as a resource of `@pulumi/command` declares it; `undefined` if it runs nothing. */
function commandOf({ type, expressions }: Fields): Pick<Declared, "token" | "props"> | undefined {
  if (type === "file") return undefined;
  const fields = constantsOf(objectOrEmpty(expressions));
  if (type !== "local-exec") return { token: REMOTE, props: { create: linesOf(fields["inline"]), connection: {} } };
  const { command: create, interpreter, environment } = fields;
  return { token: LOCAL, props: { create, interpreter, environment } };
}

/**
 * Returns the commands that a resource's provisioners run once it's created. A plan shows neither their connections nor
 * which of them run when it's destroyed (`when`). Sources: `terraform show -json` of Terraform 1.11.4, 2026-11-26, and
 * github.com/hashicorp/terraform, internal/command/jsonconfig/config.go, read 2026-11-27. Nothing installs a key on what
 * is about to be destroyed, so all of them count.
 *
 * @param referred returns the addresses that an expression refers to
 */
export function provisionersOf(
  resource: Declared,
  type: string,
  provisioners: readonly unknown[],
  referred: (expression: unknown) => readonly string[],
): readonly Declared[] {
  return provisioners.filter(isObject).flatMap((provisioner, place): readonly Declared[] => {
    const command = commandOf(provisioner);
    if (!command) return [];
    const further = RUNS_ONLY.has(type) ? resource.dependencies : [];
    const reached = [...new Set([resource.urn, ...referred(provisioner["expressions"]), ...further])];
    return [runBy(resource, command, `provisioner[${place}]`, reached)];
  });
}

/** Returns what a resource of another provider runs on those that it refers to. */
export function commandsOf(resource: Declared, type: string): readonly Declared[] {
  const { dependencies, props } = resource;
  if (dependencies.length === 0) return [];
  if (RUNS_UNSHOWN.has(type)) return [runBy(resource, HIDDEN, "", dependencies)];
  if (!RUNS_LINES.has(type) || at(props, "when") === "destroy") return [];
  const command = { token: REMOTE, props: { create: linesOf(at(props, "commands")), connection: {} } };
  return [runBy(resource, command, "commands", dependencies)];
}

function runBy(
  resource: Declared,
  command: Pick<Declared, "token" | "props">,
  path: string,
  dependencies: readonly string[],
): Declared {
  return { ...resource, ...command, path, dependencies, propertyDependencies: {} };
}

/**
 * Returns what a resource of a state that only runs provisioners may have run on those it depends on. A state shows none
 * of them.
 */
export function hiddenProvisionersOf(resource: Declared, type: string): readonly Declared[] {
  return RUNS_ONLY.has(type) ? [runBy(resource, HIDDEN, "provisioner", resource.dependencies)] : [];
}
