import { readFileSync } from "node:fs";
import { Folder, inEachFormat, run, stateOf } from "./command";

const MAK = "BCDFG-HJKMN-PQRTV-WXY23-46789";

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => {
  folder.remove();
});

/** Expects that the run wrote something in each format, and a key nowhere; `name` may stand in a message. */
function expectNoKey({ answer, texts }: ReturnType<typeof inEachFormat>, name: string): void {
  expect((answer.out + answer.err).replaceAll(name, "")).not.toContain("HJKMN");
  for (const [format, text] of texts)
    expect([format, text === "", text.includes("HJKMN")]).toEqual([format, false, false]);
}

test.each([
  ["with waivers", true],
  ["without a configuration", false],
])("no format shows a product key, wherever the inputs contain one, %s", (_, isWaived) => {
  const tags = { [MAK]: MAK };
  const file = folder.write(
    `${MAK}.json`,
    stateOf([
      [MAK, "2012-Datacenter", { tags, location: MAK }],
      [`\n${MAK}\n`, MAK],
    ]),
  );
  const config = folder.write("config.json", {
    "activation-settings": {
      waivers: [{ policy: "mak-key-required", resource: `*${MAK}*`, reason: MAK, owner: MAK, expires: "2099-01-01" }],
    },
  });
  const bad = folder.write("bad.json", MAK);
  const options = isWaived ? ["--show-waived", "--config", config] : [];
  expectNoKey(inEachFormat(folder, ["check", file, bad, ...options]), file);
});

const SPELLINGS = [" ", "_", "\u2013", " - ", "\\", "`", "\t", "\n"].map((separator) => MAK.split("-").join(separator));

test("no format shows a product key in another spelling", () => {
  const file = folder.write("s.json", stateOf(SPELLINGS.map((name) => [name, "2012-Datacenter"])));
  const template = folder.write(`${MAK.replaceAll("-", " ")}.json`, { contentVersion: "1", resources: [] });
  const written = inEachFormat(folder, ["check", file, template, "--show-waived"]);
  expect(written.answer.code).toBe(1);
  expectNoKey(written, "");
});

test("JSON in which nothing is escaped shows no product key", () => {
  const { out } = run(["check", folder.write("s.json", stateOf([[MAK, "2012-Datacenter"]])), "--format", "json"]);
  expect(out).not.toContain("\\");
  expect(out).toContain("•••••");
  expect(out).not.toContain("HJKMN");
});

describe("no product key is shown", () => {
  const state = () => folder.write("s.json", stateOf([[MAK, "2012-Datacenter"]]));
  const TABBED = MAK.replaceAll("-", "\t");
  const TERMS = ["--owner", "a", "--reason", "b", "--expires", "2099-12-31"];
  test.each([
    ["an input that is missing", () => ["check", folder.at(MAK)]],
    ["an output that can't be written", () => ["check", state(), "--output", `/no/${MAK}`]],
    ["an output that is an input", () => ["check", state(), MAK, "--output", MAK]],
    ["a format", () => ["check", state(), "--format", MAK]],
    ["a threshold", () => ["check", state(), "--fail-on", MAK]],
    ["an option", () => ["check", state(), `--${MAK}`]],
    ["a command", () => [MAK]],
    ["an image", () => ["explain", "image", `a:b:${MAK}`]],
    ["an image, as JSON", () => ["explain", "image", `a:b:${MAK}`, "--json"]],
    ["an image with tabs, as JSON", () => ["explain", "image", `a:b:${TABBED}`, "--json"]],
    [
      "a machine's image with tabs, as JSON",
      () => ["explain", "machine", "web", folder.write("t.json", stateOf([["web", TABBED]])), "--json"],
    ],
    ["a policy", () => ["explain", "policy", MAK]],
    ["a policy of the settings", () => ["check", state(), "--config", folder.write("c.json", { [MAK]: "advisory" })]],
    [
      "a setting",
      () => ["check", state(), "--config", folder.write("c.json", { "activation-settings": { [MAK]: 1 } })],
    ],
    [
      "a setting's value with tabs",
      () => {
        const keyDelivery = [{ match: { tags: { [TABBED]: TABBED } }, path: "mak" }];
        return ["settings", "write", folder.write("c.json", { "activation-settings": { keyDelivery } })];
      },
    ],
    ["a date", () => ["baseline", state(), ...TERMS, "--expires", MAK]],
    ["a baseline's waivers", () => ["baseline", state(), ...TERMS, "--reason", MAK]],
  ])("where it is %s", (_, args) => {
    const { out, err } = run(args());
    expect(out + err).not.toBe("");
    expect(out + err).not.toContain("HJKMN");
  });

  test("but a baseline still waives a resource named like a key", () => {
    const file = folder.write("s.json", stateOf(SPELLINGS.concat(MAK).map((name) => [name, "2012-Datacenter"])));
    const config = folder.at("config.json");
    expect(run(["baseline", file, ...TERMS, "--output", config]).code).toBe(0);
    expect(readFileSync(config, "utf8")).not.toContain("HJKMN");
    expect(run(["check", file, "--config", config, "--fail-on", "undecided"]).code).toBe(0);
  });
});
