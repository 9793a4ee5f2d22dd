import type { StackReport } from "../../reports/report";
import { CLEAR, STACK, finding, row, written } from "./a-report";

describe("markdown", () => {
  test("stays within a comment's length and says how much it omits", async () => {
    const findings = Array.from({ length: 5000 }, (_, index) => finding(`vm-${index}`, { message: `Fact ${index}.` }));
    const text = await written("markdown", [{ ...STACK, findings }]);
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/… and \d{4} more findings/);
  });

  test("mentions nobody, and escapes markup in names", async () => {
    const text = await written("markdown");
    const [line = ""] = text.split("\n").filter((one) => one.includes("&#61;") || one.includes("=cmd"));
    expect(text).not.toContain("<img");
    expect(text).not.toMatch(/@octocat|[^\\]@corp/);
    expect(line.split("|")).toHaveLength(7);
    expect(text).toContain("<code>plain</code>");
  });

  const waiver = { reason: "isolated lab", owner: "platform@corp.example", expires: "2027-03-31" };
  const undecided = row("odd", { verdict: "undecided", level: undefined });
  const failing = row("old", { level: undefined });
  const stack = (changes: Partial<StackReport>): StackReport => ({ ...CLEAR, ...changes });
  test.each([
    ["every machine activates", stack({}), "✅"],
    ["no machine", stack({ machines: 0, inventory: [] }), "ℹ️"],
    ["a waived finding at a machine that doesn't activate", stack({ findings: [finding("old", { waiver })] }), "➖"],
    ["a machine that doesn't activate, and no policy that says so", stack({ inventory: [failing] }), "⚠️"],
    ["an undecided machine, and no policy that says so", stack({ inventory: [undecided] }), "❔"],
    ["a mandatory finding", stack({ findings: [finding("old"), finding("old", { waiver })] }), "❌"],
    ["an advisory finding", stack({ findings: [finding("old", { level: "advisory" })] }), "⚠️"],
  ])("has a truthful heading for a report with %s", async (_, report, mark) => {
    const [, heading = ""] = (await written("markdown", [report], {}, [])).split("\n");
    expect(heading.startsWith(`## ${mark} `)).toBe(true);
  });

  test("counts machines that don't activate separately from undecided ones", async () => {
    const text = await written("markdown", [stack({ inventory: [failing, failing, undecided] })]);
    expect(text).toContain("| doesn't activate | 2 |\n| undecided | 1 |\n");
  });

  test.each([true, false])("shows waived findings on request: %s", async (showWaived) => {
    expect((await written("markdown", [STACK], { showWaived })).includes("isolated lab")).toBe(showWaived);
  });
});
