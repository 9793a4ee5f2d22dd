import { asConditional } from "../stack/conditions";
import type { Declared } from "../stack/declared";
import { equalsIgnoreCase } from "../values/equals-ignore-case";
import { type Fields, arrayOrEmpty } from "../values/fields";
import { isObject } from "../values/read";
import { UNKNOWN } from "../values/value";
import { andOthers } from "./and-others";
import { belowMachines, declareRow, isMachine, unlisted } from "./live/declare";
import { memberOf, rowOf } from "./live/row";
import { messages } from "./messages";
import { NOT_FROM_ENGINE, type StackInput } from "./stack-input";
import { UnreadableInput } from "./unreadable";

/** Change types by the number that `ConvertTo-Json` writes. Source: ChangeType of Az.Resources, 2026-11-25. */
const CHANGE_TYPES = ["Create", "Delete", "Ignore", "Deploy", "NoChange", "Modify", "Unsupported"];

/** A resource that the operation predicts. */
interface Change {
  readonly id: string;
  /** In lower case. */
  readonly type: string;
  /** Its properties; absent in a result that shows ids only. */
  readonly payload: Fields | undefined;
}

function listOf(value: unknown): readonly Fields[] {
  return arrayOrEmpty(value).filter(isObject);
}

function changeType(change: Fields): string {
  const type = memberOf(change, "changeType");
  const word = typeof type === "number" ? CHANGE_TYPES[type] : type;
  return typeof word === "string" ? word.toLowerCase() : "";
}

/** The mask of a secret, and the start of a template expression that only the deployment evaluates. */
const NOT_SHOWN = /^(?:\*{5,}$|\[[a-zA-Z]\w*\()/;

/**
 * Returns a payload in which values that the operation masks or can't evaluate are {@link UNKNOWN}, and so are an
 * extension's protected settings. Source: #29 of Azure/arm-template-whatif, read 2026-11-25.
 */
function withUnknowns(value: unknown): unknown {
  if (typeof value === "string") return NOT_SHOWN.test(value) ? UNKNOWN : value;
  if (Array.isArray(value)) return value.map(withUnknowns);
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [name, withUnknowns(member)] as const);
  const hidden = "typeHandlerVersion" in value ? { protectedSettings: UNKNOWN } : {};
  return { ...hidden, ...Object.fromEntries(members) };
}

function textOf(fields: Fields, ...names: readonly string[]): string {
  return names.map((name) => memberOf(fields, name)).find((value) => typeof value === "string") ?? "";
}

/** The id of a resource whose id the operation can't calculate, from what it shows of its type and name. */
function standInId({ payload, id }: Pick<Change, "payload" | "id">): string {
  const type = textOf(payload ?? {}, "type");
  const [namespace, ...types] = type.split("/");
  const names = textOf(payload ?? {}, "name").split("/");
  if (rowOf({ id }) || !namespace || types.length === 0) return id;
  const pairs = types.map((one, place) => {
    const name = types.length === names.length ? names[place] : undefined;
    return `${one}/${name === undefined || name === "" || name.startsWith("[") ? "?" : name}`;
  });
  return `/unknown/providers/${[namespace, ...pairs].join("/")}`;
}

function changeOf(change: Fields): Change {
  const type = changeType(change);
  const [after, before] = [memberOf(change, "after"), memberOf(change, "before")];
  const shown = type === "ignore" ? (before ?? after) : after;
  const payload = isObject(shown) && Object.keys(shown).length > 0 ? shown : undefined;
  const id = textOf(change, "resourceId", "fullyQualifiedResourceId", "fullResourceId");
  return { id: standInId({ id, payload }), type, payload };
}

const NO_PAYLOAD: Fields = { location: UNKNOWN, properties: UNKNOWN };

const EXISTING: ReadonlySet<string> = new Set(["modify", "nochange", "deploy", "noeffect"]);

function declare(change: Change): readonly Declared[] {
  const { id, type, payload } = change;
  const body = payload === undefined ? NO_PAYLOAD : withUnknowns(payload);
  const row = rowOf({ ...(isObject(body) && body), id });
  if (!row) return [];
  const declared: Declared = { ...declareRow(row, undefined), inputsSeen: true };
  if (type === "ignore") return [{ ...declared, external: true }];
  // Only resources of their own show in the result, so a machine that exists may have had extensions that don't.
  return EXISTING.has(type) && isMachine(row) ? [declared, unlisted(row)] : [declared];
}

function shownName({ id }: Change): string {
  return id === "" ? "a resource" : `\`${id.slice(id.lastIndexOf("/") + 1)}\``;
}

function counted(changes: readonly Change[], what: string): readonly string[] {
  const [first] = changes;
  if (!first) return [];
  return [`${what} ${shownName(first)}${andOthers(changes)}`];
}

/** Returns what the operation left out, of nested deployments that it didn't expand and resources it can't show. */
function missingIn(result: Fields, changes: readonly Change[]): readonly string[] {
  const codes = listOf(memberOf(result, "diagnostics")).map((one) => textOf(one, "code"));
  const skipped = codes.filter((code) => code.startsWith("NestedDeployment")).length;
  const bare = changes.filter(({ type, payload }) => type !== "ignore" && type !== "unsupported" && !payload);
  return [
    ...counted(
      changes.filter((change) => change.type === "unsupported"),
      "what-if doesn't support",
    ),
    ...counted(bare, "without `--result-format FullResourcePayloads`, what-if doesn't show the properties of"),
    ...(skipped > 0
      ? [`what-if didn't expand ${skipped} nested ${skipped === 1 ? "deployment" : "deployments"}; check the template`]
      : []),
  ];
}

/** @throws UnreadableInput for an operation that failed, or still runs */
function refuseUnfinished(root: Fields): void {
  const status = memberOf(root, "status") ?? "Succeeded";
  const error = memberOf(root, "error") ?? undefined;
  if (error !== undefined || (typeof status === "string" && /^(?:failed|canceled)$/i.test(status)))
    throw new UnreadableInput(messages.failedWhatIf);
  if (!equalsIgnoreCase(status, "Succeeded")) throw new UnreadableInput(messages.unfinishedWhatIf);
}

function isWhatIf(root: Fields, result: Fields): boolean {
  const changes = memberOf(result, "changes");
  if (Array.isArray(changes) && changes.length > 0)
    return changes.some((change: unknown) => isObject(change) && memberOf(change, "changeType") !== undefined);
  const isResult = result !== root || memberOf(root, "error") !== undefined;
  return changes !== undefined && isResult && memberOf(root, "status") !== undefined;
}

/**
 * Reads the result of a what-if operation, as `az deployment … what-if --no-pretty-print`, the REST API and
 * `Get-AzResourceGroupDeploymentWhatIfResult` have it; `undefined` for anything else. Format:
 * learn.microsoft.com/azure/azure-resource-manager/templates/deploy-what-if, read 2026-11-25.
 *
 * @throws UnreadableInput if the operation didn't succeed
 */
export function readWhatIf(root: Fields): StackInput | undefined {
  const properties = memberOf(root, "properties");
  const result = isObject(properties) ? properties : root;
  if (!isWhatIf(root, result)) return undefined;
  refuseUnfinished(root);
  const changes = listOf(memberOf(result, "changes")).map(changeOf);
  const potential = listOf(memberOf(result, "potentialChanges")).map(changeOf);
  const kept = changes.filter(({ type }) => type !== "delete");
  const possible = potential.filter(({ type }) => type !== "delete");
  return {
    kind: "what-if",
    ...NOT_FROM_ENGINE,
    resources: belowMachines([...kept.flatMap(declare), ...possible.flatMap(declare).map(asConditional)]),
    missing: missingIn(result, [...kept, ...possible]),
  };
}
