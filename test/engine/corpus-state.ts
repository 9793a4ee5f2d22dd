import { type Stack, packageOf, providerProps } from "../corpus/corpus";

const OUTPUT = /\$\{([\w-]+)\.([\w.[\]-]+)\}/g;
const STACK = "urn:pulumi:dev::corpus";

/** Properties that the cloud never returns. */
const WRITE_ONLY = new Set(["adminPassword", "customData", "protectedParameters", "protectedSettings"]);

type Change = (text: string) => string;

function members(value: object, change: Change, without: ReadonlySet<string>): Record<string, unknown> {
  const kept = Object.entries(value).filter(([name]) => !without.has(name));
  return Object.fromEntries(kept.map(([name, inner]: [string, unknown]) => [name, changed(inner, change, without)]));
}

function changed(value: unknown, change: Change, without: ReadonlySet<string>): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item: unknown) => changed(item, change, without));
  if (typeof value !== "object" || value === null) return value;
  return members(value, change, without);
}

function resourcesOf({ cloud, resources }: Stack, prefix: string): unknown[] {
  const types = new Map(resources.map(({ name, type }) => [name, type]));
  const urn = (name: string) => `${STACK}::${types.get(name) ?? ""}::${prefix}-${name}`;
  const providerUrn = (name: string) => `${STACK}::pulumi:providers:${name}::${prefix}-${name}`;
  const resolved: Change = (text) =>
    text.replace(OUTPUT, (_, name: string, output: string) =>
      output === "id" ? `/subscriptions/s/resourceGroups/${prefix}/providers/x/y/${name}` : name,
    );
  const sources = (value: unknown) =>
    Array.from(JSON.stringify(value ?? null).matchAll(OUTPUT), ([, name = ""]) => name).filter((name) =>
      types.has(name),
    );
  const providers = [...new Set(resources.map(({ type }) => packageOf(type)))].map((name) => ({
    urn: providerUrn(name),
    custom: true,
    id: "1",
    type: `pulumi:providers:${name}`,
    inputs: providerProps(cloud),
    outputs: providerProps(cloud),
  }));
  const declared = resources.map(({ name, type, properties = {}, dependsOn = [] }) => {
    const links = Object.entries(properties).map(([input, value]) => [input, sources(value).map(urn)] as const);
    const id = `/subscriptions/s/resourceGroups/${prefix}/providers/x/y/${name}`;
    return {
      urn: urn(name),
      custom: true,
      id,
      type,
      provider: `${providerUrn(packageOf(type))}::1`,
      inputs: members(properties, resolved, new Set()),
      outputs: { name, ...members(properties, resolved, WRITE_ONLY), id },
      dependencies: [...links.flatMap(([, urns]) => urns), ...dependsOn.map(urn)],
      propertyDependencies: Object.fromEntries(links.filter(([, urns]) => urns.length > 0)),
    };
  });
  return [...providers, ...declared];
}

/** All stacks of the corpus as one exported state, as it is after `pulumi up`; each file's names have its prefix. */
export function corpusState(files: readonly { readonly prefix: string; readonly stacks: readonly Stack[] }[]): unknown {
  const root = { urn: `${STACK}::pulumi:pulumi:Stack::corpus-dev`, custom: false, type: "pulumi:pulumi:Stack" };
  const resources = files.flatMap(({ prefix, stacks }) =>
    stacks.flatMap((stack, index) => resourcesOf(stack, `${prefix}s${index}`)),
  );
  return {
    version: 3,
    deployment: {
      manifest: { time: "2026-11-24T00:00:00Z", magic: "", version: "v3.259.0" },
      resources: [root, ...resources],
    },
  };
}
