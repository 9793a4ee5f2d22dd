import {
  importedValues,
  isUnknownProgram,
  linesOf,
  runValues,
  unknownPrograms,
} from "../../../languages/windows-script/programs/launchers";
import { unwrap } from "../../../languages/windows-script/programs/unwrap";
import { type Argument, fillIn } from "../../../languages/windows-script/variables/arguments";
import { Budget } from "../../../languages/windows-script/variables/budget";
import { Variables } from "../../../languages/windows-script/variables/variables";
import type { Shell } from "../../../languages/windows-script/words/cursor";
import { split } from "../../../languages/windows-script/words/words";

const variables = () => new Variables(new Budget());

function argumentsOf(text: string, shell: Shell): readonly Argument[] {
  return fillIn(split(text, shell).statements[0]?.words ?? [], variables());
}

const shown = (text: string): string => text.replaceAll("\uE000", "?");

describe("a command without what runs it", () => {
  function unwrapped(text: string, shell: Shell): string {
    const { args, launcher } = unwrap(argumentsOf(text, shell), shell);
    return `${launcher ?? ""}: ${args.map(({ lower }) => shown(lower)).join(" ")}`;
  }

  test.each([
    ["a b", ": a b"],
    ["call a", "call: a"],
    ["call", ": call"],
    ["call call a b", "call: a b"],
    ["recall a", ": recall a"],
    ["call /x a", "call: a"],
    ["cmd /c a b", "cmd: a b"],
    ["C:\\x\\cmd.exe /q /c a", "cmd: a"],
    ["cmd /c", "cmd: /c"],
    ["cmd /q /c", "cmd: /c"],
    ["cmd a /c", "cmd: a /c"],
    ['cmd "a b" c', "cmd: a b c"],
    ["start a", "start: a"],
    ['start "t" a', "start: a"],
    ['start "t" /min /wait a b', "start: a b"],
    ['start "t"', "start: t"],
    ["start t a", "start: t a"],
    ["start", ": start"],
    ["start a/b c", "start: a/b c"],
    ["start call a", "call: a"],
    ["call start a", "start: a"],
    ["return a", ": a"],
    ["returns a", ": returns a"],
    ["a return b", ": a return b"],
    ["if exist a b c", ": b c"],
    ["if not exist a b", ": b"],
    ["if /i not exist a b", ": b"],
    ["if exist a", ": if exist a"],
    ["if exist", ": if exist"],
    ["if", ": if"],
    ["if not-exist a b", ": if not-exist a b"],
    ["if /ix a b", ": if /ix a b"],
    ["if defined a b", ": b"],
    ["if errorlevel 1 b", ": b"],
    ["if cmdextversion 1 b", ": b"],
    ["if a == b c d", ": c d"],
    ["if a==b c", ": c"],
    ['if /i "a"=="b" c', ": c"],
    ["if not a==b c", ": c"],
    ["if a=b c", ": if a b c"],
    ["if a equ b c d", ": c d"],
    ["if a neq b c", ": c"],
    ["if a equal b c", ": if a equal b c"],
    ["if a b c", ": if a b c"],
    [">nul a b", ": a b"],
    [">nul 2>&1 call a 2>b", "call: a 2 b"],
    ["2>a 3 b", ": 3 b"],
    [">a", ": "],
    ["if exist a if defined b call c", "call: c"],
    ["if exist a call b", "call: b"],
    ["ifx exist a b", ": ifx exist a b"],
    [`${"call ".repeat(100)}a`, "call: a"],
    [`${"call ".repeat(101)}a`, "call: call a"],
  ])("in batch: %s", (text, expected) => {
    expect(unwrapped(text, "batch")).toBe(expected);
  });

  test.each([
    [". a b", ".: a b"],
    ["return . a", ".: a"],
    ["try a", ": a"],
    ["else a", ": a"],
    ["if exist a b", ": if exist a b"],
    ["cmd /c a", "cmd: a"],
    ["start a", "start: a"],
  ])("in PowerShell: %s", (text, expected) => {
    expect(unwrapped(text, "powershell")).toBe(expected);
  });
});

test.each([
  ["\uE000", true],
  ["\uE001", true],
  [" '\uE000' ", true],
  ["C:\\a\\\uE000", true],
  ["C:\\a\\b\uE000", true],
  ["*", true],
  ["C:\\a\\*", true],
  ["\uE000\\a", false],
  ["\uE000\\a.exe", false],
  ["\uE000.exe", false],
  ["\uE000.123", true],
  ["\uE000.abcdef", true],
  ["*.exe", false],
  ["a", false],
  ["https://a/\uE000", false],
  ["ms-settings:\uE000", false],
  ["\uE000\uE005", false],
  ["$a", false],
  ["", false],
])("%j is unknown: %s", (text, expected) => {
  expect(isUnknownProgram(text)).toBe(expected);
});

describe("what a command starts", () => {
  /** The unknown programs of a command, and the lines that it passes to a shell. */
  function started(text: string, shell: Shell = "powershell", hasBlock = false): readonly string[] {
    const unwrapped = unwrap(argumentsOf(text, shell), shell);
    return [
      ...unknownPrograms(unwrapped, false, hasBlock).map(shown),
      ...linesOf(unwrapped, variables()).map((line) => `${line.shell}: ${shown(line.text)}`),
    ];
  }

  test.each([
    // powershell
    ["powershell $x", ["?"]],
    ["powershell -NoProfile $x y", ["?"]],
    ["powershell -ep $x a", []],
    ["powershell -ExecutionPolicy $x", []],
    ["powershell -Version $x -w $y -File $z", ["?"]],
    ["powershell -File $x $y", ["?"]],
    ["powershell a -c $y", ["?"]],
    ["powershell -File 'a b' -c 'c d'", []],
    ["powershell /c 'a b' c", ["powershell: a b"]],
    ["powershell -Command 'a $x'", ["powershell: a $x"]],
    ['powershell -Command "a $x"', ["powershell: a ?"]],
    ["powershell 'a b'", ["powershell: a b"]],
    ["powershell -enc $x", []],
    ["powershell -e a -c $x", []],
    ["powershell -c $x = 5", []],
    ["powershell > $x", []],
    ["powershell", []],
    ["my-powershell $x", []],
    // cmd
    ["cmd /c $x", ["?"]],
    ["cmd /c $x /quiet", []],
    ['cmd /c "$x a"', ["batch: ? a"]],
    ["cmd /c 'a b' 'c d'", ["batch: a b"]],
    ['start "$x a"', ["? a"]],
    ["start $x", ["?"]],
    ["start tool '$x'", []],
    // scripts
    ["cscript $x", ["?"]],
    ["cscript //b $x a", ["?"]],
    ["cscript a.vbs $x", []],
    ["cscript $x /ato", []],
    ["cscript $x /ipk2", ["?"]],
    ["wscript $x", ["?"]],
    ["sh -c $x", ["?"]],
    ["bash $x", ["?"]],
    ["my-cscript $x", []],
    ["perl $x", ["?"]],
    ["python a.py $x", []],
    ["python -c 'a b' $x", []],
    ["python -c $x", ["?"]],
    ["python", []],
    ["my-python $x", []],
    // modules
    ["Import-Module $x -Name $y", ["?"]],
    ["Import-Module -Force $x, $y", ["?", "?"]],
    ["Import-Module a -ArgumentList $x", []],
    ["Import-Module", []],
    ["my-Import-Module $x", []],
    // PsExec and WinRS
    ["psexec $x", ["?"]],
    ["psexec \\\\a -u $x b c", ["batch: b c"]],
    ["psexec -x $x", ["?"]],
    ["psexec -i 2 a 'b c'", ["batch: a b c"]],
    ["psexec -p a", []],
    ["winrs -r:a $x y", ["batch: ? y"]],
    ["my-psexec $x", []],
    // Start-Process
    ["Start-Process $x", ["?"]],
    ["saps $x", ["?"]],
    ["Start-Process -Wait -FilePath $x", ["?"]],
    ["Start-Process -Wait", []],
    ["Start-Process", []],
    ["Start-Process > $x", []],
    ["Start-Process a $x", []],
    ["Start-Process $x -ArgumentList '/quiet'", []],
    ["Start-Process $x -ArgumentList 'a /quietly'", ["?"]],
    ["Start-Process a -ArgumentList '-File $x'", []],
    ["Start-Process powershell", []],
    ["Start-Process powershell -Verb RunAs", []],
    ["Start-Process powershell -Credential $x", []],
    ["Start-Process powershell a", ["batch: powershell a"]],
    ["Start-Process powershell '-a'", ["batch: powershell -a"]],
    ["Start-Process powershell -ArgumentList 'a', $x -Wait", ["batch: powershell a ?"]],
    ["Start-Process powershell -Args ('a' + $x) b", ["batch: powershell a?"]],
    ["Start-Process powershell -ArgumentList 'a' 'b'", ["batch: powershell a"]],
    ["Start-Process powershell -ArgumentList -Wait", []],
    ["Start-Process python -ArgumentList $x", ["batch: python ?"]],
    ["Start-Process winrs a", ["batch: winrs a"]],
    ["Start-Process my-python -ArgumentList $x", []],
    ["Start-Process -ArgumentList 'a b' -FilePath 'C:\\a b\\cmd.exe'", ['batch: "C:\\a b\\cmd.exe" a b']],
    // blocks
    ["Invoke-Command -ScriptBlock $x", ["?"]],
    ["Invoke-Command -ComputerName a -ScriptBlock $x", ["?"]],
    ["Invoke-Command $x", ["?"]],
    ["Invoke-Command -ComputerName $x", []],
    ["icm -FilePath $x", ["?"]],
    ["Start-Job $x", ["?"]],
    ["Start-ThreadJob -ScriptBlock $x", ["?"]],
    ["Invoke-Other $x", []],
    // tasks
    ["New-ScheduledTaskAction -Execute $x", ["?"]],
    ["New-ScheduledTaskAction -Execute cmd -Argument $x", ["batch: cmd ?"]],
    ["Register-ScheduledTask a -Action $x", ["?"]],
    ["Register-ScheduledTask $x -Action a", []],
    ["Register-ScheduledTask -Xml $x", ["?"]],
    ["schtasks /create /tr $x", ["?"]],
    ["schtasks /create /tn $x /tr 'a b'", ["batch: a b"]],
    ["schtasks /create /trx $x", []],
    ["schtasks /create x/tr $x", []],
    ["tool /tr $x", []],
  ])("%s", (text, expected) => {
    expect(started(text)).toEqual(expected);
  });

  test("a variable of PowerShell in a line that looks like batch is unknown, too", () => {
    expect(started("cmd /c $x", "batch")).toEqual(["$x"]);
    expect(started("powershell -File $x", "batch")).toEqual(["$x"]);
    expect(started('powershell "$x "', "batch")).toEqual(["powershell: $x "]);
    expect(started("powershell $x.y", "batch")).toEqual([]);
  });

  test("a block may follow instead", () => {
    expect(started("Invoke-Command $x", "powershell", true)).toEqual([]);
  });

  test("the first word counts only if it's run", () => {
    const unwrapped = unwrap(argumentsOf("$x a", "powershell"), "powershell");
    expect(unknownPrograms(unwrapped, true, false)).toHaveLength(1);
    expect(unknownPrograms(unwrapped, false, false)).toEqual([]);
    expect(unknownPrograms(unwrap([], "batch"), true, false)).toEqual([]);
  });
});

test.each([
  ["& (a)", [0]],
  ["& (a) (b)", [0]],
  [". (a)", [1]],
  ["$x = . (a)", [2]],
  ["a . (b)", []],
  ["a (b)", []],
  ["powershell (a)", [1]],
  ["powershell -File (a)", [2]],
  ["powershell -FILE (a)", [2]],
  ["powershell -File @(a)", []],
  ["powershell -Files (a)", []],
  ["powershell -File a (b)", []],
  ["'powershell' (a)", []],
  ["cmd /c (a)", [2]],
  ["cmd (a)", []],
  ["tool /c (a)", []],
  ["cscript (a)", [1]],
  ["Start-Process (a)", [1]],
  ["Start-Process -FilePath (a) -ArgumentList (b)", [2]],
  ["Start-Process powershell -ArgumentList (a)", [3]],
  ["Start-Process cmd -ArgumentList (a)", [3]],
  ["Invoke-Command -ScriptBlock (a)", [2]],
  ["Register-ScheduledTask -Xml (a)", [2]],
  ["Register-ScheduledTask (a)", []],
])("the values in parentheses that run in %s", (text, expected) => {
  expect(runValues(split(text, "powershell").statements[0]?.words ?? [], "powershell")).toEqual(expected);
});

test.each([
  ["Import-Module (a)", [1]],
  ["ipmo -Name (a) (b)", [2]],
  ["Import-Module a -Function (b)", []],
  ["Import-Module @(a)", []],
  ["& (a)", []],
  ["tool (a)", []],
])("the values in parentheses that are imported in %s", (text, expected) => {
  expect(importedValues(split(text, "powershell").statements[0]?.words ?? [])).toEqual(expected);
});
