import { RELEASES } from "../../../activation/windows";
import { readScript } from "../../../languages/windows-script";
import { SYSTEMS } from "../../../languages/windows-script/releases/systems";
import { K, L, on } from "./samples";

const OS = "$os = Get-CimInstance Win32_OperatingSystem\n";
const BUILD = "$build = (Get-CimInstance Win32_OperatingSystem).BuildNumber\n";
const VER = `for /f "tokens=4-5 delims=. " %%i in ('ver') do set V=%%i.%%j\n`;

describe("what a release says about itself", () => {
  test.each<[script: string, release: string, expected: string]>([
    [`${OS}if ($os.Caption -like '*Windows 10*') { slmgr /ipk ${K} } else { slmgr /ipk ${L} }`, "client-11", "L"],
    [`${OS}if ($os.Caption -like '*Server 2016*') { slmgr /ipk ${K} } else { slmgr /ipk ${L} }`, "client-10", "L"],
    // Windows 10 Enterprise 2016 LTSB.
    [`${OS}if ($os.Caption -like '*2016*') { slmgr /ipk ${K} } else { slmgr /ipk ${L} }`, "client-10", "K L"],
    [`${OS}if ($os.Caption -like 'Microsoft(R) Windows(R)*') { slmgr /ipk ${K} }`, "2003", "K"],
    [`${OS}if ($os.Caption -like '*Server 2008*') { slmgr /ipk ${K} }`, "2008-r2", "K"],
    [`${OS}if ($os.Caption -match 'Vista') { slmgr /ipk ${K} }`, "client-vista", "K"],
    [`${BUILD}if ([int]$build -ge 22000) { slmgr /ipk ${K} } else { slmgr /ipk ${L} }`, "client-11", "K"],
    [`${OS}if ($os.ProductType -eq 1) { slmgr /ipk ${K} } else { slmgr /ipk ${L} }`, "2019", "L"],
    [`${OS}if ($os.ProductType -eq 1) { slmgr /ipk ${K} } else { slmgr /ipk ${L} }`, "client-7", "K"],
    [`${OS}if ($os.ProductType -eq 2) { slmgr /ipk ${K} } else { slmgr /ipk ${L} }`, "2019", "K L"],
  ])("%s on %s", (script, release, expected) => {
    expect(on(release, script)).toBe(expected);
  });
});

test("every release is known", () => {
  expect(SYSTEMS.map(({ release }) => release)).toEqual(RELEASES);
});

describe("a branch of PowerShell that the release decides", () => {
  test.each<[script: string, on2012: string, on2012R2: string, on2016: string]>([
    [
      `${OS}switch -Wildcard ($os.Caption) { '*2012*' { slmgr /ipk ${K} } '*2016*' { slmgr /ipk ${L} } }`,
      "K",
      "K",
      "L",
    ],
    [`${OS}switch -Regex ($os.Caption) { '2012 R2' { slmgr /ipk ${K} } default { slmgr /ipk ${L} } }`, "L", "K", "L"],
    [`${OS}switch ($os.BuildNumber)\n{\n9200\n{\nslmgr /ipk ${K}\n}\n"9600" { slmgr /ipk ${L} }\n}`, "K", "L", ""],
    [`${BUILD}switch ($build) { {$_ -eq 9200} { echo a } default { slmgr /ipk ${L} } }`, "", "L", "L"],
    [`${BUILD}switch ($build) { 9600 { echo a } {$_ -eq 9200} { slmgr /ipk ${K} } }`, "K", "", ""],
    [`${BUILD}switch ($build) { {$_ -eq 9200} { slmgr /ipk ${K} } {$_ -eq 14393} { slmgr /ipk ${L} } }`, "K", "", "L"],
    [`${OS}switch ($true) { ($os.Caption -like '*2016*') { slmgr /ipk ${L} } }`, "", "", "L"],
    [`${OS}if ($os.Caption -like '*2016*') { slmgr /ipk ${L} }`, "", "", "L"],
    [`${OS}if ($os.Caption -like '*2016*') # newer\n{ slmgr /ipk ${L} }\nelse\n{ slmgr /ipk ${K} }`, "K", "K", "L"],
    [
      `${OS}if ($os.Caption -match 'Server 2012 R2') { slmgr /ipk ${L} } elseif ($os.Caption -match '2012') { slmgr /ipk ${K} }`,
      "K",
      "L",
      "",
    ],
    [`${OS}if ($os.Caption -eq 'Microsoft Windows Server 2016 Datacenter') { slmgr /ipk ${L} }`, "", "", "L"],
    [`${OS}if ($os.Caption -notlike '*2012*') { slmgr /ipk ${L} }`, "", "", "L"],
    [`${OS}if (-not ($os.Caption -like '*2012*' -or $os.Caption -like '*2008*')) { slmgr /ipk ${L} }`, "", "", "L"],
    [`${OS}if ($os.Caption.Contains('2012')) { slmgr /ipk ${K} }`, "K", "K", ""],
    [`${OS}if ($os.Caption -like '*2016*' -and $env:ACTIVATE) { slmgr /ipk ${L} }`, "", "", "L"],
    [`if ((Get-CimInstance CIM_OperatingSystem).Caption -like '*2016*') { slmgr /ipk ${L} }`, "", "", "L"],
    [`${OS}if ($os.Version -like '6.2.*') { slmgr /ipk ${K} }`, "K", "", ""],
    [`${OS}if ([version]$os.Version -lt [version]'6.3') { slmgr /ipk ${K} }`, "K", "", ""],
    [`${OS}$v = [version]$os.Version; if ($v.Major -eq 6 -and $v.Minor -eq 2) { slmgr /ipk ${K} }`, "K", "", ""],
    [`if ([Environment]::OSVersion.Version -ge [version]'10.0') { slmgr /ipk ${L} }`, "", "", "L"],
    [`if ([System.Environment]::OSVersion.Version.Major -ne 10) { slmgr /ipk ${K} }`, "K", "K", ""],
    [`if ([Environment]::OSVersion.Version.Build -in 9200, 9600) { slmgr /ipk ${K} }`, "K", "K", ""],
    [`${BUILD}if ([int]$build -ge 14393) { slmgr /ipk ${L} }`, "", "", "L"],
    // The text "9200" is greater than "14393".
    [`${BUILD}if ($build -ge 14393) { slmgr /ipk ${L} }`, "L", "L", "L"],
    [`if ((Get-ComputerInfo).WindowsProductName -match '2016') { slmgr /ipk ${L} }`, "", "", "L"],
    [
      `$p = 'HKLM:\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion'\nif ((Get-ItemProperty $p).ProductName -like 'Windows Server 2016*') { slmgr /ipk ${L} }`,
      "",
      "",
      "L",
    ],
    [
      `$c = Get-WmiObject Win32_OperatingSystem | Select-Object -ExpandProperty Caption\nif ($c -like '*2016*') { slmgr /ipk ${L} }`,
      "",
      "",
      "L",
    ],
    [`${OS}$new = $os.Caption -like '*2016*'\nif ($new) { slmgr /ipk ${L} }`, "", "", "L"],
    [`${OS}if ($os.ProductType -eq 3) { if ($os.Caption -like '*2016*') { slmgr /ipk ${L} } }`, "", "", "L"],
    [`${OS}if ($os.Caption -like '*2016*') { Write-Host a }\n& { slmgr /ipk ${K} }`, "K", "K", "K"],
    [`${OS}if ($os.Caption -notlike '*2016*') { exit 0 }\nslmgr /ipk ${L}`, "", "", "L"],
    [`${OS}try { if ($os.Caption -notlike '*2016*') { throw 'x' } } catch { }\nslmgr /ipk ${L}`, "L", "L", "L"],
    [`${OS}if ($os.Caption -like '*2016*') { $key = '${L}' } else { $key = '${K}' }\nslmgr /ipk $key`, "K", "K", "L"],
    [
      `${OS}$key = switch -Wildcard ($os.Caption) { '*2012*' { '${K}' } '*2016*' { '${L}' } }\nslmgr /ipk $key`,
      "K",
      "K",
      "L",
    ],
    [
      `${OS}if ($os.Caption -like '*2016*') { $key = '${L}' }\nslmgr /ipk $key`,
      "key-not-followed",
      "key-not-followed",
      "L",
    ],
    [`${BUILD}$keys = @{ '9200' = '${K}'; '14393' = '${L}' }\nslmgr /ipk $keys[$build]`, "K", "key-not-followed", "L"],
    [`${BUILD}$keys = @{ '9200' = '${K}'; '14393' = '${L}' }\nslmgr /ipk $keys.$build`, "K", "key-not-followed", "L"],
    [
      `${BUILD}$keys = @{ '9200' = @{ a = '${K}' }; '14393' = @{ a = '${L}' } }\nslmgr /ipk $keys[$build].a`,
      "K L",
      "key-not-followed",
      "K L",
    ],
    [
      `$c = (Get-CimInstance Win32_OperatingSystem).Caption.Trim()\n$keys = @{ 'Microsoft Windows Server 2012 Standard' = '${K}'; 'Microsoft Windows Server 2012 R2 Standard' = '${L}' }\nslmgr /ipk $keys[$c]`,
      "K",
      "L",
      "key-not-followed",
    ],
    [`if ((Get-CimInstance Win32_OperatingSystem).Version.Split('.')[0] -eq '10') { slmgr /ipk ${L} }`, "", "", "L"],
    [`if ([Environment]::OSVersion.VersionString -match '6\\.2') { slmgr /ipk ${K} }`, "K", "", ""],
    [
      `Start-Process powershell -ArgumentList "-NoProfile -Command if ((Get-CimInstance Win32_OperatingSystem).Caption -like '*2016*') { slmgr /ipk ${L} }"`,
      "",
      "",
      "L",
    ],
    [`powershell -Command "${OS.trim()}; if ($os.Caption -like '*2016*') { slmgr /ipk ${L} }"`, "", "", "L"],
  ])("%j", (script, on2012, on2012R2, on2016) => {
    expect(["2012", "2012-r2", "2016"].map((release) => on(release, script))).toEqual([on2012, on2012R2, on2016]);
    expect(readScript(script).asksRelease).toBe(true);
  });

  test.each([
    `if (Test-Path C:\\2016) { slmgr /ipk ${K} }`,
    `if ($env:COMPUTERNAME -like '*2016*') { slmgr /ipk ${K} }`,
    `param($Release = '2016')\nif ($Release -eq '2016') { slmgr /ipk ${K} }`,
    `# if ((Get-CimInstance Win32_OperatingSystem).Caption -like '*2016*')\nslmgr /ipk ${K}`,
    `Write-Host "Win32_OperatingSystem: if ($os.Caption -like '*2016*') {"\nslmgr /ipk ${K}`,
    `${OS}if ($os.Caption -like '*Datacenter*') { slmgr /ipk ${K} }`,
    `${OS}if ($os.Caption -like '*Hyper-V*') { slmgr /ipk ${K} }`,
    `${OS}if ($os.Caption -like "*$year*") { slmgr /ipk ${K} }`,
    `${OS}if ($os.Caption -match '(((2016') { slmgr /ipk ${K} }`,
    `${OS}if ($os.Caption -match '^(?=2016)') { slmgr /ipk ${K} }`,
    `${OS}if (!$os.Caption.Contains('2012')) { slmgr /ipk ${K} }`,
    `${OS}if ($os.InstallDate -like '*2016*') { slmgr /ipk ${K} }`,
    `${OS}$os = Get-Thing\nif ($os.Caption -like '*2016*') { slmgr /ipk ${K} }`,
    `function f($os) { if ($os.Caption -like '*2016*') { slmgr /ipk ${K} } }\n${OS}`,
    `$os = Get-WmiObject Win32_OperatingSystem -ComputerName dc01\nif ($os.Caption -like '*2016*') { slmgr /ipk ${K} }`,
    `${OS}if ($os.Caption -like '*2016*') { slmgr /ipk ${K} }\nInvoke-Command -ComputerName web { slmgr /ato }`,
    `${OS}$os.Caption -like '*2016*'\nslmgr /ipk ${K}`,
    `if ((Get-CimInstance CIM_OperatingSystem).Caption + ' 2016' -like '*2016*') { slmgr /ipk ${K} }`,
    `${OS}$name = $os.Caption -replace '2012', '2016 version'\nif ($name -like '*10.0*') { slmgr /ipk ${K} }`,
    `${OS}foreach ($a in $b) { if ($a) { continue } }\nslmgr /ipk ${K}`,
    `${OS}if ($os.Caption -like '*2016*' -or $env:ACTIVATE) { slmgr /ipk ${K} }`,
  ])("isn't any other: %j", (script) => {
    expect([on("2012", script), on("2016", script)]).toEqual([on(undefined, script), on(undefined, script)]);
  });
});

describe("a branch of a batch file that the release decides", () => {
  test.each<[script: string, on2012: string, on2012R2: string, on2016: string]>([
    [`ver | find "6.2" >nul && slmgr /ipk ${K}`, "K", "", ""],
    [`ver | find "Version 10.0" >nul\nif %errorlevel%==0 slmgr /ipk ${L}`, "", "", "L"],
    [`ver | findstr "6\\.2 6\\.3" >nul\nif not errorlevel 1 (\nslmgr /ipk ${K}\n)`, "K", "K", ""],
    [`cmd /c ver | findstr "6.2.9200" && slmgr /ipk ${K}`, "K", "", ""],
    [`ver | find "10.0" >nul || slmgr /ipk ${K}`, "K", "K", ""],
    [`ver | find "10.0" >nul && (\nslmgr /ipk ${L}\n)`, "", "", "L"],
    [`ver | find "10.0" >nul\nif "%errorlevel%" NEQ "0" exit /b 1\nslmgr /ipk ${L}`, "", "", "L"],
    [`wmic os get caption | find /i "server 2016" >nul && slmgr /ipk ${L}`, "", "", "L"],
    [`systeminfo | findstr /C:"Server 2016" >nul && slmgr /ipk ${L}`, "", "", "L"],
    [
      `reg query "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion" /v ProductName | find "2016" && slmgr /ipk ${L}`,
      "",
      "",
      "L",
    ],
    [`${VER}if "%V%"=="6.2" slmgr /ipk ${K}`, "K", "", ""],
    [`${VER}if not "%V%" == "10.0" (slmgr /ipk ${K}) else (slmgr /ipk ${L})`, "K", "K", "L"],
    [
      `${VER}if "%V%"=="6.2" (\nslmgr /ipk ${K}\n) else if "%V%"=="6.3" (\necho a\n) else (\nslmgr /ipk ${L}\n)`,
      "K",
      "",
      "L",
    ],
    [
      `for /f "skip=1 delims=" %%a in ('wmic os get caption') do set "OS=%%a"\necho %OS% | find "2016" && slmgr /ipk ${L}`,
      "",
      "",
      "L",
    ],
    [`ver | find "6.2" && goto a\ngoto b\n:a\nslmgr /ipk ${K}\ngoto :eof\n:b\nslmgr /ipk ${L}`, "K", "L", "L"],
    [`ver | find "6.2" && call :a ${K}\ngoto :eof\n:a\nslmgr /ipk %1`, "K", "", ""],
    [
      `ver | find "6.2" >nul\nif errorlevel = 1 goto next\nif errorlevel = 0 goto a\n:next\nslmgr /ipk ${L}\ngoto :eof\n:a\nslmgr /ipk ${K}`,
      "K",
      "L",
      "L",
    ],
    [`goto b\n:a\nver | find "6.2" && slmgr /ipk ${K}\ngoto :eof\n:b\ngoto a`, "K", "", ""],
    [
      `ver | find "6.2" >nul && set KEY=${K}\nver | find "10.0" >nul && set KEY=${L}\nslmgr /ipk %KEY%`,
      "K",
      "key-not-followed",
      "L",
    ],
  ])("%j", (script, on2012, on2012R2, on2016) => {
    expect(["2012", "2012-r2", "2016"].map((release) => on(release, script))).toEqual([on2012, on2012R2, on2016]);
    expect(readScript(script).asksRelease).toBe(true);
  });

  test.each([
    `dir | find "10.0" && slmgr /ipk ${K}`,
    `ver | find /v "10.0" && slmgr /ipk ${K}`,
    `ver | find "10.0"\ndir\nif %errorlevel%==0 slmgr /ipk ${K}`,
    `systeminfo | find "2016" && slmgr /ipk ${K}`,
    `${VER}set V=%1\nif "%V%"=="10.0" slmgr /ipk ${K}`,
    `${VER}if "%V%"=="10.0" echo a & slmgr /ipk ${K}`,
    `${VER}if %V% GEQ 10.0 slmgr /ipk ${K}`,
    `${VER}if "%V%"=="10.0" set L=a\ngoto %L%\n:a\nslmgr /ipk ${K}`,
    `ver | find "6.2" && echo a\ngoto v%V%\n:v10\nslmgr /ipk ${K}`,
  ])("isn't any other: %j", (script) => {
    expect([on("2012", script), on("2016", script)]).toEqual(["K", "K"]);
  });
});

const VBS = `Set os = GetObject("winmgmts:Win32_OperatingSystem=@")\nsh.Run "slmgr /ipk ${K}"\n`;
const chain = (sign: string, end: string): string =>
  Array.from({ length: 12_000 }, (_, at) => `${sign}a${at} = ${sign}a${at + 1}${end}`).join("");

test.each([
  ["nested blocks", `${OS}${"if ($os.Caption -like '*2016*') { ".repeat(15_000)}`],
  [
    "a long chain",
    `${OS}if ($os.Caption -like '*2016*') { }${" elseif ($os.Caption -like '*2012*') { }".repeat(12_000)}`,
  ],
  ["a long condition", `${OS}if ($os.Caption -like '*2016*'${" -or $os.Caption -like '*2012*'".repeat(12_000)}) { }`],
  ["nested functions", `${OS}if ($os.Caption -like '*2016*') { a }\n${"function a { a; ".repeat(5_000)}`],
  ["nested blocks of a batch file", `ver | find "6.2"\nslmgr /ipk ${K}\n${"if not errorlevel 1 (\n".repeat(20_000)}`],
  ["a chain of variables", `${OS}${chain("$", "; ")}if ($a0.Caption -like '*2016*') { a }`],
  [
    "a chain of variables of VBScript",
    `${VBS}${chain("", "\n")}If InStr(a0.Caption, "2016") And InStr(a0, "a") Then\nEnd If`,
  ],
  ["nested blocks of VBScript", `${VBS}${'If InStr(os.Caption, "2016") Then\n'.repeat(12_000)}`],
  ["procedures of VBScript", `${VBS}If InStr(os.Caption, "2016") Then a\n${"Sub a\nb\n".repeat(12_000)}`],
  ["a long line of VBScript", `${VBS}If InStr(os.Caption, "2016") Then a${": If a Then b".repeat(12_000)}`],
  ["many jumps", `ver | find "6.2" && goto a\nslmgr /ipk ${K}\n${"goto a\n:a\n".repeat(20_000)}`],
])("%s are read", (_, script) => {
  expect(() => readScript(script, [], "unknown", "2012")).not.toThrow();
});
