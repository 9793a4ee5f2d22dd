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

/** Stacks that can become a program: nothing refers to itself, and no settings of their own are needed. */
function programs(stacks: readonly Stack[]): readonly Stack[] {
  return stacks.filter(({ settings, title }) => settings === undefined && !title.includes("circle"));
}

/** What the corpus expects of a file's stacks, as `<resource> <policy>`, sorted. */
function expectedOf(prefix: string, stacks: readonly Stack[]): readonly string[] {
  const findings = stacks.flatMap(({ expect: byResource }, index) =>
    Object.entries(byResource).flatMap(([name, policies]) => {
      const resource = /\((.+)\)$/.exec(name)?.[1] ?? name;
      return policies.map((policy) => `${prefix}s${index}-${resource} ${policy}`);
    }),
  );
  return findings.sort();
}

/** Runs alone: azure-classic.json has an extension whose machine is unknown in preview and could be one of this file. */
const ALONE = "arc-and-local.json";

const FILES = corpus().map(({ file, stacks }, at) => ({ file, stacks: programs(stacks), prefix: `f${at}` }));

describe.each([
  { title: ALONE, files: FILES.filter(({ file }) => file === ALONE) },
  { title: "the other files", files: FILES.filter(({ file }) => file !== ALONE) },
])("one program of $title, under the real engine", ({ files }) => {
  let found: readonly string[];

  beforeAll(async () => {
    const types = files.flatMap(({ stacks }) => stacks.flatMap(({ resources }) => resources.map(({ type }) => type)));
    const run = await runProgram({
      packages: types.map(packageOf),
      program: () => {
        for (const { prefix, stacks } of files) {
          for (const [index, stack] of stacks.entries()) new Part(stack, `${prefix}s${index}`).deploy();
        }
        return Promise.resolve();
      },
    });
    expect(run.outcome === "failed" ? run.output : "").toBe("");
    const named = run.fired.map(
      ({ policy, resource }) => `${resource.slice(resource.lastIndexOf("::") + 2)} ${policy}`,
    );
    found = [...new Set(named)].sort();
  });

  test.each(files)("each machine of $file is judged as the corpus says", ({ prefix, stacks }) => {
    expect(found.filter((finding) => finding.startsWith(`${prefix}s`))).toEqual(expectedOf(prefix, stacks));
  });

  test("nothing is found elsewhere", () => {
    expect(found.filter((finding) => !files.some(({ prefix }) => finding.startsWith(`${prefix}s`)))).toEqual([]);
  });
});
