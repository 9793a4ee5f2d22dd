import { K, L, outcome } from "./samples";

const HEAD = K.slice(0, 5);
const TAIL = K.slice(6);
const ESU = "f520e45e-7413-4a34-a497-d2765967d094";

describe("PowerShell's variables", () => {
  test.each([
    // parameters of functions
    [`function Set-It { param($Name, $Key)\n slmgr /ipk $Key }\nSet-It web ${K}`, ["slmgr K"]],
    [`function Set-It($Name, $Key) { slmgr /ipk $Key }\nSet-It -Key ${K} -Name web`, ["slmgr K"]],
    [`function Set-It($Name, $Key) { slmgr /ipk $Key }\nSet-It -Key ${K} web`, ["slmgr K"]],
    [`function Set-It($Name, $Key) { slmgr /ipk $Key }\nSet-It -NAME web -KEY ${K}`, ["slmgr K"]],
    [`function Set-It($Name, $Key) { slmgr /ipk $Key }\nSet-It -Force web ${K}`, ["slmgr K"]],
    [`function Set-It($Key = '${L}', $Name) { slmgr /ipk $Key }\nSet-It ${K}`, ["slmgr L", "slmgr K"]],
    [`$d = '${L}'\nfunction Set-It($Key = $d, $Name) { slmgr /ipk $Name }\nSet-It x ${K}`, ["slmgr K"]],
    ["function Set-It($Key) { slmgr /ipk $Key }\nSet-It -Key", ["key-not-followed"]],
    ["function Set-It($Key) { slmgr /ipk $Key }\nSet-It (Get-Content x)", ["key-not-followed"]],
    ["function Set-It($Key) { slmgr /ipk $Key }\nSet-It -Key $(Get-Content x)", ["key-not-followed"]],
    [`function Set-It($Key) { slmgr /ipk $Key }\nSet-It ('${HEAD}-' + '${TAIL}')`, ["slmgr K"]],
    [`function Set-It($Name, $Key) { slmgr /ipk $Key }\nSet-It (foo (bar 1) 2) ${K}`, ["slmgr K"]],
    [`function Set-It($Name, $Key) { slmgr /ipk $Key }\nSet-It -Key (foo) ${K}`, ["handed over K", "key-not-followed"]],
    [
      `function Set-It\n{\nparam\n(\n$Name,\n$Key = $(throw 'missing')\n)\nslmgr /ipk $Key }\nSet-It x ${K}`,
      ["slmgr K"],
    ],
    ["function Set-It($Key = $(throw 'missing')) { slmgr /ipk $Key }", ["key-not-followed"]],
    [
      `function A { param($Key)\n slmgr /ipk $Key }\nfunction B($Other) { }\nA ${K}\nB ${L}`,
      ["slmgr K", "handed over L"],
    ],
    [
      `function A { param($Key) slmgr /ipk $Key }\n& { param($Key2) slmgr /ipk $Key2 } -Key2 ${L}\nA ${K}`,
      ["slmgr K", "slmgr L"],
    ],
    [`function Set-It($Name, $Key) { slmgr /ipk $Key }\n$p = @{ Key = '${K}'; Name = 'web' }\nSet-It @p`, ["slmgr K"]],
    [`function Set-It($Key) { slmgr /ipk $Key }\n$p = @{ KEY = $x; Name = 'web' }\nSet-It @p`, ["key-not-followed"]],
    [
      `function Set-It($Key) { foreach ($k in $Key) { slmgr /ipk $k } }\nSet-It @('${K}', '${L}')`,
      ["slmgr K", "slmgr L"],
    ],
    [`function Set-It($Key) { slmgr /ipk $Key }\nSet-It @p`, ["key-not-followed"]],
    // defaults
    [`param($a = '${L}', $key = '${K}')\nslmgr /ipk $key`, ["slmgr K"]],
    [`function f($a = '${L}', $key = '${K}') { slmgr /ipk $key }`, ["slmgr K"]],
    [`param($key = '${K}', $b)\nslmgr /ipk $key`, ["slmgr K"]],
    [`param([string]$key = ('${HEAD}' + '-${TAIL}'), $b = 'x')\nslmgr /ipk $key`, ["slmgr K"]],
    [`param($list = @('${K}', '${L}'), $b)\nforeach ($k in $list) { slmgr /ipk $k }`, ["slmgr K", "slmgr L"]],
    // assignments
    [`$key = '${L}'; $key += '${TAIL}'; slmgr /ipk $key`, ["slmgr L", "key-not-followed"]],
    [`$key = '${K}'; $key = "$key"; slmgr /ipk $key`, ["slmgr K"]],
    [`$key = ' '; $key = '${K}'; slmgr /ipk $key`, ["slmgr K"]],
    ["$key = ' '; slmgr /ipk $key", ["key-not-followed"]],
    ["$a = $b; $b = $a; slmgr /ipk $a", ["key-not-followed"]],
    [`foreach ($k in '${K}', '${L}') { slmgr /ipk $k }`, ["slmgr K", "slmgr L"]],
    [`foreach ($k in ${K}) { slmgr /ipk $k }`, ["key-not-followed"]],
    [`New-Variable key ${K}; slmgr /ipk $key`, ["slmgr K"]],
    [`sv -Name key -Value ${K} -Scope global; slmgr /ipk $key`, ["slmgr K"]],
    [`Reset-Variable key '${K}'; slmgr /ipk $key`, ["handed over K", "key-not-followed"]],
    [
      `$e = [Environment]::SetEnvironmentVariables('KEY', '${K}'); slmgr /ipk $env:KEY`,
      ["handed over K", "key-not-followed"],
    ],
    [`Set-VariableX key '${K}'; slmgr /ipk $key`, ["handed over K", "key-not-followed"]],
    ["Set-Variable; slmgr /ipk $key", ["key-not-followed"]],
    [`[Environment]::SetEnvironmentVariable('KEY', '${K}', 'Machine'); slmgr /ipk $env:KEY`, ["slmgr K"]],
    // scripts in scripts
    [`$key = '${K}'\niex 'slmgr /ipk $key'`, ["slmgr K"]],
    [`$id = ''; if ($x) { $id = '${ESU}' }\nslmgr /ipk ${K}\niex 'slmgr /ato $id'`, ["perhaps-add-on"]],
    [`$id = ' '; if ($x) { $id = '${ESU}' }\nslmgr /ipk ${K}\nslmgr /ato $id`, ["perhaps-add-on"]],
    [`$id = '${ESU}'\nslmgr /ipk ${K}\niex 'slmgr /ato $id'`, ["add-on K"]],
    // expressions
    [`$key = '${K}' -replace 'x|y', 'z'; slmgr /ipk $key`, ["key-not-followed"]],
    [`$key = '${HEAD}', '${TAIL}' -join $sep; slmgr /ipk $key`, ["key-not-followed"]],
    [`$key = '${HEAD}', '${TAIL}' -join '-'; slmgr /ipk $key`, ["slmgr K"]],
    [`$key = ('${HEAD}', '${TAIL}') -JOIN '-'; slmgr /ipk $key`, ["slmgr K"]],
    [`$key = ('${HEAD}', '${TAIL}') -join; slmgr /ipk $key`, ["key-not-followed"]],
    [`$key = ('${HEAD}') + ('-${TAIL}'); slmgr /ipk $key`, ["slmgr K"]],
    [`$key = (('${HEAD}') + '-' + ('${TAIL}')); slmgr /ipk $key`, ["slmgr K"]],
    [`$key = ('${K}') 'x'; slmgr /ipk $key`, ["slmgr K"]],
    [`$key = '${K}' | Select-Object -First 1; slmgr /ipk $key`, ["slmgr K"]],
    ["$key = [Convert]::FromBase64String(); slmgr /ipk $key", ["key-not-followed"]],
    ["$key = [Convert]::FromBase64String('@@@'); slmgr /ipk $key", ["key-not-followed"]],
    ['$p = 1700; slmgr /skms "kms.a:$p"', ["host slmgr kms.a 1700"]],
    // characters by their number
    [`$line = [char]34 + 'slmgr.vbs' + [char]34 + [char]32 + '/ipk' + [char]32 + '${K}'; iex $line`, ["slmgr K"]],
    [`Start-Process cscript -ArgumentList ('slmgr.vbs'+[char]32+'/ipk'+[char]0x20+'${K}')`, ["slmgr K"]],
    [`$first = [char]66; slmgr /ipk ($first+'${K.slice(1)}')`, ["slmgr K"]],
    [`$first = [char]0xE000; slmgr /ipk ($first+'${K}')`, ["key-not-followed"]],
    [`$first = [char]$code; slmgr /ipk ($first+'${K.slice(1)}')`, ["key-not-followed"]],
    // elements
    [`$keys = @('${K}'\n'${L}'); slmgr /ipk $keys[0]`, ["slmgr K", "slmgr L"]],
    [`$keys = @{ a = 'x'; b = '${K}' }; slmgr /ipk $keys["b"]`, ["slmgr K"]],
    [`$keys = @{ a = '${K}'; b = 'x' }; slmgr /ipk $keys[ 'a' ]`, ["slmgr K"]],
    ["$keys = @{ a = 'u'; b = 'v' }; slmgr /ipk $keys.b", ["slmgr V"]],
    ["$keys = @{ a = 'u'; b = 'v' }; slmgr /ipk $keys.c", ["key-not-followed"]],
    ["$keys = @{ a = $x; b = 'v' }; slmgr /ipk $keys.b", ["slmgr V"]],
    ["$keys = @{ a = $x; b = 'v' }; slmgr /ipk $keys.a", ["key-not-followed"]],
    // A bare word in a list or table is a command, unless it names a field.
    ["$key = @(Get-Content x); slmgr /ipk $key", ["key-not-followed"]],
    ["foreach ($k in @(Get-Content x)) { slmgr /ipk $k }", ["key-not-followed"]],
    ["$keys = @{ a = Get-Content x }; slmgr /ipk $keys.a", ["key-not-followed"]],
    ["$keys = @{ a = Get-Content b; b = 'v' }; slmgr /ipk $keys.b", ["slmgr V"]],
    ["$hosts = @{ a = Get-Thing; b = 'kms.b' }; slmgr /skms $hosts.a", ["host-not-followed"]],
    [`$keys = [ordered]@{ a = '${K}' }; slmgr /ipk $keys.a`, ["slmgr K"]],
    [`foreach ($k in [string[]]@('${K}', '${L}')) { slmgr /ipk $k }`, ["slmgr K", "slmgr L"]],
    [`$xml = [xml]@"\n<a b="c" d='">\n"@\nslmgr /ipk ${K}`, ["slmgr K"]],
    ["$keys = @('x', @{ a = 'u' }); slmgr /ipk $keys.a", ["slmgr U"]],
    ["$keys = @{ a = (Get-Content b); b = 'v' }; slmgr /ipk $keys.b", ["slmgr V"]],
    [`$list = @((Join-Path $x 'slmgr.vbs'), '/ipk', '${K}'); cscript @list`, ["slmgr K"]],
    [`$list = @('//b', (Join-Path $x 'slmgr.vbs'), '/ipk', '${K}'); cscript @list`, ["slmgr K"]],
    ["$list = @('-File', (Join-Path $x $MyInvocation.MyCommand)); Start-Process powershell $list", []],
    ["$keys = @('u', 'v'); slmgr /ipk $keys[0]", ["key-not-followed"]],
    [`$keys = @{ a = @{ b = '${K}' } }; slmgr /ipk $keys.a.b`, ["slmgr K"]],
  ])("%s", (script, expected) => {
    expect(outcome(script)).toEqual(expected);
  });

  test("with more values than any script has", () => {
    const many = (count: number) => Array.from({ length: count }, (_, n) => `$h = 'kms${n}.a'`).join("\n");
    for (const host of ["$h", '"x$h"']) {
      expect(outcome(`${many(64)}\nslmgr /skms ${host}`)).not.toContain("host-not-followed");
      expect(outcome(`${many(64)}\nslmgr /skms ${host}`)).toHaveLength(64);
      expect(outcome(`${many(65)}\nslmgr /skms ${host}`)).toContain("host-not-followed");
      expect(outcome(`${many(90)}\nslmgr /skms ${host}`)).toHaveLength(65);
    }
  });

  test("that are defined by others, one after another", () => {
    const chain = (length: number) => Array.from({ length }, (_, n) => `$v${n} = $v${n + 1}`).join("\n");
    expect(outcome(`${chain(50)}\n$v50 = '${K}'\nslmgr /ipk $v0`)).toEqual(["slmgr K"]);
    expect(outcome(`${chain(51)}\n$v51 = '${K}'\nslmgr /ipk $v0`)).toEqual(["key-not-followed"]);
  });

  test("that double again and again", () => {
    const doubling = Array.from({ length: 64 }, (_, n) => `$v${n + 1} = "$v${n}$v${n}"`).join("\n");
    expect(outcome(`$v0 = 'BB'\n${doubling}\nslmgr /ipk $v64`)).toEqual(["key-not-followed"]);
  });

  test("with a long value", () => {
    const long = (length: number) => `$a = '${"x".repeat(length)}'\nslmgr /skms "$($a)y"`;
    expect(outcome(long(65_535))).toHaveLength(1);
    expect(outcome(long(65_535))).not.toContain("host-not-followed");
    expect(outcome(long(65_536))).toEqual(["host-not-followed"]);
  });
});

describe("variables of batch files", () => {
  test.each([
    [`set key=${K}\nset /p key=Key: \nslmgr /ipk %key%`, ["slmgr K", "key-not-followed"]],
    [`set key=${K}\nset /a key=5\nslmgr /ipk %key%`, ["slmgr K", "key-not-followed"]],
    ["set key\nslmgr /ipk %key%", ["key-not-followed"]],
    [`set\nslmgr /ipk ${K}`, ["slmgr K"]],
    [`set key =${K}\nslmgr /ipk %key%`, ["slmgr K"]],
    [`set key=   \nset key=${K}   \nslmgr /ipk %key%`, ["slmgr K"]],
    [`set "key=${K}" & rem x\nslmgr /ipk %key%`, ["slmgr K"]],
    ['set "h=kms.a" tail\nslmgr /skms %h%', ["host slmgr kms.a 1688"]],
    ['set h="kms.a"\nslmgr /skms %h%:1700', ["host slmgr kms.a 1700"]],
    ['set h=kms".a"\nslmgr /skms %h%', ["host slmgr kms.a 1688"]],
    [`set key=!A!-${TAIL}\nset A=${HEAD}\nslmgr /ipk %key%`, ["slmgr K"]],
    [`echo set KEY=${K}\nslmgr /ipk %KEY%`, ["key-not-followed"]],
    [`for %%k in (${K} ${L}) do slmgr /ipk %%k`, ["slmgr K", "slmgr L"]],
    [`for /f %%k in (${K}) do slmgr /ipk %%k`, ["key-not-followed"]],
    [`call :act x ${K}\ngoto :eof\n:act\nslmgr /ipk %2`, ["slmgr K"]],
    [`call :act a b c d e f g h ${K}\n:act\nslmgr /ipk %9`, ["slmgr K"]],
    ["call :act a\n:act\nslmgr /ipk %0", ["key-not-followed"]],
    // of several labels
    [`call :say x\ncall :act ${K}\nexit /b\n:say\necho %~1\nexit /b 0\n:act\nslmgr /ipk %1`, ["slmgr K"]],
    [`call:say x\nif exist x call:act ${K}\ngoto:eof\n:say\necho %1\ngoto:eof\n:act\nslmgr /ipk %1`, ["slmgr K"]],
    [
      "call :say x\ncall :kms kms.a\nexit\n:say\necho %1\nexit\n:kms\nset HOST=%~1\nslmgr /skms %HOST%",
      ["host slmgr kms.a 1688"],
    ],
    [`call :say x\ncall :a ${K}\nexit\n:say\nexit\n:a\ncall :b y %1\nexit\n:b\nslmgr /ipk %2`, ["slmgr K"]],
    [`call :a ${K}\ncall :b ${L}\nexit /b\n:a\necho x\n:b\nslmgr /ipk %1`, ["slmgr K", "slmgr L"]],
    [`call :a ${K}\ncall :b ${L}\nexit /b\n:a\ngoto :b\n:b\nslmgr /ipk %1`, ["slmgr K", "slmgr L"]],
    [`call :a ${K}\ncall :b ${L}\nexit /b\n:a\nif exist x (\nexit /b\n)\n:b\nslmgr /ipk %1`, ["slmgr K", "slmgr L"]],
    [`call :a ${K}\nexit /b\n:a\ngoto b\n:b\nslmgr /ipk %1`, ["slmgr K"]],
    [`call :say x\ncall :act ${K}\nexit\n:say\nexit\n:act\nif exist x goto act\nslmgr /ipk %1`, ["slmgr K"]],
    ["call :a\nexit\n:a\nslmgr /ipk %1", ["key-not-followed"]],
    ["call act x.y\nslmgr /ipk %1", ["key-not-followed"]],
    ["goto :act x\nslmgr /ipk %1", ["key-not-followed"]],
    [`setx.exe KEY ${K} & powershell -Command "slmgr /ipk $env:KEY"`, ["slmgr K"]],
    [`my-setx KEY ${K} & powershell -Command "slmgr /ipk $env:KEY"`, ["handed over K", "key-not-followed"]],
    [`setxx KEY x & powershell -Command "slmgr /ipk $env:KEY"`, ["key-not-followed"]],
  ])("%s", (script, expected) => {
    expect(outcome(`@echo off\n${script}`)).toEqual(expected);
  });

  test.each([
    [`set K=${K}&slmgr /ipk %K%`, ["key-not-followed"]],
    [`\nset K=${K}&slmgr /ipk %K%\n`, ["key-not-followed"]],
    [`set K=${K}&call slmgr /ipk %K%`, ["slmgr K"]],
  ])("in one line: %s", (script, expected) => {
    expect(outcome(script)).toEqual(expected);
  });

  test("don't exist in PowerShell", () => {
    expect(outcome(`set key=${K}\nslmgr /ipk %key%`, [], "powershell")).toEqual(["key-not-followed"]);
  });
});
