import { existsSync } from "node:fs";
import { join } from "node:path";
import { CLOUDS } from "../../activation/settings";
import { AVMA_KEYS } from "../../activation/tables/avma-keys";
import { KMS_CLIENT_KEYS } from "../../activation/tables/kms-client-keys";
import { explainImage, imageText } from "../../reports/explain-image";
import { explainKey, keyText } from "../../reports/explain-key";
import { DESCRIBED } from "../../reports/formats/rules";
import { run } from "./command";

const MAK = "BCDFG-HJKMN-PQRTV-WXY23-46789";

describe("explain image", () => {
  test("answers for every cloud, each with its source", () => {
    const answer = explainImage("MicrosoftWindowsServer:WindowsServer:2022-datacenter-g2");
    expect(answer?.answers.map(({ cloud }) => cloud)).toEqual(CLOUDS);
    expect(answer?.answers.every(({ source }) => source?.startsWith("https://"))).toBe(true);
  });

  test.each([
    ["MicrosoftWindowsServer:WindowsServer:2022-datacenter-g2", "azure-stack-hub", "2311", "activates", "avma"],
    ["MicrosoftWindowsServer:WindowsServer:2022-datacenter-g2", "azure-stack-hub", "1907", "needs-key", undefined],
    ["MicrosoftWindowsServer:WindowsServer:2012-Datacenter", "azure-stack-hub", undefined, "needs-key", undefined],
    [
      "MicrosoftWindowsServer:WindowsServer:2022-datacenter-azure-edition:latest",
      "azure-stack-hub",
      undefined,
      "cannot-activate",
      undefined,
    ],
    ["Win2022Datacenter", "azure", undefined, "activates", "azure-kms"],
    ["Canonical:UbuntuServer:18.04-LTS", "azure", undefined, "not-windows", undefined],
    ["contoso:gold:image", "azure-stack-hub", undefined, "undecided", undefined],
  ] as const)("%s on %s %s: %s", (image, cloud, build, verdict, activation) => {
    const answer = explainImage(image, cloud, build);
    expect(answer?.answers).toMatchObject([{ verdict, activation }]);
    expect(answer && imageText(answer).length).toBeGreaterThan(20);
  });

  test.each([
    ["a text that names no image", ["no image"]],
    ["a build without the Hub", ["a:b:c", "--build", "2311"]],
    ["an unknown cloud", ["a:b:c", "--cloud", "aws"]],
  ])("%s is bad usage", (_, args) => {
    expect(run(["explain", "image", ...args]).code).toBe(2);
  });
});

describe("explain key", () => {
  test.each([
    [AVMA_KEYS[0]?.key ?? "", "avma"],
    [KMS_CLIENT_KEYS[0]?.key ?? "", "kms-client"],
    [MAK, "possible-mak"],
    ["XXXXX-XXXXX-XXXXX-XXXXX-XXXXX", "placeholder"],
    ["BCDFG-HJKMN-PQRTV", "malformed"],
    ["", "placeholder"],
  ])("tells what it is and never shows it (%#)", (key, kind) => {
    const answer = explainKey(key);
    expect(answer.kind.kind).toBe(kind);
    const shown = keyText(answer) + JSON.stringify(answer);
    if (key !== "") expect(shown.toUpperCase()).not.toContain(key);
  });

  test("says what a published key is published for, with the source", () => {
    expect(keyText(explainKey(AVMA_KEYS[0]?.key ?? ""))).toMatch(/Published for:\n {2}.+: https:/);
  });

  test("reads the key from standard input, so that it stays out of the shell's history", () => {
    const answer = run(["explain", "key", "-", "--json"], { input: `${MAK}\n` });
    expect(JSON.parse(answer.out)).toMatchObject({ kind: { kind: "possible-mak" } });
    expect(answer.out + answer.err).not.toContain("HJKMN");
  });
});

describe("explain policy", () => {
  test.each(DESCRIBED.map(({ name }) => name))("%s has a page", (name) => {
    expect(existsSync(join(__dirname, `../../docs/policies/${name}.md`))).toBe(true);
    const { code, out } = run(["explain", "policy", name]);
    expect([code, out.includes(name)]).toEqual([0, true]);
  });

  test("an unknown policy is bad usage, and the known ones are named", () => {
    const { code, err } = run(["explain", "policy", "mak"]);
    expect(code).toBe(2);
    expect(err).toContain("mak-key-required");
  });
});
