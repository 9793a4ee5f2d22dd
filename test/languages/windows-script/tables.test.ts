import type { ScriptParameter } from "../../../languages/windows-script";
import { UNKNOWN } from "../../../values/value";
import { K, L, outcome } from "./samples";

const TABLE = `$keys = @{ a = '${K}'; b = '${L}' }\n`;
const BOTH = ["slmgr K", "slmgr L"];
const UNDECIDED = ["key-not-followed"];

test.each([
  // one field
  [`${TABLE}slmgr /ipk $keys.a`, ["slmgr K"]],
  [`${TABLE}slmgr /ipk $keys['B']`, ["slmgr L"]],
  [`$key = @{ a = '${K}'; b = '${L}' }['a']\nslmgr /ipk $key`, ["slmgr K"]],
  [`$key = (@{ a = '${K}'; b = '${L}' }).b\nslmgr /ipk $key`, ["slmgr L"]],
  [`$c = @{ Name = 'Key'; Key = '${K}' }; slmgr /ipk $c.Key`, ["slmgr K"]],
  [`$c = @{ Key = '${K}'; Name = 'Key' }; slmgr /ipk $c.Key`, ["slmgr K"]],
  [`$c = @{ Keys = '${K}', '${L}'; Kms = 'kms.a' }; foreach ($k in $c.Keys) { slmgr /ipk $k }`, BOTH],
  [`$t = @{ '2012' = @{ Std = '${K}'; Dc = '${L}' } }\n$k = $t['2012']\nslmgr /ipk $k.Dc`, ["slmgr L"]],
  // any of them
  [`${TABLE}slmgr /ipk $keys[$name]`, BOTH],
  [`$key = @{ '6.2' = '${K}'; '6.1' = '${L}' }[$version]\nslmgr /ipk $key`, BOTH],
  [`$key = ('${K}', '${L}')[$index]\nslmgr /ipk $key`, BOTH],
  [`$key = ('${K}', '${L}')[1]\nslmgr /ipk $key`, BOTH],
  [`$t = @{ '2012' = @{ Std = '${K}'; Dc = '${L}' } }\n$k = $t['2012']\nslmgr /ipk $k[$e]`, BOTH],
  [`${TABLE}foreach ($k in $keys.Values) { slmgr /ipk $k }`, BOTH],
  [`${TABLE}foreach ($n in $keys.Keys) { if ($os -match $n) { slmgr /ipk $keys[$n] } }`, BOTH],
  [`${TABLE}foreach ($e in $keys.GetEnumerator()) { if ($os -match $e.Name) { slmgr /ipk $e.Value } }`, BOTH],
  [
    `$rows = @{ Os = 'a'; Key = '${K}' }, @{ Os = 'b'; Key = '${L}' }\nforeach ($r in $rows) { slmgr /ipk $r.Key }`,
    BOTH,
  ],
  // what isn't followed
  [`${TABLE}slmgr /ipk $keys.c`, UNDECIDED],
  [`$key = (@{ a = '${K}' }).c\nslmgr /ipk $key`, UNDECIDED],
  [`$key = ('key:${K}').Substring(4)\nslmgr /ipk $key`, UNDECIDED],
  [`slmgr /ipk ('key:${K}').Substring(4)`, UNDECIDED],
  [`$s.InstallProductKey(('key:${K}').Substring(4))`, UNDECIDED],
  [`$key = ('${K}').Trim() + 'x'\nslmgr /ipk $key`, UNDECIDED],
  [`$key = (' ${K} ').Trim()\nslmgr /ipk $key`, ["slmgr K"]],
  [`slmgr /ipk (' ${K} ').Trim()`, ["slmgr K"]],
  [`$s.InstallProductKey('${K}').ReturnValue`, ["cim K"]],
  ["Invoke-CimMethod -MethodName InstallProductKey -Arguments @{ ProductKey = (Get-Content k.txt) }", UNDECIDED],
  ["Invoke-CimMethod -MethodName InstallProductKey -Arguments @{'ProductKey' = (Get-Secret mak)}", UNDECIDED],
])("members of lists and tables: %j", (script, expected) => {
  expect(outcome(script, [], "powershell")).toEqual(expected);
});

test("an unknown value of a table stays one", () => {
  const given: readonly ScriptParameter[] = [{ name: "given", value: UNKNOWN, secret: false }];
  const table = "param($given)\n$table = @{ a = $given; b = 'x' }\n";
  expect(outcome(`${table}slmgr /ipk $table.a`, given, "powershell")).toEqual(["unknown-value"]);
  expect(outcome(`${table}slmgr /ipk $table[$name]`, given, "powershell")).toEqual(["unknown-value"]);
});

test.each([
  [`$key = ('${K.slice(0, 5)}', '${K.slice(6)}') -join'-'\nslmgr /ipk $key`, ["slmgr K"]],
  [`$key = @('${K.slice(0, 5)}', '${K.slice(6)}') -join"-"\nslmgr /ipk $key`, ["slmgr K"]],
  [`$key = '{0}-{1}' -f'${K.slice(0, 5)}', '${K.slice(6)}'\nslmgr /ipk $key`, ["slmgr K"]],
  [`if ($a -inotmatch'x y') { 'it' }\nslmgr /ipk ${K}`, ["slmgr K"]],
  [`if ($a -ne"it's") { 'x' }\nslmgr /ipk ${K}`, ["slmgr K"]],
  [`if ($a -notin'a b','c') { $b = 'x' }\nslmgr /ipk ${K}`, ["slmgr K"]],
  // The name of a parameter and a path aren't operators.
  [`foo -name'it'; slmgr /ipk ${K}`, ["slmgr K"]],
  [`C:\\tools\\it-is"x" ; slmgr /ipk ${K}`, ["slmgr K"]],
])("an operator directly before a quote: %j", (script, expected) => {
  expect(outcome(script, [], "powershell")).toEqual(expected);
});

test.each([
  [
    `param($Key)\nInvoke-Command -ScriptBlock { Get-Service $args[0] } -ArgumentList 'W32Time'\nslmgr /ipk $Key`,
    UNDECIDED,
  ],
  [
    `param($Key)\nInvoke-Command { param($Name) Get-Service $Name } -ArgumentList 'W32Time'\nslmgr /ipk $Key`,
    UNDECIDED,
  ],
  [`Invoke-Command { param($Key) slmgr /ipk $Key } -ArgumentList '${K}'`, ["slmgr K"]],
  [`& { param($Name, $Key) if ($Name) { slmgr /ipk $Key } } -Name web -Key '${K}'`, ["slmgr K"]],
])("arguments belong to the block before them: %j", (script, expected) => {
  expect(outcome(script, [], "powershell")).toEqual(expected);
});

test.each([
  [`set KEY=${K}\nif %KEY%==none exit /b 1\nslmgr /ipk %KEY%`, ["slmgr K"]],
  [`set KEY=${K}\nif %KEY%==%OLD% exit /b 1\nslmgr /ipk %KEY%`, ["slmgr K"]],
  [`set KEY=${K}\nif not %KEY%=="" slmgr /ipk %KEY%`, ["slmgr K"]],
])("a comparison in a batch file assigns nothing: %j", (script, expected) => {
  expect(outcome(script, [], "batch")).toEqual(expected);
});

describe("the product of a resource of DSC", () => {
  const configured = (type: string, property: string): readonly string[] => {
    const resource = `${type} A\n  {\n   Ensure = 'Present'\n   ${property}\n  }`;
    return outcome(`configuration C {\n node localhost {\n  ${resource}\n }\n}`, [], "powershell");
  };

  test.each([
    ["SPInstall", []],
    ["SqlSetup", []],
    ["xSQLServerSetup", []],
    ["cWindowsLicense", UNDECIDED],
  ])("%s", (type, expected) => {
    expect(configured(type, "ProductKey = $key")).toEqual(expected);
    expect(outcome(`Invoke-DscResource ${type} -Property @{ ProductKey = $key }`)).toEqual(expected);
  });

  test("a key in the text", () => {
    expect(configured("SPInstall", `ProductKey = '${K}'`)).toEqual([]);
    expect(configured("WindowsLicense", `ProductKey = '${K}'`)).toEqual(["handed over K"]);
    expect(configured("Script", `SetScript = { slmgr /ipk ${K} }`)).toEqual(["slmgr K"]);
  });

  test("what follows its block isn't in it", () => {
    expect(outcome(`if ($x) { SPInstall A { B = 1 }\nSet-License -Key '${K}' }`)).toEqual(["handed over K"]);
  });
});
