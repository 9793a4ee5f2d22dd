import { Folder, run, stateOf } from "./command";

const KEY = "BCDFG-HJKMN-PQRTV-WXY23-46789";
const OLD = ["old", "2012-Datacenter"] as const;
const NEW = ["new", "2022-datacenter"] as const;

let folder: Folder;
beforeAll(() => {
  folder = new Folder();
  folder.write("hub.json", stateOf([OLD, NEW]));
  folder.write("other.json", stateOf([NEW], "prod"));
  folder.write("bad.json", "{}");
  folder.write("no-machines.json", "[]");
  folder.write(`${KEY}.json`, stateOf([NEW]));
  folder.write("settings.yaml", "all: advisory\n");
});
afterAll(() => {
  folder.remove();
});

function told(...args: readonly string[]): string {
  const { err } = run(args, { cwd: folder.path });
  return err.replace(/\d+\.\d\d s/g, "TIME").replace(/[0-9a-f]{64}/g, "DIGEST");
}

const line = (text: string): string => `windows-activation: ${text}\n`;

describe("the last line of a run", () => {
  test.each([
    [["hub.json"], line("1 file read, 2 Windows machines, 1 finding, 0 undecided, 0 waived, TIME")],
    [["hub.json", "other.json"], line("2 files read, 3 Windows machines, 1 finding, 0 undecided, 0 waived, TIME")],
    [["hub.json", "--format", "json"], line("1 file read, 2 Windows machines, 1 finding, 0 undecided, 0 waived, TIME")],
  ])("of check %j", (args, wanted) => {
    expect(told("check", ...args)).toBe(wanted);
  });

  test.each(["bad.json", "no-machines.json"])("counts %s, which can't be judged, apart from files read", (file) => {
    expect(told("check", "hub.json", file)).toMatch(/: 1 file read, .*, 1 file couldn't be read, TIME\n$/);
  });

  test("of baseline", () => {
    const terms = ["--owner", "o", "--reason", "r", "--expires", "2999-01-01", "--output", "waivers.json"];
    expect(told("baseline", "hub.json", ...terms)).toBe(line("1 file read, 1 waiver until 2999-01-01, TIME"));
    expect(told("baseline", "hub.json", ...terms, "--quiet")).toBe("");
  });

  test("of merge", () => {
    run(["check", "hub.json", "--format", "json", "--output", "report.out"], { cwd: folder.path });
    expect(told("merge", "report.out")).toMatch(/: 1 file read, 2 Windows machines, 1 finding, /);
  });
});

describe("--quiet", () => {
  test("leaves errors only", () => {
    expect(told("check", "hub.json", "--quiet")).toBe("");
    expect(told("check", "hub.json", "bad.json", "--quiet")).toMatch(/^error: bad\.json: [^\n]+\n$/);
  });

  test("and --verbose exclude each other", () => {
    expect(run(["check", "x", "--quiet", "--verbose"]).code).toBe(2);
  });
});

describe("--verbose", () => {
  test("names what is read and the settings file that applies", () => {
    expect(told("check", "hub.json", "--verbose", "--config", "settings.yaml")).toBe(
      line("settings from settings.yaml (SHA-256 DIGEST), 0 waivers") +
        line("read hub.json: state of shop/dev, 2 Windows machines, TIME") +
        line("1 file read, 2 Windows machines, 1 finding, 0 undecided, 0 waived, TIME"),
    );
  });

  test("says that no settings file applies", () => {
    expect(told("check", "hub.json", "--verbose")).toContain("no settings file; ");
  });

  test("masks a key in a file's name", () => {
    expect(told("check", `${KEY}.json`, "--verbose")).not.toContain("HJKMN");
  });
});
