import { tidyKey } from "../../../languages/windows-script/findings/keys";
import { basename, guessShell, programOf, shellOf } from "../../../languages/windows-script/programs/programs";
import { Budget } from "../../../languages/windows-script/variables/budget";
import { type Style, expression } from "../../../languages/windows-script/variables/expressions";
import { Variables } from "../../../languages/windows-script/variables/variables";
import { clean, methodOf, variableOf } from "../../../languages/windows-script/words/marks";
import { split } from "../../../languages/windows-script/words/words";
import { K } from "./samples";

describe("the value of an expression", () => {
  function value(source: string, style: Style, budget = new Budget()): readonly string[] {
    const words = split(source, "powershell").statements[0]?.words ?? [];
    return expression(
      words,
      0,
      style,
    )(new Variables(budget)).map((text) =>
      text
        .replaceAll("\uE000\uE005", "self")
        .replaceAll("\uE000", "?")
        .replaceAll("\uE002", "|")
        .replaceAll("\uE006", ":"),
    );
  }

  test.each<[source: string, style: Style, expected: string]>([
    ["", "statement", "?"],
    ["'a'", "statement", "a"],
    ["5", "statement", "5"],
    ["a", "statement", "?"],
    ["a", "words", "a"],
    ["a", "declaration", "?"],
    ["a b", "words", "a|b"],
    ["'a' 'b'", "statement", "a"],
    ["'a', 'b'", "statement", "a|b"],
    ["'a', 'b'", "declaration", "a"],
    ["('a', 'b'), 'c'", "declaration", "a|b"],
    ["('a'), 'c'", "statement", "a|c"],
    ["('a') , ('b') 'c'", "statement", "a|b"],
    ["('a') 'b'", "statement", "a"],
    ["@('a' 'b')", "statement", "a|b"],
    ["@('a' 'b') 'c'", "statement", "a|b"],
    ["@('a', ('b')) 'c'", "statement", "a|b"],
    ["@{ a = 'b' } 'c'", "statement", "a:b"],
    ["@{ a = 'b'; c = 'd', 'e' }", "statement", "a:b|c:d|e"],
    ["@{ a = @{ b = 'c' }; d = 'e' }", "statement", "a:b:c|d:e"],
    ["'a' + 'b'", "statement", "ab"],
    ["'a' + b", "statement", "a?"],
    ["('a' + 'b') + 'c'", "statement", "abc"],
    ["'a' -f 'b'", "statement", "a"],
    ["'a {1} {0}' -f 'b', 'c'", "statement", "a c b"],
    ["('a {0}' -f 'b') + 'c'", "statement", "?"],
    ["('a', 'b' -join '-').Substring(1)", "statement", "?"],
    ["('a', 'b' -join '-').Trim()", "statement", "a-b"],
    ["'a {1}' -f 'b'", "statement", "?"],
    ["'a {0:D5}' -f 5", "statement", "?"],
    ["'a {0,5}' -f 5", "statement", "?"],
    ["'a {{0}}' -f 5", "statement", "?"],
    ["'abb' -replace 'b'", "statement", "a"],
    ["'a' -replace $b", "statement", "?"],
    ["'a {0}' -f $PSCommandPath", "statement", "a self"],
    ["('{0} a {1}' -F $PSCommandPath, $MyInvocation.MyCommand.Path) 'b'", "statement", "self a self"],
    ["'a {0} {1}' -f $PSCommandPath, 'b'", "statement", "a self b"],
    ["'a {0}' -f", "statement", "a ?"],
    ["'a' * 3", "statement", "?"],
    ["'a' ?? 'b'", "statement", "?"],
    ["'a' '-f'", "statement", "a"],
    ["'a', 'b' -join '-'", "statement", "a-b"],
    ["'a', 'b' -JOIN '-'", "statement", "a-b"],
    ["'a', 'b' -join -", "statement", "?"],
    ["'a' -join", "statement", "?"],
    ["-join 'a'", "statement", "?"],
    ["[Convert]::FromBase64String('YQ==')", "statement", "a"],
    ["x [Convert]::FromBase64String('YQ==')", "statement", "a"],
    ["[Convert]::FromBase64String('YQ==')", "words", "[Convert]::FromBase64String|YQ=="],
    ["[Convert]::FromBase64String()", "statement", "?"],
    ["[Convert]::FromBase64String('@')", "statement", "?"],
    ["[Convert]::FromBase64String($x)", "statement", "?"],
    ["[scriptblock]::Create('a')", "statement", "self"],
    ["[System.Management.Automation.ScriptBlock]::Create('a')", "statement", "self"],
    ["x[scriptblock]::Create('a')", "statement", "?"],
    ["New-ScheduledTaskAction -Execute a", "statement", "self"],
    ["New-ScheduledTask -Action $a", "statement", "self"],
    ["New-ScheduledTaskTrigger -Daily", "statement", "?"],
    ["Join-Path 'a' 'b'", "statement", "?\\b"],
    ["Join-Path a b.exe", "statement", "?\\b.exe"],
    ["Join-Path $a -ChildPath b.exe -Resolve", "statement", "?\\b.exe"],
    ["Join-Path $a '-b'", "statement", "?\\-b"],
    ["Join-Path (Split-Path $a) 'b'", "statement", "?\\b"],
    ["(Join-Path $a 'b') 'c'", "statement", "?\\b"],
    ["(Join-Path (Split-Path $a) 'b') 'c'", "statement", "?\\b"],
    ["Join-Path $a $b", "statement", "?\\?"],
    ["My-Join-Path $a 'b'", "statement", "?"],
    ["[IO.Path]::Combine($a, 'b')", "statement", "?\\b"],
    ["[IO.Path]::Combine($a, 'b') 'c'", "statement", "?\\b"],
    ["[IO.Path]::CombineAll($a, 'b')", "statement", "?"],
  ])("%s as %s", (source, style, expected) => {
    expect(value(source, style)).toEqual([expected]);
  });

  test("isn't followed forever", () => {
    const budget = new Budget();
    budget.spend(5_000_000);
    expect(value("'a'", "statement", budget)).toEqual(["?"]);
  });
});

test.each([
  ["C:\\a\\B.EXE", "b"],
  ["/a/b.com", "b"],
  ["a/b\\c", "c"],
  [" a.exe ", "a"],
  ["a.exe.b", "a.exe.b"],
  ["a.cmd", "a.cmd"],
  ["", ""],
])("the program in %j", (text, expected) => {
  expect(basename(text)).toBe(expected);
});

test("no command has no program", () => {
  expect(programOf([])).toBe("");
});

test.each([
  ["C:\\x\\powershell.exe", "powershell"],
  ["pwsh", "powershell"],
  ["iex", "powershell"],
  ["cmd", "batch"],
  ["start", "batch"],
  ["schtasks.exe", "batch"],
  ["mycmd", undefined],
  ["cmdx", undefined],
  ["mypwsh", undefined],
  ["pwshx", undefined],
])("%s takes scripts of %s", (program, expected) => {
  expect(shellOf(program)).toBe(expected);
});

test.each([
  ["a", "batch"],
  ["$a", "powershell"],
  ["a | Get-Item", "powershell"],
  ["@echo off", "batch"],
  ["set a=b\n$c", "batch"],
  ["reset a\n$c", "powershell"],
  ["powershell $a", "batch"],
  ["a\npowershell $a", "powershell"],
  ["<# a\nset b #>\n$c", "powershell"],
  ["<# a\nset b\n$c", "batch"],
  [`${"$a\n".repeat(7000)}set a=b`, "powershell"],
])("%j looks like %s", (text, expected) => {
  expect(guessShell(text)).toBe(expected);
});

test.each([
  [K, K],
  [`{${K}}`, K],
  [`{{${K}}}.`, K],
  [`${K}}`, K],
  [`[${K}]`, K],
  [`(${K});,`, K],
  [`{{{${K}}}}`, `{{{${K}}}}`],
  [` "${K.toLowerCase()}" `, K],
  ["a,b,", "A,B"],
  ["a,b;", "A,B"],
  ["`a'b", "AB"],
  ["a".repeat(201), "A".repeat(200)],
])("the key in %s", (text, expected) => {
  expect(tidyKey(text)).toBe(expected);
});

test.each([
  ["a", "a"],
  ["\uFEFFa", "a"],
  ["a\uFEFFb", "a\uFEFFb"],
  ["a\uE000b\uE005c\0d", "abcd"],
  ["\u201Ca\u201D \u2018b\u2019", "\"a\" 'b'"],
  ["a\r\nb\rc", "a\nb\nc"],
  ["\u2013a", "-a"],
  ["a[secret]b", "a\uE001b"],
])("%j without marks and typography", (text, expected) => {
  expect(clean(text)).toBe(expected);
});

test.each([
  ["$a.B()", "b", undefined],
  ["$a.B", "b", undefined],
  ["$a", undefined, "a"],
  ["[x]$a", undefined, "a"],
  ["$a$b", undefined, undefined],
  ["a", undefined, undefined],
])("the method and the variable of %s", (source, method, variable) => {
  const text = split(source, "powershell").statements[0]?.words[0]?.text ?? "";
  expect([methodOf(text), variableOf(text)]).toEqual([method, variable]);
});
