import { parse } from "yaml";
import type { Settings } from "../../activation/settings";
import { parseSettings } from "../../policies/settings";
import { isObject } from "../../values/read";
import { MAK, type Written } from "../policies/declare";

/** An example on a page: a program in Pulumi YAML with its policy configuration. */
export interface Example {
  readonly title: string;
  /** ✅ or ❌, as its heading begins. */
  readonly good: boolean;
  readonly resources: readonly Written[];
  readonly settings: Settings;
  /** What is wrong with the settings. */
  readonly problems: readonly string[];
}

type Record_ = Readonly<Record<string, unknown>>;

function recordAt(value: unknown, name: string): Record_ {
  const member = isObject(value) ? value[name] : undefined;
  return isObject(member) ? member : {};
}

/** The name in a reference to a whole resource, such as `${hub}`. */
function referenced(value: unknown): string | undefined {
  return typeof value === "string" ? /^\$\{([\w-]+)\}$/.exec(value)?.[1] : undefined;
}

/** A value with the program's configuration filled in by a product key that belongs to nobody. */
function configured(value: unknown, names: readonly string[]): unknown {
  if (typeof value === "string")
    return value.replace(/\$\{([\w-]+)\}/g, (text, name: string) => (names.includes(name) ? MAK : text));
  if (Array.isArray(value)) return value.map((item: unknown) => configured(item, names));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, configured(member, names)]));
}

/** The resources of a program in Pulumi YAML. */
function resourcesOf(yaml: string): Written[] {
  const program: unknown = parse(yaml);
  const names = Object.keys(recordAt(program, "config"));
  return Object.entries(recordAt(program, "resources")).map(([name, resource]): Written => {
    const type = isObject(resource) ? resource["type"] : undefined;
    if (typeof type !== "string") throw new Error(`The resource ${name} has no type.`);
    const options = recordAt(resource, "options");
    const provider = referenced(options["provider"]);
    const parent = referenced(options["parent"]);
    const properties = configured(recordAt(resource, "properties"), names);
    return {
      type,
      name,
      properties: isObject(properties) ? properties : {},
      ...(provider !== undefined && { provider }),
      ...(parent !== undefined && { parent }),
    };
  });
}

/** The first fenced block of a language. */
function fenced(text: string, language: string): string | undefined {
  return new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, "m").exec(text)?.[1];
}

async function exampleOf(section: string, policies: readonly string[]): Promise<Example> {
  const title = section.slice(0, section.indexOf("\n")).trim();
  const yaml = fenced(section, "yaml");
  const json = fenced(section, "json");
  if (yaml === undefined && json === undefined) throw new Error(`The example "${title}" has no program.`);
  const config: unknown = json === undefined ? {} : JSON.parse(json);
  const { settings, problems } = await parseSettings(recordAt(config, "activation-settings"), policies);
  return {
    title: title.slice(1).trim(),
    good: title.startsWith("✅"),
    resources: yaml === undefined ? [] : resourcesOf(yaml),
    settings,
    problems: problems.map(({ path }) => path),
  };
}

/** The examples of a page, each below a heading that begins with ✅ or ❌. */
export function examplesIn(markdown: string, policies: readonly string[]): Promise<Example[]> {
  const sections = markdown.split(/^#{2,3} /m).filter((section) => /^[✅❌]/u.test(section));
  return Promise.all(sections.map((section) => exampleOf(section, policies)));
}
