import type { FormatMaker } from "./format";

/** Every format by its name on the command line. Only the requested ones are loaded. */
const LOADERS = {
  table: async () => (await import("./table.js")).table,
  json: async () => (await import("./json.js")).json,
  sarif: async () => (await import("./sarif.js")).sarif,
  junit: async () => (await import("./junit.js")).junit,
  markdown: async () => (await import("./markdown.js")).markdown,
  html: async () => (await import("./html-page.js")).html,
  github: async () => (await import("./github.js")).github,
  "azure-pipelines": async () => (await import("./azure-pipelines.js")).azurePipelines,
  gitlab: async () => (await import("./gitlab.js")).gitlab,
  csv: async () => (await import("./csv.js")).csv,
} satisfies Readonly<Record<string, () => Promise<FormatMaker>>>;

export type FormatName = keyof typeof LOADERS;

/** The names of all formats. */
export const FORMAT_NAMES: readonly string[] = Object.keys(LOADERS);

/** Whether a format has this name. */
export function isFormat(name: string): name is FormatName {
  return Object.hasOwn(LOADERS, name);
}

/** Loads a format. */
export function loadFormat(name: FormatName): Promise<FormatMaker> {
  return LOADERS[name]();
}
