import { type ScriptParameter, readScript } from "../../../languages/windows-script";
import { UNKNOWN } from "../../../values/value";
import { K, L, outcome } from "./samples";

describe("parameters of the carrier", () => {
  const parameter = (value: ScriptParameter["value"], secret = false): readonly ScriptParameter[] => [
    { name: "ProductKey", value, secret },
  ];

  test.each([
    "param($productKey)\nslmgr /ipk $ProductKey",
    "param([string]$ProductKey = 'none')\nslmgr /ipk $ProductKey.Trim()",
    "slmgr /ipk %PRODUCTKEY%",
    "slmgr /ipk $env:ProductKey",
    'powershell -Command "slmgr /ipk %ProductKey%"',
  ])("are followed by name: %s", (script) => {
    expect(readScript(script, parameter(K))).toMatchObject({ keys: [{ text: K, secret: false }], undecided: [] });
    expect(readScript(script, parameter(K, true))).toMatchObject({ keys: [{ text: K, secret: true }], undecided: [] });
    expect(readScript(script, parameter(UNKNOWN))).toMatchObject({ keys: [], undecided: ["unknown-value"] });
  });

  test("an absent value leaves the default", () => {
    expect(readScript(`param($ProductKey = '${K}')\nslmgr /ipk $ProductKey`, parameter(undefined))).toMatchObject({
      keys: [{ text: K }],
    });
  });

  test("a key in the text isn't a secret just because another one is", () => {
    expect(readScript(`slmgr /ipk ${L}`, parameter(K, true)).keys).toEqual([{ text: L, how: "slmgr", secret: false }]);
  });
});

describe("what cannot be decided", () => {
  test("a text that is unknown, or absent", () => {
    expect(readScript(UNKNOWN).undecided).toEqual(["unknown-value"]);
    expect(readScript(undefined).undecided).toEqual([]);
  });

  test.each([
    "slmgr /ipk $key",
    "$key = Get-Content C:\\key.txt\nslmgr /ipk $key",
    "$key = (Get-AzKeyVaultSecret -VaultName v -Name k).SecretValueText; slmgr /ipk $key",
    "$key = Read-Host 'Key'; slmgr /ipk $key",
    "slmgr /ipk (Get-Content C:\\key.txt)",
    "slmgr /ipk $(Get-Content C:\\key.txt)",
    "slmgr /ipk $args[0]",
    'cscript slmgr.vbs /ipk "$($sync.key)"',
    "param([string]$Key)\nslmgr /ipk $Key",
    "slmgr /ipk %1",
    "@echo off\nset /p key=Key: \nslmgr /ipk %key%",
    "@echo off\nfor /f %%k in (keys.txt) do slmgr /ipk %%k",
    "slmgr /ipk %key:~0,29%",
    "$s.InstallProductKey((Get-Content k.txt))",
    "$s.InstallProductKey('{0}-{1}' -f $a, $b)",
    "$k = '{0}-{1}' -f 'A', $b; slmgr /ipk $k",
    "(gwmi SoftwareLicensingService).InstallProductKey($service.OA3xOriginalProductKey)",
    "Invoke-CimMethod -MethodName InstallProductKey -Arguments @{ProductKey = $machine.ProductKey} -InputObject $s",
    "dism /online /Set-Edition:ServerStandard /ProductKey:%key% /AcceptEula",
    "changepk /ProductKey $key",
    "slmgr /ipk (@('A','B','C','D','E') -join '-')",
    "slmgr /ipk (-join @('A-','B-','C-','D-','E'))",
    "slmgr /ipk ([string]::Join('-', @('A','B')))",
    "slmgr /ipk ('A_B'.Replace('_','-'))",
    "slmgr /ipk (& 'C:\\key.exe')",
    'powershell -Command "slmgr /ipk (gc C:\\key.txt)"',
    "$k = @('A', $x); slmgr /ipk ($k -join '-')",
    "$s.InstallProductKey(@('A','B','C','D', $x) -join '-')",
    "$s.InstallProductKey([string]::Join('-', $parts))",
    `set KEY=${K}&& slmgr /ipk %KEY%`,
    "iex $script",
    "powershell -enc $encoded",
    `$k = '${K}'; slmgr /ipk $k; Write-Host "not closed`,
  ])("a key that is not followed: %s", (script) => {
    expect(readScript(script).undecided).toEqual(["key-not-followed"]);
  });

  test.each([
    "slmgr.vbs /ipk [secret]",
    "cscript //b C:\\Windows\\System32\\slmgr.vbs /ipk [secret]",
    "powershell -Command \"slmgr.vbs /ipk '[secret]'\"",
    "$key = '[secret]'; slmgr /ipk $key",
    "set KEY=[secret] & slmgr /ipk %KEY%",
    "powershell -EncodedCommand [secret]",
    "powershell -Command [secret]",
    "[secret]",
    "<ProductKey><Key>[secret]</Key></ProductKey>",
  ])("a secret that the engine hides inside a text: %s", (script) => {
    expect(readScript(script)).toMatchObject({ keys: [], undecided: ["unknown-value"] });
  });

  test("a hidden secret that isn't a key or script changes nothing", () => {
    expect(readScript(`net user admin [secret] & slmgr /ipk ${K}`)).toMatchObject({
      keys: [{ text: K }],
      undecided: [],
    });
  });

  test.each([
    "powershell -File activate.ps1",
    "powershell.exe -ExecutionPolicy Unrestricted -File C:\\scripts\\activate.ps1 -ProductKey x",
    "powershell -ExecutionPolicy Bypass .\\activate.ps1",
    "powershell .\\activate.ps1",
    'powershell -Command "& .\\activate.ps1"',
    'powershell -Command "C:\\scripts\\activate.ps1 -Key 1"',
    "cmd /c activate.cmd",
    "call activate.bat",
    "start /wait activate.cmd",
    "activate.cmd",
    ". \\\\share\\activate.ps1",
    '& "$PSScriptRoot\\activate.ps1"',
    "cscript //nologo activate.vbs",
    "iwr https://example.com/a.ps1 | iex",
    "iex ((New-Object System.Net.WebClient).DownloadString('https://example.com/a.ps1'))",
    "Invoke-Expression (Invoke-RestMethod https://example.com/a.ps1)",
    "$s = irm https://example.com/a.ps1; curl https://example.com/b.ps1 | iex",
    "Start-Process powershell -ArgumentList '-ExecutionPolicy Bypass -File C:\\a.ps1'",
    "Start-Process powershell -ArgumentList '-File', 'C:\\a.ps1'",
    "type a.ps1 | powershell -",
    'powershell -ExecutionPolicy Bypass -File "C:\\My Scripts\\a.ps1"',
    '& "$root\\My Scripts\\a.ps1"',
    "Invoke-WebRequest https://example.com/a.ps1 -OutFile a.ps1; .\\a.ps1",
    "$content | Out-File a.ps1; powershell -File a.ps1",
    "copy C:\\AzureData\\CustomData.bin C:\\a.ps1 && powershell -File C:\\a.ps1",
    "C:\\Windows\\System32\\Sysprep\\sysprep.exe /generalize /unattend:C:\\unattend.xml",
  ])("a script that is not here: %s", (script) => {
    expect(readScript(script).undecided).toContain("script-at-uri");
  });

  test("a script that is too large is read as far as possible", () => {
    const reading = readScript(`slmgr /ipk ${K}\n${"rem filler\n".repeat(300_000)}`);
    expect(reading).toMatchObject({ keys: [{ text: K }], undecided: ["key-not-followed"] });
  });
});

describe("scripts that install nothing", () => {
  test.each([
    "",
    "ipconfig /all",
    "Install-WindowsFeature Web-Server -IncludeManagementTools",
    "powershell -Command Install-WindowsFeature -Name Web-Server",
    "msiexec /i foo.msi /qn PRODUCTKEY=1",
    "choco install -y googlechrome",
    "Set-ExecutionPolicy Bypass -Scope Process -Force; iex ((New-Object System.Net.WebClient).DownloadString('https://community.chocolatey.org/install.ps1'))",
    "C:\\installers\\agent.exe /S /KEY=1",
    "Invoke-WebRequest https://example.com/agent.exe -OutFile agent.exe; .\\agent.exe /quiet",
    "Copy-Item C:\\a.ps1 D:\\b.ps1",
    "copy activate.cmd D:\\",
    'powershell -Command "Copy-Item C:\\a.ps1 C:\\b.ps1"',
    'powershell -ExecutionPolicy Unrestricted -Command "Install-WindowsFeature Web-Server; Set-Content -Path C:\\inetpub\\index.html -Value $env:computername"',
    "Invoke-WebRequest -Uri https://example.com/a.ps1 -OutFile C:\\a.ps1",
    "slmgr /dlv",
    "cscript slmgr.vbs /xpr",
    "slmgr /cpky & slmgr /rearm",
    `# slmgr /ipk ${K}\nGet-Service`,
    `<#\n slmgr /ipk ${K}\n#>\nGet-Service`,
    `Get-Service # slmgr /ipk ${K}`,
    `REM slmgr /ipk ${K}`,
    `@rem slmgr /ipk ${K}`,
    `:: slmgr /ipk ${K}`,
    `' slmgr /ipk ${K}`,
    `echo slmgr /ipk ${K}`,
    `@echo slmgr /ipk ${K}`,
    `echo.slmgr /ipk ${K}`,
    `if "%x%"=="1" echo slmgr /ipk ${K}`,
    `Write-Host "run slmgr /ipk ${K}"`,
    `Write-Log -Message "slmgr /ipk ${K}" -Severity 1`,
    `throw "run slmgr /ipk ${K}"`,
    `[System.Windows.Forms.MessageBox]::Show("run slmgr /ipk ${K}")`,
    `$key = '${K}'`,
    `$message = "slmgr /ipk ${K}"; Write-Host $message`,
    `agent.exe --license ${K}`,
    `function InstallProductKey($k) { Write-Host $k }`,
    `cscript ospp.vbs /inpkey:${K}`,
    "Get-ItemProperty 'HKLM:\\x' -Name KeyManagementServiceName",
    "opkg install foo.ipk",
    "<Component><ProductKey></ProductKey><ProductKey/></Component>",
  ])("%s", (script) => {
    expect(readScript(script)).toMatchObject({ keys: [], hosts: [], undecided: [], undecidedHosts: [] });
  });
});

describe("what slmgr does is unknown", () => {
  test.each([
    ["cscript //b slmgr.vbs $switches", ["key-not-followed"]],
    ["$x = 1; slmgr $switches", ["key-not-followed"]],
    ['@echo off\ncscript //nologo "%windir%\\system32\\slmgr.vbs" %ACTION%', ["key-not-followed"]],
    ["Start-Process slmgr.vbs -ArgumentList $switches -Wait", ["key-not-followed"]],
    ["Get-Content c.txt | % { cscript //b slmgr.vbs $_.Split(' ') }", ["key-not-followed"]],
    ["param($given)\ncscript //b slmgr.vbs $given", ["unknown-value"]],
    // It's known, or it's known where the function is called.
    [`function Slmgr { cscript //b slmgr.vbs @args }\nSlmgr /ipk ${K}`, ["slmgr K"]],
    [`function Set-It($s) { cscript //b slmgr.vbs $s }\nSet-It /ato\nSet-It "/ipk ${K}"`, ["slmgr K"]],
    ["cscript //b slmgr.vbs $computer $user $password /dlv", []],
    ["cscript //b slmgr.vbs /dlv $id > $log", []],
    ["Copy-Item C:\\Windows\\System32\\slmgr.vbs $target", []],
    ["cscript //b slmgr.vbs > $log", []],
  ])("%s", (script, expected) => {
    expect(outcome(script, [{ name: "given", value: UNKNOWN, secret: false }])).toEqual(expected);
  });
});
