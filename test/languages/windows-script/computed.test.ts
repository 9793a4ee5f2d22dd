import { type ScriptLanguage, type ScriptParameter, readScript } from "../../../languages/windows-script";
import { UNKNOWN } from "../../../values/value";
import { K, L, outcome } from "./samples";

const PARTS = K.split("-");
const LIST = `'${PARTS.join("', '")}'`;
const SPACED = K.replaceAll("-", " ");
const TOGETHER = K.replaceAll("-", "");
const UNDECIDED = ["key-not-followed"];
const BOTH = ["slmgr K", "slmgr L"];

type Case = readonly [script: string, expected: readonly string[]];

/** Cases that are read as one language. */
function reads(cases: readonly Case[], language: ScriptLanguage = "powershell"): void {
  test.each(cases)("%j", (script, expected) => {
    expect(outcome(script, [], language)).toEqual(expected);
  });
}

describe("texts that operators and methods make", () => {
  reads([
    // a list is joined
    [`slmgr /ipk (${LIST} -join '-')`, ["slmgr K"]],
    [`$parts = ${LIST}\nslmgr /ipk ($parts -join '-') /x`, ["slmgr K"]],
    [`$parts = ${LIST}\n$dash = '-'\nslmgr /ipk ($parts -join $dash)`, ["slmgr K"]],
    [`$s.InstallProductKey((${LIST} -join '-'))`, ["cim K"]],
    [`$key = [string]::Join('-', @(${LIST}))\nslmgr /ipk $key`, ["slmgr K"]],
    [`slmgr /ipk ([System.String]::Join('-', ${LIST}))`, ["slmgr K"]],
    [`slmgr /ipk ([string]::Join('-', ${LIST}).Trim())`, ["slmgr K"]],
    ["slmgr /ipk ($x -join '-')", UNDECIDED],
    ["slmgr /ipk ([string]::Join('-', $x))", UNDECIDED],
    ["slmgr /ipk ([string]::Join($x, 'a', 'b'))", UNDECIDED],
    [`slmgr /ipk ([string]::Join('-', ${LIST}) -replace '-')`, UNDECIDED],
    [`slmgr /ipk (${LIST} -join $x)`, UNDECIDED],
    [`slmgr /ipk ((${LIST} -join '-').Substring(1))`, UNDECIDED],
    // elements of another list
    [`$keys = (${LIST} -join '-'), '${L}'\nforeach ($k in $keys) { slmgr /ipk $k }`, UNDECIDED],
    [`$keys = @('${L}', (${LIST} -join '-'))\nforeach ($k in $keys) { slmgr /ipk $k }`, UNDECIDED],
    [`$keys = @{ a = (${LIST} -join '-') }\nslmgr /ipk $keys.a`, UNDECIDED],
    // values are formatted
    [`slmgr /ipk ('{0}-{1}' -f '${K.slice(0, 5)}', '${K.slice(6)}')`, ["slmgr K"]],
    [`slmgr /ipk ('x{0}' -f '${K}' -replace '^x')`, UNDECIDED],
    [`slmgr /ipk ('{0} ' -f '${SPACED}' -replace ' ', '-' -replace '-$')`, UNDECIDED],
    [`Set-License ('{0}' -f '${K}')`, ["handed over K"]],
    [`Set-License ('${K}' -f $x)`, ["handed over K"]],
    [`Set-License ('${K}' -split '-')`, ["handed over K"]],
    // parts are replaced
    [`slmgr /ipk ('${SPACED}' -replace ' ', '-')`, ["slmgr K"]],
    [`slmgr /ipk ('x${K}' -replace 'X')`, ["slmgr K"]],
    [`slmgr /ipk ('x${K}' -creplace 'X')`, [`slmgr X${K}`]],
    [`slmgr /ipk ('x${K}' -ireplace 'X', '')`, ["slmgr K"]],
    [`slmgr /ipk ('x: ${K}' -replace 'x: ' -replace '\\s+')`, ["slmgr K"]],
    [`slmgr /ipk ('${PARTS.join("_")}' -replace '[_\\s]', '-')`, ["slmgr K"]],
    [`slmgr /ipk ('${TOGETHER}' -replace '(.{5})(?!$)', '$1-')`, ["slmgr K"]],
    [`slmgr /ipk ('${TOGETHER}' -replace '(\\w{5})(?=.)', '$1-')`, ["slmgr K"]],
    [`slmgr /ipk ('${TOGETHER}' -replace '(.{5})', '$1-')`, UNDECIDED],
    [`slmgr /ipk ('${SPACED}' -replace ' ', '$0')`, UNDECIDED],
    [`slmgr /ipk ('a${K}' -replace '^a|b')`, UNDECIDED],
    [`slmgr /ipk ('${K}' -replace $x)`, UNDECIDED],
    [`$keys = 'a${K}', 'a${L}' -replace 'a'\nforeach ($k in $keys) { slmgr /ipk $k }`, BOTH],
    ["slmgr /ipk ($x -replace ' ', '-')", UNDECIDED],
    [`slmgr /ipk ("$x-a" -replace '[^A-Z]')`, UNDECIDED],
    [`$t = @{ a = '${K}' }\nslmgr /ipk ($t -replace 'a')`, UNDECIDED],
    [`slmgr /ipk '${SPACED}'.Replace(' ', '-')`, ["slmgr K"]],
    [`$key = "${SPACED}"\nslmgr /ipk $key.Replace(" ", "-").Trim()`, ["slmgr K"]],
    [`$key = 'x: ${SPACED}'.Trim().Replace('x: ', '').Replace(' ', '-')\nslmgr /ipk $key`, ["slmgr K"]],
    [`$key = 'x${K}'.Replace('X', '')\nslmgr /ipk $key`, [`slmgr X${K}`]],
    [`$key = '${SPACED}'.Replace(' ', $dash)\nslmgr /ipk $key`, UNDECIDED],
    [`$key = '${K}'.Replace('', '')\nslmgr /ipk $key`, UNDECIDED],
    ["slmgr /ipk $x.Replace(' ', '-')", UNDECIDED],
    [`$key = @'\n${K}\n'@.Trim()\nslmgr /ipk $key`, ["slmgr K"]],
  ]);

  test("of an unknown value", () => {
    const given: readonly ScriptParameter[] = [{ name: "key", value: UNKNOWN, secret: true }];
    for (const value of ["($key -replace ' ', '-')", "$key.Replace(' ', '-')", "('x', $key -join '-')"])
      expect(readScript(`param($key)\n$mak = ${value}\nslmgr /ipk $mak`, given).undecided).toEqual(["unknown-value"]);
  });
});

describe("a variable of the environment", () => {
  reads([
    [`$env:MAK = '${K}'\nslmgr /ipk ([Environment]::GetEnvironmentVariable('MAK'))`, ["slmgr K"]],
    [`$env:MAK = '${K}'\n$k = [Environment]::GetEnvironmentVariable('MAK', 'Process')\nslmgr /ipk $k`, ["slmgr K"]],
    [`$env:MAK = ' ${K}'\n$k = [System.Environment]::GetEnvironmentVariable('MAK').Trim()\nslmgr /ipk $k`, ["slmgr K"]],
    [`$env:MAK = 'x${K}'\n$k = [Environment]::GetEnvironmentVariable('MAK').Substring(1)\nslmgr /ipk $k`, UNDECIDED],
    [`$env:MAK = '${K}'\nslmgr /ipk ([Environment]::GetEnvironmentVariable($name))`, UNDECIDED],
    ["slmgr /ipk ([Environment]::GetEnvironmentVariable('MAK'))", UNDECIDED],
    [`Set-Item -Path Env:MAK -Value '${K}'\nslmgr /ipk $env:MAK`, ["slmgr K"]],
    [`New-Item env:\\MAK -Value '${K}'\ncmd /c "slmgr /ipk %MAK%"`, ["slmgr K"]],
    [`Set-Item HKLM:\\Software\\MAK -Value '${K}'\nslmgr /ipk $env:MAK`, ["handed over K", ...UNDECIDED]],
  ]);
});

describe("the fields of JSON", () => {
  reads([
    [
      `$c = '{"key":"${K}","kms":"kms.a"}' | ConvertFrom-Json\nslmgr /ipk $c.key\nslmgr /skms $c.kms`,
      ["slmgr K", "host slmgr kms.a 1688"],
    ],
    [`$c = @'\n{\n  "std": "${K}",\n  "dc": "${L}"\n}\n'@ | ConvertFrom-Json\nslmgr /ipk $c.dc`, ["slmgr L"]],
    [`$c = ConvertFrom-Json -InputObject '{"a":{"key":"${K}"},"n":1,"x":null}'\nslmgr /ipk $c.a.key`, ["slmgr K"]],
    [`$json = '[{"key":"${K}"},{"key":"${L}"}]'\n$json | ConvertFrom-Json | % { slmgr /ipk $_.key }`, BOTH],
    [`$key = (ConvertFrom-Json '{"key":"${K}"}').key\nslmgr /ipk $key`, ["slmgr K"]],
    [`$key = (ConvertFrom-Json -InputObject '{"a":{"key":"${K}"}}').a.key\nslmgr /ipk $key`, ["slmgr K"]],
    [`$key = (ConvertFrom-Json '{"key":"${K}"}').other\nslmgr /ipk $key`, UNDECIDED],
    [`$c = '{"port":1700}' | ConvertFrom-Json\nslmgr /skms "kms.a:$($c.port)"`, ["host slmgr kms.a 1700"]],
    [`$c = '{"key":"${K}"}' | ConvertFrom-Json\nslmgr /ipk $c.other`, UNDECIDED],
    [`$c = '{"key":"${K}"' | ConvertFrom-Json\nslmgr /ipk $c.key`, UNDECIDED],
    [`$c = '{"key":"\\ue000","mak":"${K}"}' | ConvertFrom-Json\nslmgr /ipk $c.mak`, UNDECIDED],
    ["$c = Get-Content x.json | ConvertFrom-Json\nslmgr /ipk $c.key", UNDECIDED],
    ["$c = ConvertFrom-Json (Get-Content x.json)\nslmgr /ipk $c.key", UNDECIDED],
    [`$c = '${"[".repeat(20)}"${K}"${"]".repeat(20)}' | ConvertFrom-Json\nslmgr /ipk $c`, ["slmgr K"]],
    [`$c = '${"[".repeat(21)}"${K}"${"]".repeat(21)}' | ConvertFrom-Json\nslmgr /ipk $c`, UNDECIDED],
  ]);
});

describe("a field that is set later", () => {
  reads([
    [`$keys = @{}\n$keys['a'] = '${K}'\n$keys['b'] = '${L}'\nslmgr /ipk $keys['a']`, ["slmgr K"]],
    [`$keys = @{}\n$keys.a = '${K}'\nslmgr /ipk $keys.a.Trim()`, ["slmgr K"]],
    [`$keys = [ordered]@{}\n$keys.Add('a', '${K}')\nslmgr /ipk $keys['a']`, ["slmgr K"]],
    [`$keys = New-Object System.Collections.Hashtable\n$keys['a'] = '${K}'\nslmgr /ipk $keys['a']`, ["slmgr K"]],
    [`$keys = [hashtable]::new()\n$keys['a'] = '${K}'\nslmgr /ipk $keys['a']`, ["slmgr K"]],
    [`$keys = @{}\n$keys['a'] = '${K}'\n$keys['b'] = '${L}'\nslmgr /ipk $keys[$name]`, BOTH],
    [`$keys = @{ a = '${K}' }\n$keys.a = '${L}'\nslmgr /ipk $keys.a`, BOTH],
    [`$t = @{ a = '${K}' }\n$t.b = $t.a\nslmgr /ipk $t.b`, ["slmgr K"]],
    [`$p = @{}\n$p.ProductKey = '${K}'\nSet-License @p`, ["handed over K"]],
    [`$keys = @{}\n$keys['a'] = '${K}'\nslmgr /ipk $keys['b']`, UNDECIDED],
    ["$keys = @{}\n$keys['a'] = Get-Secret x\nslmgr /ipk $keys['a']", UNDECIDED],
    [`$keys = @{}\n$keys[$name] = '${K}'\nslmgr /ipk $keys['a']`, UNDECIDED],
    [`$keys = @{}\nif ($keys.a -eq '${K}') { slmgr /ipk $keys.a }`, UNDECIDED],
    // What isn't a table of the script keeps its own fields.
    [`$license = Get-License\n$license.Key = '${K}'\nslmgr /ipk $license.Key`, ["handed over K", ...UNDECIDED]],
    [`$tool.Add('mak', '${K}')`, ["handed over K"]],
    [`$list = New-Object Hashtables\n$list['a'] = '${K}'\nslmgr /ipk $list['a']`, ["handed over K", ...UNDECIDED]],
  ]);
});

describe("a value that is made from the last one", () => {
  reads([
    [`$key = '${K.slice(0, 11)}'\n$key = $key + '${K.slice(11)}'\nslmgr /ipk $key`, ["slmgr K"]],
    [`$key = '${K.slice(0, 11)}'\n$key = "$key${K.slice(11)}"\nslmgr /ipk $key`, ["slmgr K"]],
    [`$key = 'a=${K}'\n$key = $key -replace 'a='\nslmgr /ipk $key`, ["slmgr K"]],
    [`$key = 'a=${K}'\n$key = $key.Substring(2)\nslmgr /ipk $key`, UNDECIDED],
    [`$key = 'a=${K}'\n$key = ($key -split '=')[1]\nslmgr /ipk $key`, UNDECIDED],
    [`$key = '${K}'\nif ($x) { $key = $key.Trim() }\nslmgr /ipk $key`, ["slmgr K"]],
    ["$kms = 'kms'\n$kms = \"$kms.contoso.com\"\nslmgr /skms $kms", ["host slmgr kms.contoso.com 1688"]],
    [
      `function F($Key) { $Key = $Key -replace ' ', '-'; slmgr /ipk $Key }\nF '${SPACED}'`,
      [`slmgr ${SPACED}`, "slmgr K", ...UNDECIDED],
    ],
    // It may be skipped or repeated.
    [`$key = 'a${K}'\nif ($x) { $key = $key -replace 'a' }\nslmgr /ipk $key`, [`slmgr A${K}`, "slmgr K"]],
    [
      `foreach ($p in 'a') { $key = $key -replace 'a' }\n$key = 'a${K}'\nslmgr /ipk $key`,
      [`slmgr A${K}`, "slmgr K", ...UNDECIDED],
    ],
  ]);
  reads(
    [
      [`set KEY=${K.slice(0, 11)}\nset KEY=%KEY%${K.slice(11)}\nslmgr /ipk %KEY%`, ["slmgr K"]],
      [`set KEY="${K}"\nset KEY=%KEY:"=%\nslmgr /ipk %KEY%`, ["slmgr K"]],
      [`set KEY=${K}\nslmgr /ipk %KEY:-=%`, [`slmgr ${TOGETHER}`]],
      [`set KEY=${SPACED}\nslmgr /ipk %KEY: =-%`, ["slmgr K"]],
      [`set KEY=x${K}y\nslmgr /ipk %KEY:~1,29%`, ["slmgr K"]],
      [`set KEY=X.${K}\nslmgr /ipk %KEY:x.=%`, ["slmgr K"]],
      [`set KEY=x${K}\nslmgr /ipk %KEY:~1%`, ["slmgr K"]],
      [`set KEY=${K}\nslmgr /ipk %KEY:~-29%`, UNDECIDED],
      [`set KEY=x=${K}\nslmgr /ipk %KEY:*==%`, UNDECIDED],
      ["slmgr /ipk %KEY:~0,29%", UNDECIDED],
      [`set KEY=a${K}\nif x==%X% set KEY=%KEY:a=%\nslmgr /ipk %KEY%`, [`slmgr A${K}`, "slmgr K"]],
      [`set KEY=a${K}\n:next\nset KEY=%KEY:a=%\nslmgr /ipk %KEY%`, [`slmgr A${K}`, "slmgr K", ...UNDECIDED]],
    ],
    "batch",
  );
});

describe("a block that a variable holds gets arguments", () => {
  const BLOCK = "$block = { param($Name, $Key) slmgr /ipk $Key }\n";
  reads([
    [`$block = { param($Key) slmgr /ipk $Key }\n& $block '${K}'`, ["slmgr K"]],
    [`${BLOCK}& $block -Key '${K}'`, ["slmgr K"]],
    [`${BLOCK}Invoke-Command -ScriptBlock $block -ArgumentList 'x', '${K}'`, ["slmgr K"]],
    [`${BLOCK}Invoke-Command -ArgumentList 'x', '${K}' -ScriptBlock $block`, ["slmgr K"]],
    [`${BLOCK}icm $block -Args @('x', '${K}')`, ["slmgr K"]],
    [`${BLOCK}Start-Job $block -ArgumentList 'x', '${K}', 'y'`, ["slmgr K"]],
    [`${BLOCK}& $block x (Get-Content k.txt)`, UNDECIDED],
    [`${BLOCK}Invoke-Command $block -ArgumentList 'x', (Get-Content k.txt)`, UNDECIDED],
    [`${BLOCK}Invoke-Command $block`, UNDECIDED],
    [
      `$block = { Get-Service }\nInvoke-Command { param($Key) slmgr /ipk $Key }\n& $block '${K}'`,
      ["handed over K", ...UNDECIDED],
    ],
  ]);
});

describe("the method ForEach runs its block for each element", () => {
  reads([
    [`('${K}', '${L}').ForEach({ slmgr /ipk $_ })`, BOTH],
    [`@('${K}').ForEach({ cscript slmgr.vbs /ipk $PSItem })`, ["slmgr K"]],
    [`$keys = '${K}', '${L}'\n$keys.ForEach({ slmgr /ipk $_ })`, BOTH],
    [`$keys = '${K}', '${L}'\n$keys.ForEach{ slmgr /ipk $_ }`, BOTH],
    [`$done = ('${K}', '${L}').foreach({ slmgr /ipk $_ })`, BOTH],
    [`('${K}').Foo({ slmgr /ipk $_ })`, UNDECIDED],
    ["(Get-Content k.txt).ForEach({ slmgr /ipk $_ })", UNDECIDED],
  ]);
});

test.each([
  [`'slmgr /ipk ${K}' | cmd`, ["script-at-uri"]],
  [`@'\nslmgr /ipk ${K}\n'@ | powershell -Command -`, ["script-at-uri"]],
  ["'y' | cmd /c rd /s x", []],
])("what a pipeline gives to a shell isn't followed: %j", (script, expected) => {
  expect(outcome(script, [], "powershell")).toEqual(expected);
});

describe("what several steps make of a text", () => {
  const BLOCK = "$block = { param($Name, $Key) slmgr /ipk $Key }\n";
  const inBranches = (name: string): string =>
    Array.from("cdefgh", (flag) => `if ($${flag}) { ${name} = "${name} -${flag}" }\n`).join("");
  reads([
    [`slmgr /ipk ((${LIST} -join '_') -replace '_', '-')`, ["slmgr K"]],
    [`slmgr /ipk ('xy${K}' -replace 'x' -replace 'y')`, ["slmgr K"]],
    [`slmgr /ipk (('x{0}' -f '${K}') -replace 'x')`, ["slmgr K"]],
    [`slmgr /ipk ('xx${K}' -creplace 'x')`, ["slmgr K"]],
    [`slmgr /ipk ('{10}' -f 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, '${K}')`, ["slmgr K"]],
    [`slmgr /ipk ('${TOGETHER}' -replace '(.{5})(?!$)', '$1_')`, UNDECIDED],
    [`$key = '{0}-{1}' -f '${PARTS[0]}', ('${PARTS.slice(1).join("', '")}' -join '-')\nslmgr /ipk $key`, UNDECIDED],
    [`$dash = '-'\nif ($x) { $dash = '_' }\n$key = ${LIST} -join $dash\nslmgr /ipk $key`, UNDECIDED],
    [`$c = ConvertFrom-Json '{"key":"${K}"}'\nslmgr /ipk $c.key`, ["slmgr K"]],
    [
      `$env:A = '${K}'\n$n = 'A'\nif ($x) { $n = 'B' }\n$k = [Environment]::GetEnvironmentVariable("$n")\nslmgr /ipk $k`,
      UNDECIDED,
    ],
    [`${BLOCK}Invoke-Command $block -ArgumentList 'x' -JobName 'y'`, UNDECIDED],
    // A function of the script isn't such a block.
    [`function Set-It($Kms, $Args) { slmgr /skms $Kms }\nSet-It -Kms kms.a -Args x`, ["host slmgr kms.a 1688"]],
    [`$block = { param($Key) slmgr /ipk $Key }\nInvoke-Command $block`, UNDECIDED],
    [`function F { $key = 'a=${K}'; $key = $key -replace 'a='; slmgr /ipk $key }`, ["slmgr K"]],
    [`$t = @{ a = '${K}' }\nif ($t.a -eq 'x') { slmgr /ipk $t.a }`, ["slmgr K"]],
    [`$t = @{ a = '${K}' }\n$t.a += 'x'\nslmgr /ipk $t.a`, ["slmgr K", ...UNDECIDED]],
    [`$t = @{ a = 'x' }\nif ($y) { $t = Get-Table }\n$t.ProductKey = '${K}'`, ["handed over K"]],
    ["$key = & 'tool.exe' a\nslmgr /ipk $key", UNDECIDED],
    [
      "$i = New-Object System.Diagnostics.ProcessStartInfo 'powershell'; $i.Arguments = \"-File $x\"",
      ["code-not-shown"],
    ],
    [`function F($A) { slmgr /ipk $A }\n$k = '${K}'\nF $k`, ["slmgr K"]],
    [`$key = '${K}'\nif ($x) { $key = 'a${L}' }\n$key = $key -replace 'a'\nslmgr /ipk $key`, BOTH],
    // Too many values
    [`$line = $MyInvocation.MyCommand.Path\n${inBranches("$line")}powershell -File $line`, []],
    [`$line = 'tool.exe'\n${inBranches("$line")}powershell -Command $line`, ["code-not-shown"]],
    [
      `${Array.from({ length: 66 }, (_, at) => `if ($a) { $kms = 'kms${at}' }\n`).join("")}slmgr /skms $kms`,
      [...Array.from({ length: 64 }, (_, at) => `host slmgr kms${at} 1688`), "host-not-followed"],
    ],
  ]);
  reads(
    [
      [`set KEY=a${K}\nif x==%X% (\nset KEY=%KEY:a=%\n)\nslmgr /ipk %KEY%`, [`slmgr A${K}`, "slmgr K"]],
      [`set KEY=xy${K}\nslmgr /ipk %KEY:x.=%`, [`slmgr XY${K}`]],
      [`set KEY=%X%${K}\nslmgr /ipk %KEY:~1%`, UNDECIDED],
    ],
    "batch",
  );
});
