import { isDeepStrictEqual } from "node:util";
import type { PolicyResource, ResourceValidationArgs, StackValidationArgs } from "@pulumi/policy";
import { mayConcern } from "../machines/inventory";
import type { Declared, Provider } from "../stack/declared";
import { asBridged } from "../stack/in-module";
import { parseToken } from "../stack/token";
import { ownersOf } from "../stack/urn";
import type { Fields } from "../values/fields";
import { memoize } from "../values/memoize";
import { judge } from "./judge";
import type { Judgement } from "./policy";
import { type ParsedSettings, parseSettings } from "./settings";
import type { StackIdentity } from "./waivers";

/**
 * Returns properties without the SDK's proxy, which throws for unknown values. Property descriptors bypass its `get`
 * trap, and their values aren't wrapped.
 */
export function bare(props: object): Record<string, unknown> {
  const plain: Record<string, unknown> = {};
  for (const name of Object.getOwnPropertyNames(props))
    plain[name] = Object.getOwnPropertyDescriptor(props, name)?.value;
  return plain;
}

function identityOf(urn: string): StackIdentity {
  const { stack = "", project } = ownersOf(urn);
  return { stack, project };
}

/** What distinguishes the stack of a resource from others. */
function ownerOf(urn: string): string {
  return urn.split("::", 2).join("::");
}

function isFilled(props: Fields): boolean {
  return Object.keys(props).length > 0;
}

const LOST_SETTINGS =
  "windows-activation: `activation-settings` doesn't run, so its settings and waivers don't apply. " +
  "Set `activation-settings.enforcementLevel` to `advisory`.\n";

/**
 * A result that is shared within one phase. When the same policy asks twice, a new phase has begun and the result is
 * recomputed.
 */
class Round<T> {
  private readonly asked = new Set<string>();
  private subject: string | undefined;
  private value: T | undefined;

  get(policy: string, subject: string, make: () => T): T {
    if (this.value === undefined || this.subject !== subject || this.asked.has(policy)) {
      this.asked.clear();
      this.subject = subject;
      this.value = make();
    }
    this.asked.add(policy);
    return this.value;
  }
}

/** The judgement of the stack phase, and the policy that asked for it first. */
interface Pass {
  readonly leader: string;
  readonly judgement: Judgement;
}

/**
 * What a pack's policies share during a run: the settings, and the inputs from the resource phase. The stack phase has
 * only outputs, which lack write-only properties after the first `pulumi up`, so the two are joined by URN.
 */
export class Run {
  /** One token for all resources of a type. */
  private readonly tokenOf = memoize(parseToken);
  private readonly providers = new Map<string, Provider>();
  private readonly inputs = new Map<string, Record<string, unknown>>();
  /** Stacks of which a resource's inputs were shown, so a resource without any isn't one that the stack manages. */
  private readonly withInputs = new Set<string>();
  private readonly stackRound = new Round<Judgement>();
  private readonly resourceRound = new Round<Judgement>();
  private parsed: ParsedSettings = { settings: {}, problems: [] };
  private configured: string | undefined;
  /** Whether the policy that carries the settings runs, or its absence was reported. */
  private settled = false;
  /** The policy that the engine asks first about each resource. It remembers the inputs of all. */
  private leader: string | undefined;
  /** The leader's judgement of the resource that the engine shows now. */
  private shown: Judgement | undefined;
  private pass: Pass | undefined;
  private variables: NodeJS.ProcessEnv | undefined;

  /** @param names policies that a waiver may name */
  constructor(
    private readonly base: object | undefined,
    readonly names: readonly string[],
  ) {}

  /** Accepts the configuration of `activation-settings`. */
  async configure(config: object): Promise<ParsedSettings> {
    this.settled = true;
    return this.parse(config);
  }

  /** Returns the settings from {@link configure}, else those that the program gave the pack. */
  async ready(): Promise<ParsedSettings> {
    return this.configured === undefined ? this.parse({}) : this.parsed;
  }

  /**
   * Warns once, on standard error, that the settings of a configuration file don't apply: the SDK shows each policy only
   * its own entry (`@pulumi/policy` 1.21.0), and the policy that carries the settings is disabled or left out.
   */
  warnOfLostSettings(): void {
    if (this.settled) return;
    this.settled = true;
    if (this.base === undefined || Object.keys(this.base).length === 0) process.stderr.write(LOST_SETTINGS);
  }

  private async parse(config: object): Promise<ParsedSettings> {
    const merged = { ...this.base, ...config };
    const text = JSON.stringify(merged);
    if (text !== this.configured) {
      this.parsed = await parseSettings(merged, this.names);
      this.configured = text;
    }
    return this.parsed;
  }

  /**
   * Returns another policy's judgement of the resource that the engine shows; `undefined` if this policy is the first.
   * With it, a policy that has nothing to report can leave its phase out. That saves time, because the SDK
   * (`@pulumi/policy` 1.21.0) deserializes all properties again for each policy that has a `validateResource` or
   * `validateStack`.
   *
   * The SDK asks all policies about one resource before the next one, unless a policy waits for something outside the
   * process. Whatever is missed then is reported in the stack phase.
   */
  shownBefore(policy: string): Judgement | undefined {
    return this.leader === policy ? undefined : this.shown;
  }

  /** Returns another policy's judgement of the whole stack; `undefined` if this policy is the first. */
  judgedBefore(policy: string): Judgement | undefined {
    return this.pass?.leader === policy ? undefined : this.pass?.judgement;
  }

  /** Judges the one resource that the resource phase shows, and remembers its inputs. */
  resource(policy: string, args: ResourceValidationArgs): Judgement {
    this.leader ??= policy;
    this.pass = undefined;
    this.shown = undefined;
    this.shown = this.resourceRound.get(policy, args.urn, () => {
      const props = bare(args.props);
      this.inputs.set(args.urn, props);
      if (!args.type.startsWith("pulumi:") && isFilled(props)) this.withInputs.add(ownerOf(args.urn));
      return this.alone(args, props);
    });
    return this.shown;
  }

  /** Judges a resource before its remediation, by inputs that may still change and aren't stored. */
  alone(args: ResourceValidationArgs, props: unknown): Judgement {
    if (!mayConcern(this.tokenOf(args.type))) return this.judge("", []);
    const declared = asBridged({
      ...this.shared(args),
      props,
      outputs: undefined,
      inputsSeen: true,
      parent: args.opts.parent,
      dependencies: [],
      propertyDependencies: {},
    });
    return this.judge(identityOf(args.urn).stack, [declared]);
  }

  /** Judges the whole stack. */
  stack(policy: string, args: StackValidationArgs): Judgement {
    this.leader = undefined;
    this.shown = undefined;
    return this.stackRound.get(policy, "", () => {
      const resources = args.resources.map((resource) => this.declared(resource));
      const judgement = this.judge(this.identity(args).stack, resources);
      this.pass = { leader: policy, judgement };
      return judgement;
    });
  }

  /** Returns the identity of the validated stack. */
  identity(args: StackValidationArgs): StackIdentity {
    return identityOf(args.resources[0]?.urn ?? "");
  }

  private judge(stack: string, resources: readonly Declared[]): Judgement {
    // Reading `process.env` is slow, because each access is a native call.
    this.variables ??= { ...process.env };
    return judge({ stack, resources, variables: this.variables }, this.parsed.settings);
  }

  private declared(resource: PolicyResource): Declared {
    const outputs = bare(resource.props);
    const seen = this.inputs.get(resource.urn);
    // A state without inputs shows resources without properties in the resource phase.
    const inputs = seen && isFilled(seen) ? seen : undefined;
    // `pulumi policy analyze` (CLI 3.259.0) shows what the program only reads, which has no inputs, and doesn't say so.
    const isRead = seen !== undefined && !inputs && isFilled(outputs) && this.withInputs.has(ownerOf(resource.urn));
    const links = Object.entries(resource.propertyDependencies).map(
      ([name, all]) => [name, all.map(({ urn }) => urn)] as const,
    );
    return asBridged({
      ...this.shared(resource),
      props: inputs ?? outputs,
      outputs,
      inputsSeen: inputs !== undefined,
      ...(isRead && { external: true }),
      parent: resource.parent?.urn ?? resource.opts.parent,
      dependencies: resource.dependencies.map(({ urn }) => urn),
      propertyDependencies: Object.fromEntries(links),
    });
  }

  /** One object for all resources of a provider, because where their machines run is worked out once for each object. */
  private providerOf(provider: PolicyResource["provider"]): Provider | undefined {
    if (provider === undefined) return undefined;
    const { name, urn } = provider;
    const shown = { name, urn, props: bare(provider.props) };
    const known = this.providers.get(urn);
    if (isDeepStrictEqual(known, shown)) return known;
    this.providers.set(urn, shown);
    return shown;
  }

  private shared({ urn, name, type, provider }: ResourceValidationArgs | PolicyResource) {
    return { urn, name, path: "", token: this.tokenOf(type), provider: this.providerOf(provider) };
  }
}
