import { type ScriptParameter, readScript } from "../../../languages/windows-script";
import { UNKNOWN } from "../../../values/value";
import { K, L, outcome, utf16, utf8 } from "./samples";

const ESU = "553673ed-6ddf-419c-a153-b760283472fd";
const ESU_2 = "c0a2ea62-12ad-435b-ab4f-c9bfab48dbc4";
const unknown: readonly ScriptParameter[] = [{ name: "x", value: UNKNOWN, secret: false }];

describe("the meaning of a switch", () => {
  test.each([
    // A program in a variable: the switch and a key say enough.
    [`& $tool //b $script /ipk ${K}`, ["slmgr K"]],
    [`$k = 'foo'; $k = '${K}'; & $tool /ipk $k`, ["slmgr K"]],
    ["cscript $path /ipk $key", ["key-not-followed"]],
    [`tool.exe /pkey ${K}`, ["setup K"]],
    ["tool.exe /ipk foo", []],
    ["tool.exe /ipk", []],
    [`tool.exe /ipk foo.ipk ${K}`, ["handed over K"]],
    [`tool.exe /productkey ${K}`, ["handed over K"]],
    // Only DISM works on an offline image.
    [`changepk /productkey ${K} /image:x`, ["changepk K"]],
    [`setup.exe /image:x /pkey ${K}`, ["setup K"]],
    [
      `dism /online /set-edition:ServerStandard /productkey:${K}\ndism /online /set-edition:ServerDatacenter /productkey:${L}`,
      ["dism K", "dism L", "edition unknown"],
    ],
    [`dism /online /set-edition:ServerDatacenter /productkey:${K}`, ["dism K", "edition serverdatacenter"]],
    [`dism /online /set-edition /productkey:${K}`, ["dism K"]],
    [`dism /online /set-edition:%E% /productkey:${K}`, ["dism K", "edition unknown"]],
    [`dism /online /set-edition $e /productkey:${K}`, ["dism K", "edition unknown"]],
    [`dism /online /set-edition:"Server$type" /productkey:${K}`, ["dism K", "edition unknown"]],
    [
      `$e = 'ServerStandard'; $e = 'ServerDatacenter'; dism /online /set-edition:$e /productkey:${K}`,
      ["dism K", "edition unknown"],
    ],
    [`dism /online /set-edition -norestart /productkey:${K}`, ["dism K"]],
    [`dism /online /set-edition ServerDatacenter /productkey:${K}`, ["dism K", "edition serverdatacenter"]],
    [`dism /set-edition:/x /productkey:${K}`, ["dism K", "edition /x"]],
    ["slmgr /ipk > out.txt", ["key-not-followed"]],
  ])("%s", (script, expected) => {
    expect(outcome(script)).toEqual(expected);
  });
});

describe("a method", () => {
  test.each([
    [`Get-Help InstallProductKey ${K}`, ["handed over K"]],
    [`slmgr /ipk ${K}; tool.exe UninstallProductKey`, ["slmgr K"]],
    ["tool SetKeyManagementServiceMachine kms.a", []],
    ["tool ClearKeyManagementServiceMachine", []],
    [`$s.Foo('InstallProductKey', '${K}')`, ["handed over K"]],
    [`$s.InvokeMethod('InstallProductKey', @('${K}'))`, ["cim K"]],
    [`$s.InstallProductKey('${K}', -ArgumentList 'x')`, ["cim K"]],
    [`Invoke-WmiMethod -Path x -ArgumentList ${K} -Name InstallProductKey`, ["cim K"]],
    ["iwmi -a InstallProductKey", ["key-not-followed"]],
    [`winrm invoke InstallProductKey wmicimv2/SoftwareLicensingService @{ProductKey="${K}"}`, ["cim K"]],
    [
      `Invoke-WSManAction InstallProductKey wmicimv2/SoftwareLicensingService -ValueSet @{ProductKey='${K}'}`,
      ["cim K"],
    ],
    ["Invoke-CimMethod -MethodName InstallProductKey -InputObject $s", ["key-not-followed"]],
    [`$svc | Invoke-Own -MethodName InstallProductKey -Arguments @{ ProductKey = '${K}' }`, ["cim K"]],
    ["$svc | Invoke-Own -MethodName InstallProductKey -Arguments @{ ProductKey = $key }", ["key-not-followed"]],
    [
      "$svc | Invoke-Own -MethodName SetKeyManagementServiceMachine -Arguments @{ MachineName = 'kms.a' }",
      ["host cim kms.a 1688"],
    ],
    [`Write-Own -Message InstallProductKey -Key '${K}'`, []],
    ["Invoke-CimMethod -MethodName InstallProductKey -InputObject 'x'", ["key-not-followed"]],
    ["wmic path x call InstallProductKey //x", ["key-not-followed"]],
    ["wmic path x call SetKeyManagementServiceMachine /quiet", ["host-not-followed"]],
    [`Invoke-CimMethod InstallProductKey ${K} ProductKey`, ["cim K"]],
  ])("%s", (script, expected) => {
    expect(outcome(script)).toEqual(expected);
  });
});

describe("a value in parentheses", () => {
  test.each([
    [`slmgr /ipk (${K})`, ["slmgr K"]],
    [`slmgr /ipk ${K} @(1)`, ["slmgr K"]],
    [`slmgr -f x /ipk ${K} -join y`, ["slmgr K"]],
    [`cscript -f slmgr.vbs /ipk ('${K}')`, ["slmgr K"]],
    ["slmgr /ipk (other)", ["key-not-followed"]],
    ["slmgr /ipk other(1)", ["key-not-followed"]],
    [`$k = '${K}'; slmgr /ipk ($k 1)`, ["key-not-followed"]],
    [`slmgr /ipk ('${K}' 'x')`, ["key-not-followed"]],
    [`slmgr /ipk ('${K}', 'x')`, ["key-not-followed"]],
    [`slmgr /ipk (& '${K}')`, ["key-not-followed"]],
    [`slmgr /ipk ('${K}' -replace 'a|b', 'c')`, ["key-not-followed"]],
    [`$a = @('/dlv'); $a = @('/ipk', '${K}'); slmgr @a`, ["slmgr K"]],
  ])("%s", (script, expected) => {
    expect(outcome(script, [], "powershell")).toEqual(expected);
  });
});

describe("activation by ID", () => {
  test.each([
    [`slmgr /ato ${ESU}\nslmgr /ipk ${K}`, ["perhaps-add-on"]],
    [`slmgr /ato ${ESU}\nslmgr /ipk ${K}\nslmgr /ato`, ["slmgr K"]],
    [`slmgr /ato ${ESU}\nslmgr /ipk ${K}\nslmgr /ato ${ESU}`, ["add-on K"]],
    [`slmgr /ato\nslmgr /ipk ${K}`, ["slmgr K"]],
    [`slmgr /ato ${ESU}\nslmgr /ato\nslmgr /ipk ${K}`, ["perhaps-add-on"]],
    [`slmgr /ato ${ESU}\nslmgr /ipk ${K}\nslmgr /ipk ${L}`, ["slmgr K", "perhaps-add-on"]],
    [`slmgr /ato ${ESU}`, []],
    [`slmgr /ipk ${K}\nslmgr /ato foo`, ["slmgr K"]],
    [`slmgr /ipk ${K}\nslmgr /ato " ${ESU} "`, ["add-on K"]],
    [`slmgr /ipk ${K}\nslmgr /ato {${ESU}}`, ["add-on K"]],
    [`$i = 'foo'\n$i = '${ESU}'\nslmgr /ipk ${K}\nslmgr /ato $i`, ["perhaps-add-on"]],
    [`slmgr /ipk ${L}\nslmgr /ato\nslmgr /ipk ${K}\nslmgr /ato ${ESU}\nslmgr /ato ${ESU_2}`, ["slmgr L", "add-on K"]],
    [`slmgr /ipk ${K}\nslmgr /ato ${ESU}\nslmgr /ato ${ESU_2}`, ["add-on K"]],
    [
      `slmgr /ipk ${L}\nslmgr /ato ${ESU_2}\nslmgr /ipk ${K}\nslmgr /ato ${ESU}\nslmgr /ato ${ESU_2}`,
      ["add-on L", "add-on K"],
    ],
    [`slmgr /ipk ${K}\nslmgr /ato ${ESU}\nslmgr /upk`, ["add-on K", "key-removed"]],
    [`slmgr /ipk ${K}\nslmgr /ato ${ESU}\nslmgr /upk ${ESU}`, ["add-on K"]],
    [`slmgr /ipk ${L}\nslmgr /ipk ${K}\nslmgr /ato ${ESU}\nslmgr /upk`, ["add-on K", "perhaps-removed"]],
    [`slmgr /upk\nslmgr /ipk ${K}\nslmgr /ato $id`, ["perhaps-add-on", "key-removed"]],
    // in a text
    [`cmd /c "slmgr /ipk ${K} & slmgr /ato $id"`, ["perhaps-add-on"]],
    [`@echo off\nslmgr /ipk ${K}\npowershell -c "slmgr /ato $($id)"`, ["perhaps-add-on"]],
    [`slmgr /ipk ${K}; cmd /c 'slmgr /ato %ID%'`, ["perhaps-add-on"]],
    [`slmgr /ipk ${K}; cmd /c 'slmgr /ato'`, ["slmgr K"]],
    [`$a = 1; slmgr /ipk ${K}; cmd /c "slmgr /ato $null"`, ["slmgr K"]],
    // empty in a branch
    [`$i = ''\nif ($x) { $i = '${ESU}' }\nslmgr /ipk ${K}\nslmgr /ato $i`, ["perhaps-add-on"]],
    [`$i = ''\nif ($x) { $i = '${ESU}' }\nslmgr /ipk ${K}\nslmgr /ato $i.Trim()`, ["perhaps-add-on"]],
    [`$i = ''\nif ($x) { $i = '${ESU}' }\nslmgr /ipk ${K}\nslmgr /ato "{$i}"`, ["perhaps-add-on"]],
    [`$i = ''\nif ($x) { $i = '${ESU}' }\nslmgr /ipk ${K}\nStart-Process slmgr.vbs "/ato $i"`, ["perhaps-add-on"]],
    [`$i = '${ESU}'\nslmgr /ipk ${K}\nStart-Process slmgr.vbs "/ato $i"`, ["add-on K"]],
    [`$k = ''\n$i = '${ESU}'\nslmgr /ipk ${K}\nStart-Process slmgr.vbs "/ato $i $k"`, ["add-on K"]],
  ])("%s", (script, expected) => {
    expect(outcome(script)).toEqual(expected);
  });
});

describe("what shows a text or looks for it", () => {
  test.each([
    `C:\\a/b\\echo slmgr /ipk ${K}`,
    `/bin/echo slmgr /ipk ${K}`,
    `find.exe "slmgr /ipk ${K}" a.txt`,
    `C:\\Windows\\System32\\findstr.exe "slmgr /ipk ${K}" a.txt`,
    `WScript.Echo "slmgr /ipk ${K}"`,
    `$ws.Popup("slmgr /ipk ${K}") | Out-Null`,
    `$answer = $ws.Popup("slmgr /ipk ${K}")`,
    `$logger.Log("slmgr /ipk ${K}")`,
    `for x in y do echo slmgr /ipk ${K}`,
    `if exist x echo.slmgr /ipk ${K}`,
    `Write-Host $a = slmgr /ipk ${K}`,
    `Write-Host = slmgr /ipk ${K}`,
    `@echo off\necho x (slmgr /ipk ${K})`,
    `if exist x if defined y echo slmgr /ipk ${K}`,
    `echo slmgr /ipk ${K} > a.txt`,
    `'slmgr /ipk ${K}' | Out-File x.txt`,
  ])("installs nothing: %s", (script) => {
    expect(outcome(script)).toEqual([]);
  });

  test.each([
    `find.executor "slmgr /ipk ${K}"`,
    `$ws.Run("slmgr /ipk ${K}")`,
    `$blog "slmgr /ipk ${K}"`,
    `if exist x myecho slmgr /ipk ${K}`,
    `tool echo slmgr /ipk ${K}`,
    `Write-Host x (slmgr /ipk ${K})`,
  ])("but something else installs: %s", (script) => {
    expect(outcome(script)).toEqual(["slmgr K"]);
  });
});

describe("a shell inside a command", () => {
  test.each([
    [`powershell "rem x; slmgr /ipk ${K}"`, ["slmgr K"]],
    [`iex 'rem x; slmgr /ipk ${K}'`, ["slmgr K"]],
    [`'rem x; slmgr /ipk ${K}' | iex`, ["slmgr K"]],
    [`tool "rem x; slmgr /ipk ${K}"`, []],
    [`powershell -c "set x 1; $k = '${K}'; slmgr /ipk $k"`, ["slmgr K"]],
    [`xpowershell "set x 1; $k = '${K}'; slmgr /ipk $k"`, ["key-not-followed"]],
    [`powershellx "set x 1; $k = '${K}'; slmgr /ipk $k"`, ["key-not-followed"]],
    [`C:\\a/b\\cmd.exe /c "slmgr /ipk ${K}"`, ["slmgr K"]],
    [`C:\\a/b\\pwsh.exe -c "set x 1; $k = '${K}'; slmgr /ipk $k"`, ["slmgr K"]],
    [`C:/a\\pwsh.exe -c "set x 1; $k = '${K}'; slmgr /ipk $k"`, ["slmgr K"]],
    [`pwsh -c "# slmgr /ipk ${K}"`, []],
    [`powershell -c slmgr /ipk ${K}; slmgr /skms kms.a`, ["slmgr K", "host slmgr kms.a 1688"]],
    [`powershell -c "slmgr /ipk ${K}" "slmgr /skms kms.a"`, ["slmgr K", "host slmgr kms.a 1688"]],
    [`@echo off\npowershell -c $k = '${K}'; slmgr /ipk $k\necho x`, ["slmgr K"]],
    ["powershell -c", []],
    ["powershell -enc", []],
    [`my_powershell -enc ${utf16(`slmgr /ipk ${K}`)}`, []],
    [`powershellx -enc ${utf16(`slmgr /ipk ${K}`)}`, []],
    [`foo '${utf8(`slmgr /ipk ${K}`)}'`, []],
    [`FromBase64StringX('${utf8(`slmgr /ipk ${K}`)}')`, []],
    ["iex ([Convert]::FromBase64String('x'))", []],
    ['iex "slmgr /ipk $x"', ["key-not-followed"]],
  ])("%s", (script, expected) => {
    expect(outcome(script)).toEqual(expected);
  });

  test("that evaluates something unknown", () => {
    expect(outcome("iex $x", unknown)).toEqual(["unknown-value"]);
    expect(outcome("powershell -File x [secret]")).toEqual(["unknown-value"]);
    expect(outcome("tool x [secret]")).toEqual([]);
  });
});

describe("a script file", () => {
  test.each([
    'start "title" a.cmd',
    'start "a.cmd"',
    'start "title" /min /wait a.cmd',
    'cmd "a.cmd"',
    "call call a.cmd",
    "cmd /q /c a.cmd",
    "return .\\a.ps1",
    "try { .\\a.ps1 } catch {}",
    "curl https://example.com/a.ps1 | cmd",
    "echo hello > b.cmd & c.cmd",
    "Set-Content a.cmd $x; .\\a.cmd",
    "$x | Set-Content a.cmd; .\\a.cmd",
    "[IO.File]::WriteAllText('a.cmd', $x); .\\a.cmd",
    "irm https://example.com/a.ps1 | Out-File a.ps1; .\\a.ps1",
    "(New-Object Net.WebClient).DownloadString('https://example.com/a.ps1') | Set-Content a.ps1; .\\a.ps1",
    "Get-Content x.txt | Set-Content a.ps1; .\\a.ps1",
  ])("that isn't here: %s", (script) => {
    expect(outcome(script)).toEqual(["script-at-uri"]);
  });

  test.each([
    "cmd /c",
    "start /wait",
    'cmd /c "my title" a.cmd',
    "start b/x a.cmd",
    "recall a.cmd",
    "caller a.cmd",
    `start "slmgr.vbs" /ipk ${K}`,
    "type a.ps1 | my_powershell",
    "type a.ps1 | powershell_x",
    "type a.ps1 | more",
    "type a.ps1 & powershell -",
    "echo x | powershell -",
    "echo hello > b.cmd & b.cmd",
    "Set-Content a.ps1 'irm https://example.com'; .\\a.ps1",
    "irm https://community.chocolatey.org/install.ps1 | Out-File i.ps1; .\\i.ps1",
    "'slmgr' /ipk foo",
  ])("that doesn't run, or is here: %s", (script) => {
    expect(outcome(script)).toEqual([]);
  });

  test.each([
    `start "title" /wait slmgr /ipk ${K}`,
    `echo slmgr /ipk ${K}>> a.cmd`,
    `echo > a.cmd slmgr /ipk ${K}`,
    `echo "slmgr /ipk ${K}" >> a.cmd`,
    `echo slmgr /ipk ${K} >> a.cmd`,
    `echo "slmgr /ipk ${K}" > a.cmd`,
    `echo slmgr /ipk ${K} > a.cmd 2>&1`,
    `Set-Content a.cmd 'slmgr /ipk ${K}'; .\\a.cmd`,
    `[IO.File]::WriteAllText('a.cmd', 'slmgr /ipk ${K}'); .\\a.cmd`,
    `'slmgr /ipk ${K}' | Add-Content x.ps1`,
    `& 'slmgr' /ipk ${K}`,
    `$a += slmgr /ipk ${K}`,
  ])("or command that installs a key: %s", (script) => {
    expect(outcome(script)).toEqual(["slmgr K"]);
  });
});

describe("typography and marks", () => {
  test.each([
    [`slmgr /ipk \u201C${K}\u201D`, ["slmgr K"]],
    [`slmgr /ipk \u2018${K}\u2019`, ["slmgr K"]],
    ["slmgr /skms \u201Ckms .a\u201D", ["host slmgr kms.a 1688"]],
    ["$h = \u2018kms .a\u2019; slmgr /skms $h", ["host slmgr kms.a 1688"]],
    [`\uFEFFslmgr /ipk ${K}`, ["slmgr K"]],
    [`slm\uE000gr\0 /ipk ${K}`, ["slmgr K"]],
    [`slmgr \u2013ipk ${K}`, ["slmgr K"]],
    ["slmgr \u2014skms kms.a", ["host slmgr kms.a 1688"]],
    [`@echo off\rslmgr /ipk ${K}\rrem x`, ["slmgr K"]],
    [`slmgr /ipk {${K}}.,;`, ["slmgr K"]],
    [`slmgr /ipk "  ${K}  "`, ["slmgr K"]],
    [`slmgr /ipk ${"x".repeat(300)}`, [`slmgr ${"X".repeat(200)}`]],
  ])("%j", (script, expected) => {
    expect(outcome(script)).toEqual(expected);
  });

  test.each([
    [`agent "${"x".repeat(119)} ${K}"`, ["handed over K"]],
    [`agent --note=${"x".repeat(160)} ${K}`, ["handed over K"]],
    [`agent a=${K}`, ["handed over K"]],
  ])("a key that a program gets: %s", (script, expected) => {
    expect(outcome(script)).toEqual(expected);
  });

  test("a secret parameter that is empty or unknown marks no key as secret", () => {
    for (const value of ["", UNKNOWN] as const) {
      const [key] = readScript(`slmgr /ipk ${K}`, [{ name: "x", value, secret: true }]).keys;
      expect(key).toEqual({ text: K, how: "slmgr", secret: false });
    }
  });
});
