import { type TemplateReading, type TemplateResource, readTemplate } from "../../languages/arm-template";
import { fromArm } from "../../stack/arm-resource";
import { type Declared, awaitedBy, tokensOf } from "../../stack/declared";
import { Lists } from "../../values/lists";
import { has, isObject, peel, text } from "../../values/read";
import { type PlainText, SEARCH_DEPTH, textsBelow } from "../../values/texts";
import { UNKNOWN, type Value } from "../../values/value";
import { type PerhapsCarrier, type Unreadable, guarded } from "../faults";
import { type DeploymentShape, genericDeployment } from "../readers/deployment";
import { deploymentOf, deploys, genericOf, isGeneric, machineReader } from "../readers/registry";
import { GroupsAndSpecs } from "./groups-and-specs";

/** Publicly readable texts in a deployment's history. */
export interface PlainParameters {
  readonly declared: Declared;
  /** Those of the outermost template first. */
  readonly texts: readonly PlainText[];
  /** Literal values in the template of properties that resources hide: Azure shows the template as deployed. */
  readonly literals: readonly PlainText[];
}

/** A stack in which deployments and generic resources are replaced by their contents. */
export interface Expansion {
  readonly resources: readonly Declared[];
  readonly unreadable: readonly Unreadable[];
  readonly parameters: readonly PlainParameters[];
  readonly perhapsCarriers: readonly PerhapsCarrier[];
}

/** Whether a template uses a hybrid profile's API versions, which Azure itself doesn't need. */
function isHybrid({ apiProfile }: TemplateReading): boolean {
  return typeof apiProfile === "string" && apiProfile.toLowerCase().endsWith("-hybrid");
}

/**
 * Parts of a template whose values only flow into resources. A resource that needs an unknown one is unknown itself.
 */
const VALUES = /(?:^|\.)(?:parameters|parametersLink|variables|functions|outputs)(?:[.[]|$)/;

/** What decides how often a resource is made. One copy is read in any case, and what it hides has a problem of its own. */
const LOOP = /\.copy(?:\.(?:count|name))?$/;

/** Yields the paths that contain a path, shortest first. */
function* prefixesOf(path: string): Generator<string> {
  for (let end = 1; end <= path.length; end++) {
    const next = path[end];
    if (next === undefined || next === ".") yield path.slice(0, end);
  }
}

/** Whether an unreadable path may hide a machine. Inside a resource that was read, it doesn't. */
function hides(path: string, read: ReadonlySet<string>): boolean {
  if (LOOP.test(path)) return false;
  const inside = [...prefixesOf(path)].filter((prefix) => read.has(prefix)).at(-1);
  const rest = inside === undefined ? path : path.slice(inside.length);
  if (inside !== undefined && !rest.startsWith(".resources")) return false;
  return !VALUES.test(rest.startsWith(".resources") ? rest.slice(1) : path);
}

/** Properties that Azure hides, although it shows the template that sets them. */
const WRITE_ONLY = /^(?:protectedSettings|protectedParameters|secureValue|configurationProtectedParameter)$/i;

/** Returns the texts of write-only properties below a value. */
function writeOnlyBelow(value: unknown, path: string, depth = SEARCH_DEPTH): readonly PlainText[] {
  if (depth === 0) return [];
  if (Array.isArray(value))
    return value.flatMap((item, index) => writeOnlyBelow(peel(item), `${path}[${index}]`, depth - 1));
  if (!isObject(value)) return [];
  return Object.keys(value).flatMap((name) => {
    const [inner, place] = [peel(value[name]), `${path}.${name}`];
    return WRITE_ONLY.test(name) ? textsBelow(inner, place, true, depth - 1) : writeOnlyBelow(inner, place, depth - 1);
  });
}

/** Returns a resource's write-only texts that don't come from a secure parameter. */
function literalsOf({ body, path, secure }: TemplateResource): PlainText[] {
  const kept = (place: string): boolean =>
    secure.some((one) => place === one || place.startsWith(`${one}.`) || place.startsWith(`${one}[`));
  return writeOnlyBelow(body, "").flatMap((one): PlainText[] =>
    kept(one.path.slice(1)) ? [] : [{ path: `${path}${one.path}`, text: one.text }],
  );
}

/** Returns what a resource extends by `scope`, such as an Arc machine; absent for one directly in a resource group. */
function extendedBy(id: Value<string>): Value<string> {
  if (typeof id !== "string") return id;
  const scope = id.slice(0, Math.max(0, id.toLowerCase().lastIndexOf("/providers/")));
  return /^\/subscriptions\/[^/]+(?:\/resourcegroups\/[^/]+)?$/i.test(scope) ? undefined : scope;
}

class Expander {
  readonly resources: Declared[] = [];
  readonly unreadable: Unreadable[] = [];
  readonly parameters: PlainParameters[] = [];
  readonly perhapsCarriers: PerhapsCarrier[] = [];
  private lazyGroupsAndSpecs: GroupsAndSpecs | undefined;
  private byUrn: Lists<string, Declared> | undefined;

  constructor(private readonly all: readonly Declared[]) {
    all.forEach((declared) => {
      guarded(declared, this.unreadable, () => {
        this.add(declared);
      });
    });
  }

  /** Built on first use, because most stacks have no deployments. */
  private get groupsAndSpecs(): GroupsAndSpecs {
    return (this.lazyGroupsAndSpecs ??= new GroupsAndSpecs(this.all));
  }

  private add(declared: Declared): void {
    const generic = genericOf(declared);
    const deployment = generic ? genericDeployment(generic) : deploymentOf(declared);
    if (deployment) {
      this.deploy(deployment);
    } else if (generic) {
      const plain = fromArm(generic.resource, generic.origin);
      if (generic.resource.type === UNKNOWN) {
        this.hidden(declared, "", "the type of the resource is unknown");
        this.perhapsCarriers.push({ declared, path: "" });
      }
      if (!generic.partial || !machineReader(plain.token) || changesImage(plain.props)) this.resources.push(plain);
    } else {
      this.resources.push(declared);
    }
  }

  /**
   * Returns what a hidden part of a template can reach: machines of that template and those that the deployment waits for,
   * also by way of an extension or an address. Without waiting, it would run before they exist.
   */
  private reachOf(declared: Declared): Pick<PerhapsCarrier, "reaches"> {
    if (declared.unlinked) return {};
    this.byUrn ??= new Lists(this.all, ({ urn }) => urn);
    const awaited = awaitedBy(declared);
    const further = awaited.flatMap((urn) => this.byUrn?.of(urn) ?? []).flatMap(awaitedBy);
    return { reaches: [...new Set([declared.urn, ...awaited, ...further])] };
  }

  private hidden({ urn, name }: Declared, path: string, reason: string): void {
    this.unreadable.push({ urn, name, path, reason });
  }

  private deploy(shape: DeploymentShape): void {
    const { declared } = shape;
    const template = shape.template ?? this.groupsAndSpecs.template(shape);
    if (template === undefined) {
      this.hidden(
        declared,
        "",
        shape.link
          ? "its template is at another place"
          : declared.inputsSeen
            ? "it has no template"
            : "this run did not show its template",
      );
      this.perhapsCarriers.push({ declared, path: "", ...this.reachOf(declared) });
      return;
    }
    const reading = readTemplate(template, shape.linkedParameters ? UNKNOWN : shape.parameters, {
      resourceGroup: shape.resourceGroup,
      location: this.groupsAndSpecs.location(shape),
      subscriptionId: text(declared.provider?.props, "subscriptionId") ?? UNKNOWN,
      deploymentName: shape.name,
      alone: declared.anywhere !== undefined,
      follow: declared.follow,
    });
    this.take(reading, shape);
  }

  private take(reading: TemplateReading, { declared, inputs, resourceGroup }: DeploymentShape): void {
    const read = new Set(reading.resources.map(({ path }) => path));
    for (const { path, reason } of reading.problems) {
      if (!hides(path, read)) continue;
      this.hidden(declared, path, reason);
      this.perhapsCarriers.push({ declared, path, ...this.reachOf(declared) });
    }
    this.parameters.push({
      declared,
      texts: reading.plainParameters.map(({ path, value }) => ({ path, text: value })),
      literals: reading.resources.flatMap(literalsOf),
    });
    // Everything in a template shares its URN, so a carrier that depends on something inside depends on this URN.
    const within: Declared = {
      ...declared,
      ...(declared.anywhere && isHybrid(reading) && { anywhere: "hybrid-template" }),
      dependencies: [...declared.dependencies, declared.urn],
    };
    for (const one of reading.resources) {
      this.resources.push(
        fromArm(
          {
            ...one,
            resourceGroup: one.scope.resourceGroup ?? resourceGroup,
            groupKey: one.scope.groupKey,
            scope: extendedBy(one.id),
          },
          {
            declared: within,
            path: one.path,
            bodyInputs: inputs,
            nameInputs: inputs,
            conditional: one.condition === UNKNOWN,
            undecidedBy: one.undecidedBy,
          },
        ),
      );
    }
  }
}

/** Replaces every deployment and generic resource with what it declares. Other resources are unchanged. */
export function expand(resources: readonly Declared[]): Expansion {
  const hides = tokensOf(resources).some((token) => isGeneric(token) || deploys(token));
  return hides ? new Expander(resources) : { resources, unreadable: [], parameters: [], perhapsCarriers: [] };
}

/** Whether an update of an existing machine touches its image, so there's something to check. */
function changesImage(props: unknown): boolean {
  return has(props, "storageProfile") !== undefined || has(props, "virtualMachineProfile") !== undefined;
}
