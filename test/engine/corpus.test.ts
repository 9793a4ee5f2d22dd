import * as pulumi from "@pulumi/pulumi";
import { type Stack, corpus, packageOf, providerProps } from "../corpus/corpus";
import type { Written } from "../policies/declare";
import { runProgram } from "./engine";
import { RawProvider, RawResource } from "./raw";

const OUTPUT = /\$\{([\w-]+)\.([\w.[\]-]+)\}/;

/** One stack of the corpus as a part of a program; its names and its resource group are its own. */
class Part {
  private readonly made = new Map<string, RawResource>();
  private readonly written: ReadonlyMap<string, Written>;
  private readonly providers = new Map<string, RawProvider>();

  constructor(
    private readonly stack: Stack,
    private readonly prefix: string,
  ) {
    this.written = new Map(stack.resources.map((one) => [one.name, one]));
  }

  deploy(): void {
    for (const one of this.stack.resources) this.make(one);
  }

  private make(one: Written): RawResource {
    const before = this.made.get(one.name);
    if (before) return before;
    const dependsOn = (one.dependsOn ?? []).flatMap((name) => this.named(name) ?? []);
    const properties = Object.entries(one.properties ?? {}).map(([name, value]) => [name, this.input(value)] as const);
    const resource = new RawResource(one.type, `${this.prefix}-${one.name}`, Object.fromEntries(properties), {
      provider: this.provider(packageOf(one.type)),
      dependsOn,
    });
    this.made.set(one.name, resource);
    return resource;
  }

  private named(name: string): RawResource | undefined {
    const one = this.written.get(name);
    return one && this.make(one);
  }

  private provider(name: string): RawProvider {
    const before = this.providers.get(name);
    const provider = before ?? new RawProvider(name, `${this.prefix}-${name}`, providerProps(this.stack.cloud));
    this.providers.set(name, provider);
    return provider;
  }

  /** A value with the outputs of other resources in the places that name them. */
  private input(value: unknown): pulumi.Input<unknown> {
    if (typeof value === "string") return this.text(value);
    if (Array.isArray(value)) return value.map((item: unknown) => this.input(item));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.input(item)]));
  }

  private text(text: string): pulumi.Input<string> {
    const match = OUTPUT.exec(text);
    const source = match?.[1] === undefined ? undefined : this.named(match[1]);
    if (!match || !source) return text.replace(/^rg$|(?<=\/resourceGroups\/)rg(?=\/|$)/, this.prefix);
    const output = match[2] === "name" ? source.name : source.id;
    return pulumi.interpolate`${text.slice(0, match.index)}${output}${text.slice(match.index + match[0].length)}`;
  }
}

/** Stacks that can be a program: nothing in them refers to itself, and they need no settings of their own. */
function programs(stacks: readonly Stack[]): readonly Stack[] {
  return stacks.filter(({ settings, title }) => settings === undefined && !title.includes("circle"));
}

describe.each(corpus())("under the real engine: $file", ({ stacks }) => {
  test("each machine is judged as the corpus says", async () => {
    const parts = programs(stacks);
    const run = await runProgram({
      packages: parts.flatMap(({ resources }) => resources.map(({ type }) => packageOf(type))),
      program: () => {
        for (const [index, stack] of parts.entries()) new Part(stack, `s${index}`).deploy();
        return Promise.resolve();
      },
    });
    expect(run.outcome === "failed" ? run.output : "").toBe("");
    const found = run.fired.map(
      ({ policy, resource }) => `${resource.slice(resource.lastIndexOf("::") + 2)} ${policy}`,
    );
    const expected = parts.flatMap(({ expect: findings }, index) =>
      Object.entries(findings).flatMap(([name, policies]) => {
        const resource = /\((.+)\)$/.exec(name)?.[1] ?? name;
        return policies.map((policy) => `s${index}-${resource} ${policy}`);
      }),
    );
    expect([...new Set(found)].sort()).toEqual(expected.sort());
  });
});
