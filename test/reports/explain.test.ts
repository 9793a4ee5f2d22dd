import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CLOUDS } from "../../activation/settings";
import { AVMA_KEYS } from "../../activation/tables/avma-keys";
import { ACTIVATION_ERRORS, ACTIVATION_SYMPTOMS } from "../../activation/tables/errors";
import { KMS_CLIENT_KEYS } from "../../activation/tables/kms-client-keys";
import { POLICIES, POLICY_NAMES } from "../../policies/all";
import { ERROR_EXPLANATIONS, KNOWN_ERRORS, errorText, explainError } from "../../reports/explain/error";
import { explainImage, imageText } from "../../reports/explain/image";
import { explainKey, keyText } from "../../reports/explain/key";
import { messages } from "../../reports/messages";
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
    expect(answer && imageText(answer)).not.toContain(": is ");
  });

  test.each([
    ["text that isn't an image", ["no image"]],
    ["a build without the Hub", ["a:b:c", "--build", "2311"]],
    ["an unknown cloud", ["a:b:c", "--cloud", "aws"]],
    ["a build that was never released", ["a:b:c", "--cloud", "azure-stack-hub", "--build", "2309"]],
    ["a malformed build", ["a:b:c", "--cloud", "azure-stack-hub", "--build", "latest"]],
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
  ])("classifies the key and never shows it (%#)", (key, kind) => {
    const answer = explainKey(key);
    expect(answer.kind.kind).toBe(kind);
    const shown = keyText(answer) + JSON.stringify(answer);
    if (key !== "") expect(shown.toUpperCase()).not.toContain(key);
  });

  test("says what a published key is for, with the source", () => {
    expect(keyText(explainKey(AVMA_KEYS[0]?.key ?? ""))).toMatch(/Published for:\n {2}.+: https:/);
  });

  test("reads the key from standard input, so that it stays out of the shell's history", () => {
    const answer = run(["explain", "key", "-", "--json"], { input: `${MAK}\n` });
    expect(JSON.parse(answer.out)).toMatchObject({ kind: { kind: "possible-mak" } });
    expect(answer.out + answer.err).not.toContain("HJKMN");
  });
});

describe("explain policy", () => {
  test.each(POLICIES.map(({ name }) => name))("%s has a page", (name) => {
    expect(existsSync(join(__dirname, `../../docs/policies/${name}.md`))).toBe(true);
    const { code, out } = run(["explain", "policy", name]);
    expect([code, out.includes(name)]).toEqual([0, true]);
    expect(out).not.toContain("](");
    expect(out).toContain(" (https://unpkg.com/pulumi-windows-activation/docs/");
    expect(out).toContain("\nReports ");
  });

  test.each([
    ["one spelled like it is suggested", "mak-key", ["mak-key-required"]],
    ["without one, all are named", "rabbit", POLICY_NAMES],
  ])("an unknown policy is bad usage, and %s", (_, name, named) => {
    const { code, err } = run(["explain", "policy", name]);
    expect([code, err]).toEqual([2, `error: ${messages.unknownPolicy(name, POLICY_NAMES)}\n`]);
    expect(POLICY_NAMES.filter((one) => err.replace(`\`${name}\``, "").includes(one))).toEqual(named);
  });
});

describe("explain --list", () => {
  test("has a line for each policy", () => {
    const { code, out } = run(["explain", "--list"]);
    expect(code).toBe(0);
    expect(out.split("\n").map((line) => line.split(" ")[0])).toEqual([...POLICIES.map(({ name }) => name), ""]);
  });

  test("is the shipped catalog as JSON", () => {
    const shipped: unknown = JSON.parse(readFileSync(join(__dirname, "../../bin/catalog.json"), "utf8"));
    expect(JSON.parse(run(["explain", "--list", "--json"]).out)).toEqual(shipped);
  });

  test.each([[["explain"]], [["explain", "--json"]]])("%j is bad usage", (args) => {
    expect(run(args).code).toBe(2);
  });

  test("an unknown topic is bad usage, and the topics are named", () => {
    const topics = ["image", "key", "error", "policy", "machine"];
    const { code, err } = run(["explain", "rabbit"]);
    expect([code, err]).toEqual([2, `error: ${messages.unknownTopic("rabbit", topics)}\n`]);
  });
});

describe("explain error", () => {
  test.each([
    ["0xC004F074", "0xC004F074"],
    ["c004f074", "0xC004F074"],
    [" 0XC004F074 ", "0xC004F074"],
    ["3221549172", "0xC004F074"],
    ["-1073418124", "0xC004F074"],
    ["0x8007232b", "0x8007232B"],
    ["black desktop", "Black desktop"],
    ["Not genuine", "Windows is not genuine"],
    ["no key management service could be contacted", "0xC004F074"],
    ["product key is blocked", "0xC004C003"],
    [
      "Error: 0xC004F074 The Software Licensing Service reported that the computer could not be activated. No Key Management Service (KMS) could be contacted.",
      "0xC004F074",
    ],
    ["run 'slui.exe 0x2a 0xC004F074' to display the error text.", "0xC004F074"],
    ["hr=0xC004F074", "0xC004F074"],
    ["0x80070005, then 0x8007232B", "0x8007232B"],
    ["The activation server determined that the specified product key is blocked. Try again.", "0xC004C003"],
    ["we see a black desktop on two machines", "Black desktop"],
  ])("%s is %s", (asked, wanted) => {
    const found = explainError(asked)?.error;
    expect(found?.code ?? found?.shows).toBe(wanted);
  });

  test.each([
    [""],
    ["0x"],
    ["0xC004F07"],
    ["0xDEADBEEF"],
    ["12"],
    ["rabbit"],
    ["a blocked rabbit"],
    ["Error: 0xDEADBEEF black desktop"],
    ["0xC004F0741"],
  ])("%j is unknown, and the known ones are named", (asked) => {
    expect(explainError(asked)).toBeUndefined();
    const { code, err } = run(["explain", "error", asked]);
    expect(code).toBe(2);
    expect(err).toContain("0xC004F074");
  });

  test("each error names a policy, or why none finds it, and Microsoft's page", () => {
    expect(ERROR_EXPLANATIONS).toHaveLength(ACTIVATION_ERRORS.length + ACTIVATION_SYMPTOMS.length);
    expect(KNOWN_ERRORS).toHaveLength(ERROR_EXPLANATIONS.length);
    for (const explanation of ERROR_EXPLANATIONS) {
      const { error, policies, limit } = explanation;
      expect([error.shows, policies.length > 0 || limit !== undefined]).toEqual([error.shows, true]);
      expect(errorText(explanation)).toContain(`See ${error.source}`);
    }
  });

  test("answers in words and in JSON", () => {
    expect(run(["explain", "error", "0xC004FD01"]).out).toContain("explain policy moved-to-azure");
    expect(JSON.parse(run(["explain", "error", "0xC004FD01", "--json"]).out)).toMatchObject({
      error: { code: "0xC004FD01" },
      policies: ["moved-to-azure", "product-key-mismatch"],
    });
  });
});
