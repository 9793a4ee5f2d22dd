import type { Declared } from "../../stack/declared";
import { parseToken } from "../../stack/token";
import { type Fields, objectOrEmpty } from "../../values/fields";
import { isObject } from "../../values/read";
import { UNKNOWN } from "../../values/value";
import { constantsOf } from "./values";

const LOCAL = parseToken("command:local:Command");
const REMOTE = parseToken("command:remote:Command");
/** A command that isn't shown. */
const HIDDEN = { token: LOCAL, props: { create: UNKNOWN } };

/** Resources that only run provisioners, on what they refer to. */
const RUNS_ONLY: ReadonlySet<string> = new Set(["null_resource", "terraform_data"]);

/** The script of a `remote-exec`: its lines, or a file that the plan doesn't show. */
function linesOf({ inline }: Fields): unknown {
  const isShown = Array.isArray(inline) && inline.every((line) => typeof line === "string");
  return isShown ? inline.join("\n") : UNKNOWN;
}

/** What a provisioner runs, as a resource of `@pulumi/command` declares it; `undefined` if it runs nothing. */
function commandOf({ type, expressions }: Fields): Pick<Declared, "token" | "props"> | undefined {
  if (type === "file") return undefined;
  const fields = constantsOf(objectOrEmpty(expressions));
  if (type !== "local-exec") return { token: REMOTE, props: { create: linesOf(fields), connection: {} } };
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
