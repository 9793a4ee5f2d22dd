import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { MAK, firedAt } from "./cases";
import { type Run, runProgram } from "./engine";

const ROOT = join(__dirname, "../..");

const settings = (): Record<string, unknown> => {
  const value: unknown = JSON.parse(readFileSync(join(ROOT, "examples/policy-config.json"), "utf8"));
  return typeof value === "object" && value !== null ? { ...value } : {};
};

function preview(name: string): Promise<Run> {
  return runProgram({
    program: async () => {
      await import(join(ROOT, "examples", name, "index.ts"));
    },
    project: name,
    packConfig: settings(),
    secrets: { [`${name}:mak`]: MAK, [`${name}:adminPassword`]: "nobodys-password" },
  });
}

/** The text of docs/terminal.svg, which `node scripts/terminal-picture.mjs` writes. */
function picture(): string {
  const svg = readFileSync(join(ROOT, "docs/terminal.svg"), "utf8");
  const entities: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };
  const text = svg.replace(/<[^>]*>/g, "").replace(/&(?:lt|gt|amp);/g, (entity) => entities[entity] ?? entity);
  return text.replace(/\s+/g, " ");
}

// Pulumi's host for Node (3.259.0, cmd/run/run.ts) asks the nearest package.json for the program, unless `main` names it.
// The nearest is this pack's own, so `pulumi preview` ran the pack as a program without resources, and passed.
test.each(["hub", "azure", "hub-and-spoke"])("%s names its program, which isn't the main of package.json", (name) => {
  const project: unknown = parse(readFileSync(join(ROOT, "examples", name, "Pulumi.yaml"), "utf8"));
  expect(project).toMatchObject({ runtime: "nodejs", main: "index.ts" });
});

test("one machine stops the Hub example, as the README's picture shows", async () => {
  const run = await preview("hub");
  expect(run.outcome).toBe("blocked");
  expect(run.fired.map(({ policy }) => policy)).toEqual(["mak-key-required"]);
  expect(firedAt(run, "mak-key-required")).toEqual(["forgotten"]);
  expect(run.output + run.events).not.toContain(MAK);
  for (const { message } of run.fired) expect(picture()).toContain(message.replace(/\s+/g, " "));
});

test("the same machines on Azure pass", async () => {
  const run = await preview("azure");
  expect(run.outcome).toBe("passed");
  expect(run.fired).toEqual([]);
});

test("the spoke with a default route out of Azure is stopped; the one with routes to the KMS passes", async () => {
  const run = await preview("hub-and-spoke");
  expect(run.outcome).toBe("blocked");
  expect(firedAt(run, "azure-kms-unreachable")).toEqual(["stranded"]);
  expect(run.fired).toHaveLength(1);
});
