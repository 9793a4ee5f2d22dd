import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { parse as parseCsv } from "csv-parse/sync";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { CLOUDS } from "../../activation/settings";
import { PATHS } from "../../activation/verdict";
import { EDITIONS, RELEASES } from "../../activation/windows";
import { LEVELS } from "../../policies/policy";
import { FORMAT_NAMES, isFormat } from "../../reports/formats";
import { isObject } from "../../values/read";
import { BAD, CLEAR, NASTY, STACK, written } from "./a-report";

/** Reads JSON into the objects, lists and strings that the tests look at. */
function json(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text);
  return isObject(value) ? value : { value };
}

function list(value: unknown, ...path: readonly string[]): Record<string, unknown>[] {
  let inner = value;
  for (const name of path) inner = isObject(inner) ? inner[name] : undefined;
  return Array.isArray(inner) ? inner.filter(isObject) : [];
}

/** A schema's errors for a document. The schema's `$schema` is dropped, because what SARIF's schema uses of draft 4 means the same today. */
function problems(schemaFile: string, text: string): readonly string[] {
  const all = Object.entries(json(readFileSync(schemaFile, "utf8")));
  const schema = Object.fromEntries(all.filter(([key]) => !["$schema", "$id", "id"].includes(key)));
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false });
  return ajv.validate(schema, JSON.parse(text))
    ? []
    : (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ""}`);
}

const SARIF_SCHEMA = join(__dirname, "../../node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
const REPORT_SCHEMA = join(__dirname, "../../docs/report.schema.json");

test.each(FORMAT_NAMES)("%s writes a valid document for an empty report, without control characters", async (name) => {
  if (!isFormat(name)) throw new Error(name);
  const empty = await written(name, [], {}, []);
  expect(typeof empty).toBe("string");
  const full = await written(name);
  // JSON keeps all text, and escapes lone surrogates.
  expect(full).not.toMatch(name === "json" ? /(?![\r\n])\p{Cc}/u : /(?![\r\n])[\p{Cc}\p{Bidi_Control}]/u);
});

describe("json", () => {
  test("matches its published schema", async () => {
    expect(problems(REPORT_SCHEMA, await written("json"))).toEqual([]);
    expect(problems(REPORT_SCHEMA, await written("json", [], {}, []))).toEqual([]);
  });

  test("loses nothing", async () => {
    const { stacks, badInputs } = json(await written("json"));
    expect(JSON.stringify([stacks, badInputs])).toBe(JSON.stringify([[STACK, CLEAR], [BAD]]));
  });
});

describe("sarif", () => {
  test("matches the official schema", async () => {
    expect(problems(SARIF_SCHEMA, await written("sarif"))).toEqual([]);
    expect(problems(SARIF_SCHEMA, await written("sarif", [CLEAR, CLEAR], {}, []))).toEqual([]);
  });

  const results = async (text: Promise<string>) => list(list(json(await text), "runs")[0], "results");

  test("shows a finding at its own line, and one without a line at the project's file", async () => {
    const places = (await results(written("sarif"))).map((result) =>
      JSON.stringify(list(result, "locations")[0]?.["physicalLocation"]),
    );
    expect(places[0]).toBe('{"artifactLocation":{"uri":"src/index.ts"},"region":{"startLine":7,"startColumn":3}}');
    expect(places[4]).toContain('"uri":"services/shop/Pulumi.yaml"');
    expect(places[6]).toContain('"uri":"src/a%20b%2Cc%3Ad%3Be%5D.ts"');
  });

  test("maps levels, with undecided lowest", async () => {
    expect((await results(written("sarif"))).slice(0, 3).map(({ level }) => level)).toEqual([
      "error",
      "warning",
      "note",
    ]);
  });

  test("has distinct fingerprints that survive changed lines and wording", async () => {
    const prints = async (moved: boolean) => {
      const findings = STACK.findings.map((one) =>
        moved ? { ...one, message: `${one.message}!`, position: { file: "src/index.ts", line: 99, column: 1 } } : one,
      );
      return (await results(written("sarif", [{ ...STACK, findings }]))).map(
        ({ partialFingerprints }) => partialFingerprints,
      );
    };
    const before = await prints(false);
    expect(new Set(before.map((print) => JSON.stringify(print))).size).toBe(STACK.findings.length);
    expect(await prints(true)).toEqual(before);
  });

  test("suppresses waived findings with the reason, or leaves them out if asked", async () => {
    const suppressed = (await results(written("sarif"))).filter(({ suppressions }) => suppressions !== undefined);
    expect(suppressed).toHaveLength(1);
    expect(JSON.stringify(suppressed)).toContain("isolated lab (owner: platform@corp.example, expires: 2027-03-31)");
    expect(await results(written("sarif", [STACK], { showWaived: false }))).toHaveLength(STACK.findings.length - 1);
  });

  test("lists every rule with help, severity and page, and every bad input", async () => {
    const [run] = list(json(await written("sarif")), "runs");
    const rules = list(run, "tool", "driver", "rules");
    expect(rules.length).toBeGreaterThan(14);
    for (const { id, helpUri, help, properties } of rules) {
      expect(String(helpUri)).toBe(`https://unpkg.com/pulumi-windows-activation/docs/policies/${String(id)}.md`);
      expect(isObject(help) && String(help["markdown"])).toContain(`(${String(helpUri)})`);
      expect(isObject(properties) && String(properties["security-severity"])).toMatch(/^\d\.\d$/);
    }
    expect(list(run, "invocations")[0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{ level: "error", message: { text: "broken.json: not valid JSON" } }],
    });
  });
});

describe("junit", () => {
  const suites = (text: string) => {
    expect(XMLValidator.validate(text)).toBe(true);
    const isArray = (name: string) => name === "testsuite" || name === "testcase";
    const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "", isArray });
    return list(parser.parse(text), "testsuites", "testsuite");
  };

  test("has a suite for each stack and for bad inputs, with correct counts", async () => {
    const all = suites(await written("junit"));
    expect(all.map(({ name }) => name)).toEqual(["shop/dev", "shop/prod", "input"]);
    for (const suite of all) {
      const cases = list(suite, "testcase");
      expect(Number(suite["tests"])).toBe(cases.length);
      for (const [count, child] of [
        ["failures", "failure"],
        ["errors", "error"],
        ["skipped", "skipped"],
      ] as const)
        expect(Number(suite[count])).toBe(cases.filter((one) => child in one).length);
    }
    expect(all.map(({ failures, errors, skipped }) => [failures, errors, skipped].map(Number))).toEqual([
      [6, 0, 1],
      [0, 0, 0],
      [0, 1, 0],
    ]);
  });

  test.each([
    ["never", 0],
    ["mandatory", 6],
    ["advisory", 7],
    ["undecided", 8],
  ] as const)("fails what makes the run fail: %s", async (failOn, failures) => {
    expect(Number(suites(await written("junit", [STACK], { failOn }))[0]?.["failures"])).toBe(failures);
  });

  test("has a passing test for a machine without findings", async () => {
    const [only, ...others] = list(suites(await written("junit"))[1], "testcase");
    expect([only?.["name"], others.length]).toEqual(["web", 0]);
    expect(String(only?.["system-out"])).toContain("avma");
  });
});

describe("annotations", () => {
  test("github: one command per finding, at its line, with other commands escaped", async () => {
    const lines = (await written("github")).trimEnd().split("\n");
    expect(lines).toHaveLength(STACK.findings.length);
    expect(lines.every((line) => /^::(error|warning|notice) /.test(line))).toBe(true);
    expect(lines[0]).toMatch(
      /^::error file=src\/index\.ts,line=7,col=3,title=mak-key-required%3A plain in shop\/dev \(high severity\)::/,
    );
    expect(lines[2]).toMatch(/^::notice /);
    expect(lines[5]).toContain("file=src/a b%2Cc%3Ad;e].ts,");
    expect(lines[5]).toContain("%250A::error::x");
    expect(lines[5]).toContain("%0Asecond line");
    expect(lines.at(-1)).toBe("::error title=broken.json::not valid JSON");
  });

  test("azure-pipelines: one issue per finding, at its line, properly escaped", async () => {
    const lines = (await written("azure-pipelines")).trimEnd().split("\n");
    expect(lines).toHaveLength(STACK.findings.length);
    expect(lines.every((line) => /^##vso\[task\.logissue type=(error|warning)[;\]]/.test(line))).toBe(true);
    expect(lines[0]).toContain("type=error;sourcepath=src/index.ts;linenumber=7;columnnumber=3;code=mak-key-required]");
    expect(lines[5]).toContain("sourcepath=src/a b,c:d%3Be%5D.ts;");
    expect(lines[5]).toContain("%AZP250A::error::x");
    expect(lines[5]).toContain("%0Asecond line");
  });
});

describe("gitlab", () => {
  test("writes issues with the fields that GitLab requires, and distinct fingerprints", async () => {
    const value: unknown = JSON.parse(await written("gitlab"));
    const issues = list({ value }, "value");
    expect(issues).toHaveLength(STACK.findings.length - 1);
    for (const { description, check_name: policy, severity, location } of issues) {
      expect([typeof description, typeof policy]).toEqual(["string", "string"]);
      expect(String(severity)).toMatch(/^(info|minor|major|critical|blocker)$/);
      expect(JSON.stringify(location)).toMatch(/^\{"path":".+","lines":\{"begin":\d+\}\}$/);
    }
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
  });
});

describe("csv", () => {
  test("is RFC 4180, with a row for each machine and no formula", async () => {
    const text = await written("csv");
    expect(text.endsWith("\r\n")).toBe(true);
    const [head = [], ...rows] = parseCsv(text, { record_delimiter: "\r\n" });
    expect(rows).toHaveLength(STACK.inventory.length + CLEAR.inventory.length);
    expect(head.slice(0, 3)).toEqual(["stack", "resource", "path"]);
    expect(rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    expect(rows[3]?.[1]).toMatch(/^'=cmd\|"x"!A1/);
  });

  test("lists each machine's policies and waivers", async () => {
    const records: unknown = parseCsv(await written("csv"), { columns: true });
    expect(records).toMatchObject([
      { resource: "plain", policies: "mak-key-required", severity: "high", "waived policies": "" },
      { resource: "active", policies: "", severity: "" },
      {
        resource: "silenced",
        policies: "",
        "waived policies": "mak-key-required",
        "waiver owner": "platform@corp.example",
        "waiver reason": "isolated lab",
        "waiver expires": "2027-03-31",
      },
      {},
      { resource: "web" },
    ]);
  });
});

describe("table", () => {
  test("shows each finding with its line, wrapped to the terminal, and counts them by policy", async () => {
    const text = await written("table");
    expect(text).toContain("✖ plain  mandatory  high  mak-key-required  src/index.ts:7:3");
    expect(text).toContain("✖ deployment (vm[0])  mandatory");
    expect(text).not.toContain("isolated lab");
    expect(text).toContain(
      "2 stacks, 5 Windows machines: 6 mandatory, 1 advisory, 1 undecided, 1 waived; 1 file couldn't be read",
    );
    expect(text).toMatch(/product-key-exposed +│ +2 │/);
    const wide = text.split("\n").filter((line) => line.startsWith("    ") && line.length > 80);
    expect(wide).toEqual([]);
  });

  test("colors if allowed", async () => {
    expect(await written("table", [STACK], { color: true })).toContain("\u001b[31m✖");
  });

  test("shows waived findings on request, with the reason", async () => {
    expect(await written("table", [STACK], { showWaived: true })).toContain(
      "waived: isolated lab (platform@corp.example, until 2027-03-31)",
    );
  });
});

test("markup in a name is text in every format that has markup", async () => {
  for (const name of ["html", "junit", "markdown"] as const) {
    expect(await written(name)).not.toContain("<img src=x");
    expect(NASTY).toContain("<img src=x");
  }
});

describe("published documentation of the reports", () => {
  test("docs/check.md lists exactly the formats", () => {
    const page = readFileSync(join(__dirname, "../../docs/check.md"), "utf8");
    const table = page.slice(page.indexOf("| format"), page.indexOf("The **inventory**"));
    expect(Array.from(table.matchAll(/^\| `([a-z-]+)`/gm), ([, name]) => name)).toEqual(FORMAT_NAMES);
  });

  test.each([
    ["machine", "cloud", CLOUDS],
    ["machine", "release", RELEASES],
    ["machine", "edition", EDITIONS],
    ["machine", "activation", PATHS],
    ["finding", "level", LEVELS.filter((level) => level !== "disabled")],
  ] as const)("the schema takes every %s.%s that there is, and no other", (kind, property, values) => {
    const schema: unknown = JSON.parse(readFileSync(REPORT_SCHEMA, "utf8"));
    const path = ["definitions", kind, "properties", property, "enum"];
    const found = path.reduce<unknown>((inner, name) => (isObject(inner) ? inner[name] : undefined), schema);
    expect(found).toEqual(values);
  });
});
