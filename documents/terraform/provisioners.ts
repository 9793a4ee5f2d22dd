import type { Declared } from "../../stack/declared";
import { parseToken } from "../../stack/token";
import type { Fields } from "../../values/fields";
import { isObject } from "../../values/read";
import { UNKNOWN } from "../../values/value";
import { constantsOf } from "./values";

const LOCAL = parseToken("command:local:Command");
const REMOTE = parseToken("command:remote:Command");

/** Resources that only run provisioners, on what they refer to. */
const RUNS_ONLY: ReadonlySet<string> = new Set(["null_resource", "terraform_data"]);

/** The script of a `remote-exec`: its lines, or a file that the plan doesn't show. */
function linesOf(values: Fields): unknown {
  const { inline } = values;
  const isShown = Array.isArray(inline) && inline.every((line) => typeof line === "string");
  return isShown ? inline.join("\n") : UNKNOWN;
}

/** What a provisioner runs, as a resource of `@pulumi/command` declares it; `undefined` if it runs nothing. */
function commandOf({ type, expressions }: Fields): Pick<Declared, "token" | "props"> | undefined {
  if (type === "file") return undefined;
  const values = constantsOf(isObject(expressions) ? expressions : {});
  const fields = isObject(values) ? values : {};
  if (type !== "local-exec") return { token: REMOTE, props: { create: linesOf(fields), connection: {} } };
  const { command, interpreter, environment } = fields;
  const more = { ...(interpreter !== undefined && { interpreter }), ...(environment !== undefined && { environment }) };
  return { token: LOCAL, props: { create: command ?? UNKNOWN, ...more } };
}

/**
 * Returns the commands that a resource's provisioners run once it's created. A plan shows neither their connections nor
 * which of them run when it's destroyed. Source: `terraform show -json` of Terraform 1.11.4, 2026-11-26.
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
  const none = { id: undefined, outputs: undefined, provider: undefined, propertyDependencies: {} };
  return { ...resource, ...none, ...command, path, inputsSeen: true, dependencies };
}

/**
 * Returns what a resource of a state that only runs provisioners may have run on those it depends on. A state shows none
 * of them.
 *
 * @param reached the addresses of all resources that it depends on
 */
export function hiddenProvisionersOf(
  resource: Declared,
  type: string,
  reached: readonly string[],
): readonly Declared[] {
  if (!RUNS_ONLY.has(type) || reached.length === 0) return [];
  return [runBy(resource, { token: LOCAL, props: { create: UNKNOWN } }, "provisioner", reached)];
}
