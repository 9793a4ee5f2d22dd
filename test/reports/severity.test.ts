import { FORMAT_NAMES, isFormat } from "../../reports/formats";
import { groupsOf } from "../../reports/formats/groups";
import { bySeverity } from "../../reports/order";
import { CLEAR, STACK, finding, row, written } from "./a-report";

describe("severity", () => {
  const low = finding("low", { severity: "low" });
  test.each(FORMAT_NAMES.filter((name) => !["json", "csv", "gitlab"].includes(name)))("is in %s", async (name) => {
    if (!isFormat(name)) throw new Error(name);
    const one = async (severity: "low" | "critical") =>
      written(name, [{ ...CLEAR, findings: [{ ...low, severity }] }], {}, []);
    expect(await one("critical")).not.toBe(await one("low"));
    expect(await one("critical")).toContain("critical");
  });

  test.each([
    ["high", "mandatory", "critical"],
    ["high", "advisory", "major"],
    ["low", "mandatory", "minor"],
    ["low", "advisory", "info"],
  ] as const)("of GitLab's issues: %s at %s is %s", async (severity, level, grade) => {
    const issues: unknown = JSON.parse(
      await written("gitlab", [{ ...CLEAR, findings: [{ ...low, severity, level }] }]),
    );
    expect(issues).toMatchObject([{ severity: grade }]);
  });

  test("orders findings by severity, then level; waived ones come last", () => {
    const waiver = { reason: "r", owner: "o", expires: "2027-01-01" };
    const all = [
      finding("f", { waiver, severity: "critical" }),
      finding("e", { severity: "low" }),
      finding("d", { severity: "high", level: "advisory", policy: "activation-undecided" }),
      finding("c", { severity: "high", level: "advisory" }),
      finding("b"),
      finding("a", { severity: "critical", level: "advisory" }),
    ];
    expect(
      bySeverity(all)
        .map(({ name }) => name)
        .join(""),
    ).toBe("abcdef");
  });
});

describe("identical findings", () => {
  const names = Array.from({ length: 87 }, (_, index) => `vm-${index}`);
  const many = { ...STACK, findings: names.map((name) => finding(name)), inventory: names.map((name) => row(name)) };

  test("are merged in the table, with each machine once and no line too long", async () => {
    const text = await written("table", [many], {}, []);
    expect(text).toContain("✖ 87 machines  mandatory  high  mak-key-required");
    expect(text).toContain("`…` runs Windows Server 2012 Datacenter.");
    const words = text.replace(/\s+/g, " ");
    for (const name of names) expect(words.split(` ${name} (src/index.ts:7:3)`)).toHaveLength(2);
    expect(text.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  test("are merged in Markdown, which lists a limited number of machines", async () => {
    const text = await written("markdown", [many], {}, []);
    expect(text).toContain("<summary>87 machines</summary>");
    expect(text.match(/<code>vm-\d+<\/code>/g)).toHaveLength(50);
    expect(text).toContain("and 37 more");
  });

  test.each([
    ["another message", { message: "`vm-1` differs" }],
    ["another level", { level: "advisory" }],
    ["another policy", { policy: "moved-to-azure" }],
    ["a waiver", { waiver: { reason: "r", owner: "o", expires: "2027-01-01" } }],
  ] as const)("stay apart with %s", (_, changes) => {
    expect(groupsOf([finding("vm-0"), finding("vm-1", changes), finding("vm-2")]).map(({ all }) => all.length)).toEqual(
      [2, 1],
    );
  });

  test("a link stays whole at any width", async () => {
    const link = `https://learn.microsoft.com/${"long-".repeat(30)}page`;
    const report = { ...STACK, findings: [finding("x", { message: `What. See ${link}` })] };
    for (const width of [20, 40, 80]) expect(await written("table", [report], { width })).toContain(link);
  });
});
