import { K, L, outcome } from "./samples";

describe("a value of one branch", () => {
  test.each([
    [`$key = if ($x) { '${K}' } else { '${L}' }; slmgr /ipk $key`, ["slmgr K", "slmgr L"]],
    [`$key = if ($x)\n{\n'${K}'\n}\nelseif ($y)\n{\n'${L}'\n}\nslmgr /ipk $key`, ["slmgr K", "slmgr L"]],
    [`$key = if ($x) { if ($y) { '${K}' } else { '${L}' } }; slmgr /ipk $key`, ["slmgr K", "slmgr L"]],
    [`$key = $(if ($x) { '${K}' } else { '${L}' }); slmgr /ipk $key`, ["slmgr K", "slmgr L"]],
    [`$key = @(if ($x) { '${K}' }); slmgr /ipk $key`, ["slmgr K"]],
    [`param($key = $(if ($x) { '${K}' } else { '${L}' }))\nslmgr /ipk $key`, ["slmgr K", "slmgr L"]],
    [`$key = switch ($e) { 'Std' { '${K}' } 'Dc' { '${L}' } }; slmgr /ipk $key`, ["slmgr K", "slmgr L"]],
    [`$key = switch ($e) {\nStd { '${K}'; break }\ndefault { throw 'x' }\n}\nslmgr /ipk $key`, ["slmgr K"]],
    [`$key = switch ($e) { 'Std' { } 'Dc' { '${L}' } }; slmgr /ipk $key`, ["slmgr L"]],
    [`$key = switch ($e) { a { switch ($f) { 'b' { '${K}' } } } }; slmgr /ipk $key`, ["slmgr K"]],
    [`[string]$key = switch -Wildcard ((Get-X).Y) { '*a*' { '${K}' } }\nslmgr /ipk $key`, ["slmgr K"]],
    [`$key = if ($x) { Write-Host 'a'; $t = 'b'; '${K}' }; slmgr /ipk $key`, ["slmgr K"]],
    [`$key = if ($x) { $a } else { '${L}' }\n$a = '${K}'\nslmgr /ipk $key`, ["slmgr K", "slmgr L"]],
    [`$key = if ($x) { $null } else { '${K}' }; slmgr /ipk $key`, ["slmgr K"]],
    [
      "$port = if ($x) { 1689 } else { 1690 }; slmgr /skms kms.a:$port",
      ["host slmgr kms.a 1689", "host slmgr kms.a 1690"],
    ],
    [`$line = if ($x) { 'slmgr /ipk ${K}' } else { 'slmgr /dlv' }; iex $line`, ["slmgr K"]],
    [`$key = if ($x) { '${K}' }\nslmgr /ipk $key\n'${L}'`, ["slmgr K"]],
    [`$key = switch ($e) { a { '${K}' } }\nif ($y) { '${L}' }\nslmgr /ipk $key`, ["slmgr K"]],
    [`$key = if ($x) { '${K}' }\nforeach ($a in $b) { '${L}' }\nslmgr /ipk $key`, ["slmgr K"]],
    [`function f { $key = if ($x) { '${K}' }\nif ($y) { '${L}' }\nslmgr /ipk $key }`, ["slmgr K"]],
    [`$key = if ($x) { '${K}' }\n'else' + '${L}'\nslmgr /ipk $key`, ["slmgr K"]],
  ])("%j", (script, expected) => {
    expect(outcome(script)).toEqual(expected);
  });

  test.each([
    [`$key = if ($x) { '${K}' } else { Get-Content x }; slmgr /ipk $key`, ["slmgr K", "key-not-followed"]],
    [`$key = if ($x) { 'a', '${K}' | Select-Object -Last 1 }; slmgr /ipk $key`, ["key-not-followed"]],
    [`$key = if ($x) { 'a' -replace 'a', '${K}' }; slmgr /ipk $key`, ["key-not-followed"]],
    [`$key = if ($x) { $list | Where-Object { 'a' -eq $_ } }; slmgr /ipk $key`, ["key-not-followed"]],
    [`$key = switch ($e) { { $_ -like 'a*' } { '${K}' } }; slmgr /ipk $key`, ["slmgr K", "key-not-followed"]],
    [`$key = switch ($e) { a { return '${K}' } }; slmgr /ipk $key`, ["key-not-followed"]],
    ["$key = switch ($e) { }; slmgr /ipk $key", ["key-not-followed"]],
    [`$key = 'if' + ($x) { '${K}' }; slmgr /ipk $key`, ["key-not-followed"]],
    [`$key = if ($x) {\n${"Write-Host a\n".repeat(200)}'${K}' }; slmgr /ipk $key`, ["key-not-followed"]],
  ])("that isn't followed: %j", (script, expected) => {
    expect(outcome(script)).toEqual(expected);
  });
});
