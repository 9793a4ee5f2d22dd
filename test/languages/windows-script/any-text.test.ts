import fc from "fast-check";
import { type ScriptLanguage, findKeys, readScript } from "../../../languages/windows-script";
import { UNKNOWN } from "../../../values/value";
import { leastCpuTime } from "../../cpu-time";
import { K, installs, utf16 } from "./samples";

describe("any text", () => {
  const fragments = fc.constantFrom(
    ...[
      "slmgr",
      " /ipk ",
      K,
      "'",
      '"',
      "@'\n",
      '@"\n',
      "$",
      "$(",
      "(",
      ")",
      "{",
      "}",
      "|",
      "\n",
      "`",
      "^",
      "%",
      "!",
      "=",
    ],
    ...[
      "set ",
      "$a=",
      "$a",
      "%a%",
      "iex ",
      "powershell -enc ",
      "FromBase64String(",
      "<#",
      "#>",
      "#",
      "<Path>",
      "echo ",
      ",",
    ],
    ...[
      ".InstallProductKey(",
      "KeyManagementServiceName ",
      "+",
      "foreach ($a in ",
      "function f($a) ",
      "f ",
      "\\",
      "&",
      "@{",
    ],
  );
  const scripts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(fragments, { maxLength: 60 }).map((all) => all.join("")),
  );
  const languages = fc.constantFrom<ScriptLanguage>("powershell", "batch", "xml", "unknown");

  test("is read without throwing, and no mark of the reader comes out", () => {
    fc.assert(
      fc.property(scripts, languages, (script, language) => {
        const reading = readScript(script, [{ name: "a", value: UNKNOWN, secret: true }], language);
        for (const { text } of reading.keys) expect(text).not.toMatch(/[\uE000-\uE005]/);
        for (const { host } of reading.hosts) expect(host).not.toMatch(/[\uE000-\uE005]/);
        expect(() => findKeys(script)).not.toThrow();
      }),
      { numRuns: 2000 },
    );
  });

  test("reads the same in any case", () => {
    const plain = [...(installs["slmgr"] ?? []), ...(installs["cim"] ?? [])].filter(
      (script) => !/base64|-e/i.test(script),
    );
    fc.assert(
      fc.property(fc.constantFrom(...plain), (script) => {
        expect(readScript(script.toUpperCase()).keys).toEqual(readScript(script).keys);
      }),
    );
  });

  const fill = (part: string, size: number): string => part.repeat(Math.ceil(size / part.length)).slice(0, size);

  function readAll(text: string): void {
    readScript(`slmgr ${text}`);
    readScript(`slmgr ${text}`, [], "powershell");
    findKeys(text);
  }

  const cost = (text: string, runs: number): number =>
    leastCpuTime(() => {
      readAll(text);
    }, runs);

  test.each([
    ...[
      "slmgr /ipk ",
      '"',
      "'",
      '"$(',
      "@{",
      "$a=$a;",
      "a'a'",
      "`\n",
      "<a",
      "%a:",
      "!a",
      ",\n",
      '$a="$a$a";',
      "$b=$c+$b;",
    ],
    ...["KeyManagementServiceName add ", '"KeyManagementServiceName"="a"', "aaaa", "<Path><![CDATA[", "<!--", "$a["],
    ...[
      "InstallProductKey call ",
      "powershell -enc A ",
      "/ipk +",
      "iex 'iex ",
      "foreach ($a in $a) ",
      "| iex ",
      "set a=%a%%a%\n",
      "CreateObject(a).Run b & ",
      "b = CreateObject(c & c) : c.Run b\n",
      "[Diagnostics.Process]::Start(",
      "win32_process.create call create ",
      "$a=[Diagnostics.Process] ",
      "powershell (a ",
      "f (a $a ",
    ],
  ])("the time to read %j grows with its length", (part) => {
    const [short, long] = [fill(part, 7_500), fill(part, 60_000)];
    // Eight times the text: linear work takes 8 times as long, quadratic work 64 times.
    const limit = 24 * Math.max(cost(short, 2), 2);
    const first = cost(long, 1);
    // The least of several runs is the cost; one run within the limit already proves that it is less.
    expect(first < limit ? first : cost(long, 2)).toBeLessThan(limit);
  });

  test("variables that double again and again are undecided, not endless", () => {
    const doubling = Array.from({ length: 64 }, (_, n) => `$v${n + 1} = "$v${n}$v${n}"`).join("\n");
    expect(readScript(`$v0 = 'BB'\n${doubling}\nslmgr /ipk $v64`).undecided).toEqual(["key-not-followed"]);
    const chain = Array.from({ length: 20_000 }, (_, n) => `$v${n} = $v${n + 1}`).join("\n");
    expect(readScript(`${chain}\n$v20000 = '${K}'\nslmgr /ipk $v0`).undecided).toEqual(["key-not-followed"]);
  });

  test("endlessly nested base64 is undecided", () => {
    let script = `slmgr /ipk ${K}`;
    for (let depth = 0; depth < 9; depth += 1) script = `powershell -enc ${utf16(script)}`;
    expect(readScript(script).undecided).toEqual(["key-not-followed"]);
  });
});
