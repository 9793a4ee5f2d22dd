import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { UNKNOWN } from "../../activation/value";
import {
  decodeBase64Script,
  findKeys,
  readScript,
  type ScriptLanguage,
  type ScriptParameter,
} from "../../machines/script";

/** Well-formed and artificial: no such keys exist. */
const K = "BBBBB-CCCCC-DDDDD-FFFFF-GGGGN";
const L = "HHHHH-JJJJJ-KKKKK-MMMMM-PPPPN";

const utf16 = (text: string): string => Buffer.from(text, "utf16le").toString("base64");
const utf8 = (text: string): string => Buffer.from(text).toString("base64");

function keysOf(text: string, parameters: readonly ScriptParameter[] = [], language: ScriptLanguage = "unknown") {
  return readScript(text, parameters, language).keys.map(({ how, text: key }) => `${how} ${key}`);
}

/** Scripts that install K once, how, and nothing undecided. */
const installs: Readonly<Record<string, readonly string[]>> = {
  slmgr: [
    `slmgr /ipk ${K}`,
    `slmgr.vbs /ipk ${K}`,
    `slmgr.vbs -ipk ${K}`,
    `SLMGR.VBS /IPK ${K.toLowerCase()}`,
    `slmgr //b /ipk ${K}`,
    `slmgr /ipk "${K}"`,
    `slmgr /ipk '${K}'`,
    `slmgr /ipk {${K}}`,
    `slmgr /ipk ${K};`,
    `cscript slmgr.vbs /ipk ${K}`,
    `cscript //nologo c:\\windows\\system32\\slmgr.vbs /ipk ${K} >nul`,
    `cscript //B "%windir%\\system32\\slmgr.vbs" /ipk ${K}`,
    `cscript.exe //B //NoLogo //T:30 "%SystemRoot%\\System32\\slmgr.vbs" -ipk ${K}`,
    `"C:\\Windows\\System32\\cscript.exe" //nologo "C:\\Windows\\System32\\slmgr.vbs" /ipk "${K}" >> "%LOGFILE%" 2>&1`,
    `wscript.exe C:\\Windows\\System32\\slmgr.vbs /ipk ${K}`,
    `cmd /c slmgr /ipk ${K}`,
    `cmd.exe /s /c "cscript //nologo %windir%\\system32\\slmgr.vbs /ipk ${K} & slmgr /ato"`,
    `start /wait slmgr.vbs /ipk ${K}`,
    `start "" /wait cscript slmgr.vbs /ipk ${K}`,
    `call slmgr.vbs /ipk ${K}`,
    `slmgr.vbs server01 admin Pa55word /ipk ${K}`,
    `ipconfig & slmgr /ipk ${K} && shutdown /r`,
    `cscript //nologo slmgr.vbs /ipk ${K} >nul & echo Windows 10 - Loaded || (SET ErrorLine=102 && goto :failed)`,
    `cscript ^\n  //nologo ^\r\n  slmgr.vbs ^\n /ipk ${K}`,
    `if exist C:\\x (cscript slmgr.vbs /ipk ${K}) else (echo none)`,
    `if "%edition%"=="Pro" cscript slmgr.vbs /ipk ${K}`,
    `powershell slmgr /ipk ${K}`,
    `powershell.exe -ExecutionPolicy Bypass -Command "slmgr /ipk ${K}"`,
    `powershell -NoProfile -Command "& { cscript //nologo $env:windir\\system32\\slmgr.vbs /ipk '${K}' }"`,
    `powershell -Command "& cscript.exe \\"C:\\Windows\\System32\\slmgr.vbs\\" /ipk \\"${K}\\""`,
    `powershell -c $k='${K}'; slmgr /ipk $k`,
    `cmd /c "powershell -Command \\"cscript slmgr.vbs /ipk ${K}\\""`,
    `schtasks /create /tn activate /sc onstart /tr "cscript //b slmgr.vbs /ipk ${K}"`,
    `& cscript //nologo "$env:windir\\system32\\slmgr.vbs" /ipk ${K} | Out-Null`,
    `&$env:windir\\system32\\cscript.exe $env:windir\\system32\\slmgr.vbs /ipk ${K}`,
    `Start-Process slmgr.vbs -ArgumentList "/ipk ${K}" -Wait`,
    `Start-Process -FilePath "cscript.exe" -ArgumentList "slmgr.vbs /ipk ${K}" -NoNewWindow -Wait`,
    `Start-Process cscript -ArgumentList "//B","C:\\Windows\\System32\\slmgr.vbs","/ipk","${K}"`,
    `Start-Process cscript -ArgumentList @('//B', 'C:\\Windows\\System32\\slmgr.vbs', '/ipk', '${K}')`,
    `$a = @('slmgr.vbs', '/ipk', '${K}'); & cscript @a`,
    `$p = @{ FilePath = 'cscript'; ArgumentList = 'slmgr.vbs /ipk ${K}' }; Start-Process @p -Wait`,
    `$result = cscript slmgr.vbs /ipk ${K}`,
    `$ok = ((cscript C:\\windows\\system32\\slmgr.vbs /ipk "${K}" | Select-String "successfully") -like "x")`,
    `Write-Output (cscript slmgr.vbs /ipk ${K})`,
    `Invoke-Expression "slmgr /ipk ${K}"`,
    `iex 'cscript slmgr.vbs /ipk ${K}'`,
    `$cmd = "cscript slmgr.vbs /ipk ${K}"; Invoke-Expression $cmd`,
    `"slmgr /ipk ${K}" | iex`,
    "cscript `\n  //nologo `\n  slmgr.vbs /ipk " + K,
    `Write-Host 'Installing'; slmgr /ipk ${K} # our key`,
    `<# old: slmgr /ipk ${L} #> slmgr /ipk ${K}`,
    `if ($true) { slmgr /ipk ${K} } else { Write-Host "slmgr /ipk ${L}" }`,
    `Invoke-Slmgr -Args "/ipk", "${K}"`,
    `function Act($arguments) { cscript slmgr.vbs $arguments }\nAct "/ipk ${K}"`,
    `$action = New-ScheduledTaskAction -Execute 'cscript' -Argument '//b slmgr.vbs /ipk ${K}'`,
    `Set-Content C:\\Windows\\Setup\\Scripts\\SetupComplete.cmd "slmgr /ipk ${K}"`,
    `echo slmgr /ipk ${K} > C:\\Windows\\Setup\\Scripts\\SetupComplete.cmd`,
    `Set sh = CreateObject("WScript.Shell")\nsh.Run "cscript slmgr.vbs /ipk ${K}", 0, True`,
    // variables of PowerShell
    `$key = '${K}'\nslmgr /ipk $key`,
    `$Key = "${K}"; cscript.exe //nologo "$env:windir\\system32\\slmgr.vbs" /ipk $key`,
    `[string]$key = "${K}"\nslmgr /ipk "$key"`,
    `$key = [string]"${K}"\nslmgr /ipk \${key}`,
    `$script:key = '${K}'; slmgr /ipk $($key)`,
    `$env:KEY = '${K}'; slmgr /ipk $env:KEY`,
    `$env:KEY = '${K}'; cmd /c "slmgr /ipk %KEY%"`,
    `$key = "${K.slice(0, 6)}" + "${K.slice(6)}"; slmgr /ipk $key`,
    `$a = '${K.slice(0, 5)}'; $b = '${K.slice(6)}'; $key = "$a-$b"; slmgr /ipk $key`,
    `$a = '${K.slice(0, 5)}'; $b = '${K.slice(6)}'; slmgr /ipk ($a + '-' + $b)`,
    `$key = @('${K.slice(0, 5)}', '${K.slice(6)}') -join '-'; slmgr /ipk $key`,
    `$key = @"\n${K}\n"@\nslmgr /ipk $key`,
    `$key = @'\n${K}\n'@\nslmgr /ipk $key.Trim()`,
    `$key = ' ${K} '.Trim(); $key = $key.ToUpper(); slmgr /ipk $key`,
    `Set-Variable -Name key -Value '${K}'; slmgr /ipk $key`,
    `$keys = @{ Standard = '${L}'; Datacenter = '${K}' }; slmgr /ipk $keys.Datacenter`,
    `$keys = @{\n  'Standard' = '${L}'\n  'Datacenter' = '${K}'\n}\nslmgr /ipk $keys['Datacenter']`,
    `foreach ($k in @('${K}')) { slmgr /ipk $k }`,
    `function Install-Key { param([Parameter(Mandatory = $true)][string]$Key)\n slmgr /ipk $Key }\nInstall-Key -Key '${K}'`,
    `function Install-Key($Key) { slmgr /ipk $Key }\nInstall-Key ${K}`,
    `param(\n  [Parameter(Mandatory=$false)]\n  [string]$ProductKey = "${K}",\n  [int]$Wait = 5\n)\nslmgr /ipk $ProductKey`,
    `powershell -Command "& { param($ProductKey) slmgr /ipk $ProductKey } -ProductKey ${K}"`,
    // variables of batch
    `set KEY=${K}\nslmgr /ipk %KEY%`,
    `@echo off\r\nset "key=${K}"\r\ncscript //nologo %windir%\\system32\\slmgr.vbs /ipk %key% >nul 2>&1\r\n`,
    `setlocal EnableDelayedExpansion\nset key=${K}\nslmgr /ipk !key!`,
    `set A=${K.slice(0, 5)}\nset KEY=%A%-${K.slice(6)}\nslmgr /ipk %KEY%`,
    `@echo off\nfor %%k in (${K}) do (\n cscript slmgr.vbs /ipk %%~k\n)`,
    `call :act ${K}\ngoto :eof\n:act\nslmgr /ipk %~1`,
    `setx KEY ${K} /m & powershell -Command "slmgr /ipk $env:KEY"`,
    `@echo off\nset KEY=${K}\npowershell -Command "$s = 1; slmgr /ipk $env:KEY"`,
    `@echo off\nrem it's for the server\necho don't worry\nslmgr /ipk ${K}`,
    // encoded
    `powershell -EncodedCommand ${utf16(`slmgr /ipk ${K}`)}`,
    `powershell.exe -NoProfile -enc ${utf16(`$k='${K}'; slmgr /ipk $k`)}`,
    `pwsh -e ${utf16(`powershell -ec ${utf16(`slmgr.vbs /ipk ${K}`)}`)}`,
    `iex ([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('${utf8(`slmgr /ipk ${K}`)}')))`,
    `[IO.File]::WriteAllBytes('C:\\a.ps1', [System.Convert]::FromBase64String("${utf8(`slmgr /ipk ${K}`)}"))`,
    `$s = [Text.Encoding]::Unicode.GetString([Convert]::FromBase64String('${utf16(`slmgr /ipk ${K}`)}')); iex $s`,
    `$key = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('${utf8(K)}')); slmgr /ipk $key`,
  ],
  cim: [
    `Get-CimInstance SoftwareLicensingService | Invoke-CimMethod -MethodName InstallProductKey -Arguments @{ProductKey = '${K}'}`,
    `Invoke-CimMethod -ClassName SoftwareLicensingService -MethodName InstallProductKey -Arguments @{\n  ProductKey = "${K}"\n} | Out-Null`,
    `Invoke-CimMethod -Arguments @{'ProductKey' = '${K}'} -MethodName 'InstallProductKey' -Query 'SELECT * FROM SoftwareLicensingService'`,
    `$key = '${K}'\n$service = get-wmiObject -query "select * from SoftwareLicensingService"\n$service.InstallProductKey($key)\n$service.RefreshLicenseStatus()`,
    `(gwmi SoftwareLicensingService).InstallProductKey("${K}")`,
    `(Get-WmiObject -Class SoftwareLicensingService).InstallProductKey('${K}') | Out-Null`,
    `$null = $KMSObject.InstallProductKey("${K}")`,
    `[void]$s.InstallProductKey("${K}")`,
    `powershell "(([WMISEARCHER]'SELECT Version FROM SoftwareLicensingService').Get()).InstallProductKey('${K}')"`,
    `Get-WmiObject SoftwareLicensingService | Invoke-WmiMethod -Name InstallProductKey -ArgumentList '${K}'`,
    `$svc.InvokeMethod('InstallProductKey', '${K}')`,
    `$a = @{ ProductKey = '${K}' }; Invoke-CimMethod -InputObject $s -MethodName InstallProductKey -Arguments $a`,
    `wmic path SoftwareLicensingService where __CLASS='SoftwareLicensingService' call InstallProductKey ProductKey="${K}"`,
    `set key=${K}\nwmic path SoftwareLicensingService call InstallProductKey ProductKey="%key%"`,
    `@echo off\npowershell -Command $s = Get-WmiObject SoftwareLicensingService; $s.InstallProductKey('${K}')`,
  ],
  changepk: [`changepk.exe /ProductKey ${K}`, `start changepk.exe /ProductKey ${K}`, `changepk /productkey "${K}"`],
  dism: [
    `Dism /Image:C:\\offline /Set-ProductKey:${K}`,
    `DISM /Online /Set-Edition:ServerDatacenter /ProductKey:${K} /AcceptEula`,
    `dism.exe /online /Set-Edition:ServerStandard /AcceptEula /ProductKey:"${K}"`,
    `set key=${K}\n%DISM% /image:G:\\ /Set-ProductKey:%key%> X:\\productkey.log`,
    `Set-WindowsProductKey -Path C:\\offline -ProductKey ${K}`,
    `$k = '${K}'; dism /image:$mount /Set-ProductKey:$k /LogPath:"x\\$($image)Dism.log"`,
  ],
  setup: [`setup.exe /auto upgrade /pkey ${K} /quiet`, `D:\\setup.exe /eula accept /pkey:${K}`],
  unattend: [
    `<unattend><ProductKey><Key>${K}</Key><WillShowUI>Never</WillShowUI></ProductKey></unattend>`,
    `<?xml version="1.0"?>\n<u:ProductKey>\n  <u:Key> ${K.toLowerCase()} </u:Key></u:ProductKey>`,
    `<component name="Microsoft-Windows-Shell-Setup"><ProductKey>${K}</ProductKey></component>`,
    `<component><!-- <ProductKey>${L}</ProductKey> --><ProductKey>${K}</ProductKey></component>`,
  ],
};

describe("scripts that install a key", () => {
  for (const [how, scripts] of Object.entries(installs)) {
    test.each(scripts)(`${how}: %s`, (script) => {
      const reading = readScript(script);
      expect(reading.keys).toEqual([{ text: K, how, secret: false }]);
      expect(reading.undecided).toEqual([]);
    });
  }

  test("first-logon commands of an answer file", () => {
    const xml = `<FirstLogonCommands><SynchronousCommand><CommandLine>cmd /c &quot;slmgr /ipk ${K} &amp;&amp; slmgr /ato&quot;</CommandLine></SynchronousCommand></FirstLogonCommands>`;
    expect(readScript(xml)).toMatchObject({ keys: [{ text: K, how: "slmgr" }], activates: true });
    expect(keysOf(`<RunSynchronousCommand><Path><![CDATA[slmgr /ipk ${K}]]></Path>`, [], "xml")).toEqual([
      `slmgr ${K}`,
    ]);
  });

  test("every key that a condition or a table may pick", () => {
    const both = [`slmgr ${K}`, `slmgr ${L}`];
    expect(keysOf(`switch ($e) { 'S' { $k = '${K}' } 'D' { $k = '${L}' } }\nslmgr /ipk $k`)).toEqual(both);
    expect(keysOf(`@echo off\nif %1==1 set k=${K}\nif %1==2 set k=${L}\nslmgr /ipk %k%`)).toEqual(both);
    expect(keysOf(`$t = @{ S = '${K}'; D = '${L}' }; slmgr /ipk $t[$edition]`)).toEqual(both);
    expect(keysOf(`if ($a) { slmgr /ipk ${K} } else { slmgr /ipk ${L} }`)).toEqual(both);
  });

  test.each([
    ["XXXXX-XXXXX-XXXXX-XXXXX-XXXXX", "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX"],
    ["LICENSE-KEY-GOES-HERE", "LICENSE-KEY-GOES-HERE"],
    ["<your key>", "<YOUR KEY>"],
    ["${key}", "${KEY}"],
    ["REPLACE_ME", "REPLACE_ME"],
    ["{{product_key}}", "{{PRODUCT_KEY}}"],
  ])("a placeholder comes out as it is: %s", (written, text) => {
    expect(readScript(`cscript //b slmgr.vbs /ipk ${written}`)).toMatchObject({ keys: [{ text }], undecided: [] });
  });
});

describe("parameters of the carrier", () => {
  const parameter = (value: ScriptParameter["value"], secret = false) => [{ name: "ProductKey", value, secret }];

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
    expect(keysOf(`param($ProductKey = '${K}')\nslmgr /ipk $ProductKey`, parameter(undefined))).toEqual([`slmgr ${K}`]);
  });

  test("a key in the text is no secret because another one is", () => {
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
    "$k = '{0}-{1}' -f 'A', 'B'; slmgr /ipk $k",
    "(gwmi SoftwareLicensingService).InstallProductKey($service.OA3xOriginalProductKey)",
    "Invoke-CimMethod -MethodName InstallProductKey -Arguments @{ProductKey = $machine.ProductKey} -InputObject $s",
    "dism /online /Set-Edition:ServerStandard /ProductKey:%key% /AcceptEula",
    "changepk /ProductKey $key",
    "iex $script",
    "powershell -enc $encoded",
    `$k = '${K}'; slmgr /ipk $k; Write-Host "not closed`,
  ])("a key that is not followed: %s", (script) => {
    expect(readScript(script).undecided).toEqual(["key-not-followed"]);
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
    "slmgr /dlv",
    "cscript slmgr.vbs /xpr",
    "slmgr /upk & slmgr /cpky & slmgr /rearm",
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

describe("KMS hosts", () => {
  const registry = "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\SoftwareProtectionPlatform";

  test.each([
    ["slmgr /skms kms.contoso.local", "slmgr kms.contoso.local 1688"],
    ["cscript slmgr.vbs -skms azkms.core.windows.net:1688", "slmgr azkms.core.windows.net 1688"],
    ["slmgr /skms kms.contoso.local:1700 55c92734-d682-4d71-983e-d6ec3f16059f", "slmgr kms.contoso.local 1700"],
    ["slmgr /skms [2001:db8::1]:1690", "slmgr 2001:db8::1 1690"],
    ["slmgr /skms 2001:db8::1", "slmgr 2001:db8::1 1688"],
    ["slmgr /skms 10.0.0.4:1688", "slmgr 10.0.0.4 1688"],
    ["$kms = 'kms.contoso.local:1688'; slmgr /skms $kms", "slmgr kms.contoso.local 1688"],
    ["set K=kms8.msguides.com\nslmgr /skms %K%", "slmgr kms8.msguides.com 1688"],
    ['Start-Process cscript -ArgumentList "slmgr.vbs /skms kms.msgang.com" -Wait', "slmgr kms.msgang.com 1688"],
    ["$s.SetKeyManagementServiceMachine('kms.a')\n$s.SetKeyManagementServicePort(1699)", "cim kms.a 1699"],
    [
      "Invoke-CimMethod -InputObject $svc -MethodName SetKeyManagementServiceMachine -Arguments @{MachineName = 'kms.a'}",
      "cim kms.a 1688",
    ],
    [
      "wmic path SoftwareLicensingProduct where ID='x' call SetKeyManagementServiceMachine MachineName=\"127.0.0.2\"",
      "cim 127.0.0.2 1688",
    ],
    [`reg add "${registry}" /f /v KeyManagementServiceName /t REG_SZ /d "10.0.0.10"`, "registry 10.0.0.10 1688"],
    [`Set-ItemProperty -Path 'HKLM:\\x' -Name KeyManagementServiceName -Value kms.a`, "registry kms.a 1688"],
    [
      `New-ItemProperty 'HKLM:\\x' -Name "KeyManagementServiceName" -PropertyType String -Value "kms.a"`,
      "registry kms.a 1688",
    ],
    [`Set-ItemProperty HKLM:\\x KeyManagementServiceName 'kms.a'`, "registry kms.a 1688"],
    [
      `Windows Registry Editor Version 5.00\r\n\r\n[${registry}]\r\n"KeyManagementServiceName"="kms.a"\r\n"KeyManagementServicePort"=dword:0000069a\r\n`,
      "registry kms.a 1690",
    ],
    [
      `reg add "${registry}" /v KeyManagementServiceName /d kms.a /f\nreg add "${registry}" /v KeyManagementServicePort /d 1701`,
      "registry kms.a 1701",
    ],
  ])("%s", (script, expected) => {
    const reading = readScript(script);
    expect(reading.hosts.map(({ how, host, port }) => `${how} ${host} ${port}`)).toEqual([expected]);
    expect(reading).toMatchObject({ keys: [], undecided: [], undecidedHosts: [] });
  });

  test.each([
    "slmgr /skms $kms",
    "slmgr /skms (Get-Content h.txt)",
    "$s.SetKeyManagementServiceMachine($kms)",
    "slmgr /skms",
  ])("a host that is not followed: %s", (script) => {
    expect(readScript(script)).toMatchObject({ hosts: [], undecided: [], undecidedHosts: ["host-not-followed"] });
  });

  test("a host that is unknown", () => {
    const reading = readScript("slmgr /skms %KMS%", [{ name: "kms", value: UNKNOWN, secret: false }]);
    expect(reading).toMatchObject({ hosts: [], undecided: [], undecidedHosts: ["unknown-value"] });
  });

  test.each([
    "slmgr /ckms",
    "$s.ClearKeyManagementServiceMachine()",
    `reg delete "${registry}" /v KeyManagementServiceName /f`,
  ])("cleared: %s", (script) => {
    expect(readScript(script)).toMatchObject({ hosts: [], clearsKmsHost: true });
  });

  test("the host of Office is not that of Windows", () => {
    const office =
      'reg add "HKLM\\SOFTWARE\\Microsoft\\OfficeSoftwareProtectionPlatform" /v KeyManagementServiceName /d kms.a';
    expect(readScript(office).hosts).toEqual([]);
  });

  test("activation is seen", () => {
    expect(readScript("cscript slmgr.vbs /ato").activates).toBe(true);
    expect(readScript("slmgr /dlv").activates).toBe(false);
  });
});

describe("decodeBase64Script", () => {
  test("reads UTF-8, UTF-16 and gzip, and nothing else", () => {
    expect(decodeBase64Script(utf8("slmgr /ato"))).toBe("slmgr /ato");
    expect(decodeBase64Script(utf16("slmgr /ato"))).toBe("slmgr /ato");
    expect(decodeBase64Script(gzipSync("slmgr /ato").toString("base64"))).toBe("slmgr /ato");
    expect(decodeBase64Script("slmgr /ato")).toBeUndefined();
    expect(decodeBase64Script(Buffer.from([0, 1, 2, 255, 254]).toString("base64"))).toBeUndefined();
    expect(decodeBase64Script(Buffer.from([0x1f, 0x8b, 1, 2]).toString("base64"))).toBeUndefined();
  });

  test("does not unpack without bound", () => {
    expect(decodeBase64Script(gzipSync("a".repeat(50_000_000)).toString("base64"))).toBeUndefined();
  });
});

describe("findKeys", () => {
  test("finds every key, also in base64 within base64, and no other text", () => {
    expect(findKeys(`a ${K.toLowerCase()}, b=${L}; ${K}`)).toEqual([K, L]);
    expect(findKeys(`powershell -enc ${utf16(`iex ${utf8(`slmgr /ipk ${K} and more text`)}`)}`)).toEqual([K]);
    expect(findKeys(`x${K} ${K}-AAAAA AAAAA-EEEEE-IIIII-OOOOO-UUUUU`)).toEqual([]);
  });
});

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
        for (const { text } of reading.keys) expect(text).not.toMatch(/[\uE000-\uE004]/);
        for (const { host } of reading.hosts) expect(host).not.toMatch(/[\uE000-\uE004]/);
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
        expect(keysOf(script.toUpperCase())).toEqual(keysOf(script));
      }),
    );
  });

  const size = 10_000_000;
  const fill = (part: string): string => part.repeat(Math.ceil(size / part.length)).slice(0, size);
  test.each([
    ...[
      "slmgr /ipk ",
      "/ipk ",
      '"',
      "'",
      "(",
      "$(",
      '"$(',
      "@{",
      "$a=$a;",
      "a'a'",
      "`\n",
      "<a",
      "<#",
      "%a:",
      "!a",
      "{",
      ",\n",
    ],
    ...[
      '$a="$a$a";',
      "$b=$c+$b;",
      "[Parameter",
      "KeyManagementServiceName add ",
      '"KeyManagementServiceName"="a"',
      "aaaa",
      "-",
    ],
    ...[
      "<Path><![CDATA[",
      "<!--",
      "<ProductKey>",
      "InstallProductKey call ",
      "powershell -enc A ",
      "/ipk +",
      "echo > x.cmd ",
      "\n",
    ],
    ...[
      "iex (",
      "iex 'iex ",
      "foreach ($a in $a) ",
      "$a[",
      "&",
      "f($a)",
      "BBBBB-",
      "| iex ",
      "set a=%a%%a%\n",
      '"slmgr /ipk x" ',
    ],
  ])(
    "ten million characters of %j end soon",
    (part) => {
      const start = performance.now();
      readScript(fill(part));
      readScript(`slmgr ${fill(part)}`, [], "powershell");
      readScript(`slmgr ${fill(part)}`, [], "batch");
      findKeys(fill(part));
      expect(performance.now() - start).toBeLessThan(8_000);
    },
    20_000,
  );

  test("variables that double again and again are undecided, not endless", () => {
    const doubling = Array.from({ length: 64 }, (_, n) => `$v${n + 1} = "$v${n}$v${n}"`).join("\n");
    expect(readScript(`$v0 = 'BB'\n${doubling}\nslmgr /ipk $v64`).undecided).toEqual(["key-not-followed"]);
    const chain = Array.from({ length: 20_000 }, (_, n) => `$v${n} = $v${n + 1}`).join("\n");
    expect(readScript(`${chain}\n$v20000 = '${K}'\nslmgr /ipk $v0`).undecided).toEqual(["key-not-followed"]);
  });

  test("base64 within base64 without end is undecided", () => {
    let script = `slmgr /ipk ${K}`;
    for (let depth = 0; depth < 9; depth += 1) script = `powershell -enc ${utf16(script)}`;
    expect(readScript(script).undecided).toEqual(["key-not-followed"]);
  });
});
