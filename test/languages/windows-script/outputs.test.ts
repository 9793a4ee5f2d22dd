import { K, L, outcome } from "./samples";

const KEYS = `$keys = '${K}', '${L}'\n`;
const ROWS = `$rows = @(@{ Os = '2012'; Key = '${K}' }, @{ Os = '2008'; Key = '${L}' })\n`;
const BOTH = ["slmgr K", "slmgr L"];
const UNDECIDED = ["key-not-followed"];

/** Cases that are read as PowerShell. */
function reads(cases: readonly (readonly [script: string, expected: readonly string[]])[]): void {
  test.each(cases)("%j", (script, expected) => {
    expect(outcome(script, [], "powershell")).toEqual(expected);
  });
}

describe("a pipeline selects from a list", () => {
  reads([
    [`${KEYS}$key = $keys | Where-Object { $_ -like 'B*' } | Select-Object -First 1\nslmgr /ipk $key`, BOTH],
    [`${KEYS}$key = ($keys | ? { $_ -like 'B*' })[0]\nslmgr /ipk $key`, BOTH],
    [`$key = '${K}', '${L}' | Get-Random\nslmgr /ipk $key`, BOTH],
    [`${KEYS}slmgr /ipk ($keys | Select-Object -First 1)`, BOTH],
    [`${KEYS}slmgr /ipk ($keys | sort | select -Last 1).Trim()`, BOTH],
    [`${KEYS}foreach ($k in $keys | Where-Object { $_ }) { slmgr /ipk $k }`, BOTH],
    [`${KEYS}$s.InstallProductKey(($keys | Select-Object -First 1))`, ["cim K", "cim L"]],
    [`${ROWS}$row = $rows | Where-Object Os -eq $os | Select-Object -First 1\nslmgr /ipk $row.Key`, BOTH],
    [`${ROWS}slmgr /ipk ($rows | ? { $_.Os -eq $os }).Key`, BOTH],
    [`${ROWS}$key = $rows | ? { $_.Os -eq $os } | select -ExpandProperty Key\nslmgr /ipk $key`, BOTH],
    [`${ROWS}$key = $rows | ? { $_.Os -eq $os } | % { $_.Key }\nslmgr /ipk $key`, BOTH],
    [`${ROWS}$key = $rows | ForEach-Object Key\nslmgr /ipk $key`, BOTH],
    [`${ROWS}$key = $rows | % { return $_.Key }\nslmgr /ipk $key`, BOTH],
    [
      "$kms = @{ Name = 'kms.a'; Site = 'x' } | select -ExpandProperty Name\nslmgr /skms $kms",
      ["host slmgr kms.a 1688"],
    ],
    ["$kms = @{ Name = 'kms.a'; Site = 'x' } | % Name\nslmgr /skms $kms", ["host slmgr kms.a 1688"]],
    // The list alone does nothing.
    [`${KEYS}$keys | Where-Object { $_ } | Out-Null`, []],
    [`${KEYS}$other = $keys`, []],
  ]);
});

describe("what a pipeline computes isn't followed", () => {
  reads([
    [`$key = 'a=${K}' | ForEach-Object { $_.Split('=')[1] }\nslmgr /ipk $key`, UNDECIDED],
    ["$key = 'secret' | ConvertTo-SecureString -AsPlainText -Force\nslmgr /ipk $key", UNDECIDED],
    [`slmgr /ipk (@"\nos,key\n2012,${K}\n"@ | ConvertFrom-Csv).key`, UNDECIDED],
    [`$rows = @"\nos,key\n2012,${K}\n"@ | ConvertFrom-Csv\nslmgr /ipk ($rows | ? os -eq $v).key`, UNDECIDED],
    [
      `$key = if ($x) { '${K}' } else { 'a' | ConvertTo-SecureString -AsPlainText }\nslmgr /ipk $key`,
      ["slmgr K", "key-not-followed"],
    ],
    ["$key = Import-Csv keys.csv | Select-Object -First 1\nslmgr /ipk $key", UNDECIDED],
    [
      `${KEYS}$key = $keys | ForEach-Object { Get-Valid $_ }\nslmgr /ipk $key`,
      ["handed over K", "handed over L", ...UNDECIDED],
    ],
    [`${KEYS}slmgr /ipk ($keys | Select-Object -First 1).Substring(6)`, UNDECIDED],
    [`${KEYS}$key = $keys | % {\n${"Write-Host a\n".repeat(20)}$_ }\nslmgr /ipk $key`, UNDECIDED],
  ]);
});

describe("a block gets each element of its pipeline", () => {
  reads([
    [`'${K}' | ForEach-Object { slmgr /ipk $_ }`, ["slmgr K"]],
    [`'${K}', '${L}' | % { cscript //b slmgr.vbs /ipk $PSItem }`, BOTH],
    [`'${K}' | foreach { cmd /c "slmgr /ipk $_" }`, ["slmgr K"]],
    [`'${K}' | % { if ($_) { try { slmgr /ipk "$($_)" } catch { Write-Host $_ } } }`, ["slmgr K"]],
    [`'${K}', '' | ? { $_ } | % { slmgr /ipk $_ }`, ["slmgr K"]],
    [`${ROWS}$rows | ForEach-Object { slmgr /ipk $_.Key }`, BOTH],
    [`function Get-Key { '${K}' }\nGet-Key | ForEach-Object { slmgr /ipk $_ }`, ["slmgr K"]],
    [`'Web-Server' | % { Install-WindowsFeature $_ }\n'${K}' | % { slmgr /ipk $_ }`, ["slmgr K"]],
    // The element of another block is unknown.
    ["'Web-Server' | % { Install-WindowsFeature $_ }\nGet-Content k.txt | % { slmgr /ipk $_ }", UNDECIDED],
    ["'a' | % { Get-Content \"$_.txt\" | % { slmgr /ipk $_ } }", UNDECIDED],
    ["'a' | % { $x } { slmgr /ipk $_ }", UNDECIDED],
    ["'a' | % { switch (Get-Key) { default { slmgr /ipk $_ } } }", UNDECIDED],
    ["Invoke-It { 'a' } | % { slmgr /ipk $_ }", UNDECIDED],
    ["'a' | % { $x }\nslmgr /ipk $_", UNDECIDED],
  ]);
});

describe("a function returns a key", () => {
  reads([
    [`function Get-Key { return '${K}' }\nslmgr /ipk (Get-Key)`, ["slmgr K"]],
    [
      `function Get-Key { [CmdletBinding()] param()\nbegin { }\nprocess { '${K}' } }\nslmgr /ipk (Get-Key)`,
      ["slmgr K"],
    ],
    [`function Get-Key { '${K}' }\nslmgr /ipk $(Get-Key)`, ["slmgr K"]],
    [`function Get-Key\n{\n  param($Os)\n  '${K}'\n}\n$key = Get-Key -Os 2012\nslmgr /ipk $key`, ["slmgr K"]],
    [`function Get-Key { $k = '${K}'\n Write-Verbose 'found'\n return $k }\nslmgr /ipk (Get-Key)`, ["slmgr K"]],
    [`function Get-Key($e) { switch ($e) { 'a' { return '${K}' } b { return '${L}' } } }\nslmgr /ipk (Get-Key)`, BOTH],
    [
      `function Get-Key($e) { $map = @{ a = '${K}'; b = '${L}' }; return $map[$e] }\n$k = Get-Key a\nslmgr /ipk $k`,
      BOTH,
    ],
    [`function Get-Key { if ($x) { return '${K}' } return $null }\nslmgr /ipk (Get-Key)`, ["slmgr K"]],
    [`function Get-Key { if ($x) { return '${K}' } $false }\n$k = Get-Key\nif ($k) { slmgr /ipk $k }`, ["slmgr K"]],
    [`function Get-Key { ${KEYS} return $keys | Select-Object -First 1 }\nslmgr /ipk (Get-Key)`, BOTH],
    [`function Get-Key { '${K}' }\n$s.InstallProductKey((Get-Key))`, ["cim K"]],
    [
      `function Get-Key { '${K}' }\nInvoke-CimMethod -Query 'select * from SoftwareLicensingService' -MethodName InstallProductKey -Arguments @{ ProductKey = (Get-Key) }`,
      ["cim K"],
    ],
    [
      `function Get-Edition { 'ServerDatacenter' }\ndism /online /set-edition:$(Get-Edition) /productkey:${K}`,
      ["dism K", "edition unknown"],
    ],
    [`function Get-Key { $log += 'x'; '${K.slice(0, 6)}' + '${K.slice(6)}' }\nslmgr /ipk (Get-Key)`, ["slmgr K"]],
    [`function Get-Key { Invoke-Retry 3 { '${K}' } }\nslmgr /ipk (Get-Key)`, ["slmgr K", "key-not-followed"]],
    [
      `function Get-Key { if (('a' | Select-Object -First 1) -eq $x) { return '${K}' } }\nslmgr /ipk (Get-Key)`,
      ["slmgr K"],
    ],
    ["function Get-Kms { 'end' }\nslmgr /skms (Get-Kms)", ["host slmgr end 1688"]],
    ["function Get-Kms { 'kms.a' }\nslmgr /skms (Get-Kms)", ["host slmgr kms.a 1688"]],
    ["function Get-Key { Get-Content k.txt }\n$k = Get-Key\nslmgr /ipk $k", UNDECIDED],
    ["function Get-Key { (Get-Content k.txt).Trim() }\nslmgr /ipk (Get-Key)", UNDECIDED],
    [`function Get-Key { '${K}'\n Import-Key }\nslmgr /ipk (Get-Key)`, ["slmgr K", "key-not-followed"]],
    ["slmgr /ipk (Get-Key)", UNDECIDED],
    // With arguments, it's also a command of its own.
    [`function Set-Key($Key) { slmgr /ipk $Key }\n$done = (Set-Key '${K}')`, ["handed over K", "key-not-followed"]],
  ]);
});
