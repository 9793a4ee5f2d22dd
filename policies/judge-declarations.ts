import type { Settings } from "../activation/settings";
import type { Declared } from "../stack/declared";
import { asBridged } from "../stack/in-module";
import { parseToken } from "../stack/token";
import { MACHINE_POLICIES, POLICY_NAMES } from "./all";
import { findAll } from "./find";
import { judge } from "./judge";
import type { Judged } from "./policy";
import { parseSettings, problemSentence } from "./settings";
import { splitByWaivers, today } from "./waivers";

/** A resource as a program declares it. */
export interface Declaration {
  /** The type token, such as `azure-native:compute:VirtualMachine`. */
  readonly type: string;
  readonly name: string;
  readonly properties: object;
  /** The provider that it is declared with; absent for a default provider without configuration. */
  readonly provider?: Declaration;
}

/** A finding of a policy. */
export interface DeclarationFinding {
  readonly policy: string;
  /** Name of the resource; absent for a finding about the whole stack. */
  readonly resource?: string;
  readonly message: string;
}

/** Every machine with its verdict, and every finding that no waiver covers. */
export interface DeclarationJudgement {
  readonly machines: readonly Judged[];
  readonly findings: readonly DeclarationFinding[];
}

const urnOf = ({ type, name }: Declaration): string => `urn:pulumi:stack::project::${type}::${name}`;

/** What is wrong with the arguments. */
export const messages = {
  notType: (type: string) =>
    `\`${type}\` isn't a type token; expected one such as azure-native:compute:VirtualMachine.`,
} as const;

/** @throws Error if its type isn't a token, because a misspelled machine would pass unseen */
function declared(declaration: Declaration): Declared {
  const { type, name, properties, provider } = declaration;
  const token = parseToken(type);
  if (token.kind === "") throw new Error(messages.notType(type));
  return asBridged({
    urn: urnOf(declaration),
    name,
    path: "",
    token,
    props: properties,
    outputs: undefined,
    inputsSeen: true,
    provider: provider && {
      name: provider.name,
      urn: urnOf(provider),
      props: provider.properties,
    },
    parent: undefined,
    dependencies: [],
    propertyDependencies: {},
  });
}

/**
 * Judges resources by every policy that reports by default, without the engine. References between them are names and
 * ids, as in a state. Nothing is read from the environment.
 * @throws Error that names every invalid setting, or a type that isn't a token
 */
export async function judgeDeclarations(
  declarations: readonly Declaration[],
  settings: Settings = {},
): Promise<DeclarationJudgement> {
  const parsed = await parseSettings(settings, POLICY_NAMES);
  if (parsed.problems.length > 0) throw new Error(parsed.problems.map(problemSentence).join(" "));
  const judgement = judge({ stack: "stack", resources: declarations.map(declared), variables: {} }, parsed.settings);
  const policies = MACHINE_POLICIES.filter(({ level }) => level !== "disabled");
  const findings = [...findAll(policies, judgement)].flatMap(([policy, found]) =>
    splitByWaivers(policy, found, parsed.settings, today()).fired.map(({ urn, name, message }): DeclarationFinding => ({
      policy,
      ...(urn !== undefined && { resource: name }),
      message,
    })),
  );
  return { machines: judgement.judged, findings };
}
