import { K, outcome } from "./samples";

describe("a module, a file of an interpreter, or what PsExec starts, that is unknown", () => {
  test.each([
    // imported, or run by an interpreter
    "Import-Module $path",
    "Import-Module -Name $name -Force",
    "Import-Module 'a', $name",
    "ipmo $path",
    "Import-Module (Get-Thing)",
    "$path = Get-Thing; Import-Module $path -DisableNameChecking",
    "foreach ($m in Get-ChildItem) { Import-Module $m.FullName }",
    "python $path",
    "python3.12 $path a",
    "python -c $code",
    "$x = 1; py (Get-Thing)",
    "rundll32 $path",
    "rundll32.exe $path,Entry",
    "regsvr32 /s $path",
    "mshta $path",
    "Start-Process python -ArgumentList $path",
    "Start-Process rundll32 -ArgumentList '$path,Entry'.Trim()",
    // on another computer, or for another user
    "psexec \\\\srv02 $path",
    "psexec -s -i 1 -accepteula cmd /c $line",
    "psexec64 \\\\srv02 -u admin -p word powershell -File $path",
    "Start-Process psexec -ArgumentList '-s', $path",
    // started later
    "Set-ItemProperty 'HKLM:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\RunOnce' -Name a -Value $line",
    "New-ItemProperty -Path 'HKLM:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run' -Name a -Value \"cmd /c $line\"",
    'reg add HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\RunOnce /v a /d "%LINE%" /f',
    "New-Service -Name a -BinaryPathName $path",
    'sc.exe create a binPath= "%TOOL%" start= auto',
    // loaded
    "[Reflection.Assembly]::Load($bytes)",
    "$a = [System.Reflection.Assembly]::LoadFrom($path)",
    // PowerShell may have evaluated the parentheses
    "powershell -c (Get-Thing)",
    "powershell (Get-Thing (Get-Other) 1)",
    "powershell.exe -NoProfile -Command (Get-Content -Raw C:\\a.txt)",
    // batch
    "python %SCRIPT%",
    "C:\\Python312\\python.exe -u %SCRIPT%",
    "rundll32 %DLL%,Entry",
    "psexec \\\\srv02 -u admin -p word cmd /c %LINE%",
    "psexec @computers.txt -d %TOOL%",
    'psexec -s "%TOOL% a"',
    "winrs -r:srv02 %LINE%",
  ])("%s", (script) => {
    expect(outcome(script)).toEqual(["code-not-shown"]);
  });
});

describe("code that is named", () => {
  test.each([
    // modules and files that are named
    "Import-Module .\\a.psm1",
    "Import-Module ActiveDirectory, WebAdministration -ErrorAction $x",
    'Import-Module "$PSScriptRoot\\a.psm1" -Force',
    'Import-Module $PSScriptRoot"\\modules\\"a.psm1',
    "Import-Module (Join-Path $PSScriptRoot 'a.psm1')",
    "Import-Module (Join-Path (Split-Path $x) 'a') -Force",
    'param([Parameter()][string]$Path = "$PWD/src/Tools")\nImport-Module $Path',
    "foreach ($m in 'Az.Accounts', 'Az.Compute') { Import-Module $m }",
    "Get-Module -ListAvailable $x | Import-Module",
    "function Add($name, $file) { Start-Job { param($file, $name) Import-Module $file } -ArgumentList $file, $name }\nAdd $x 'Tools'",
    "python setup.py install $x",
    'python "%~dp0a.py" %X%',
    "python -m pip install %X%",
    "python -c \"print('$x')\"",
    "& \"$root\\python.exe\" -c 'import sys; print(sys.version)'",
    "rundll32 user32.dll,UpdatePerUserSystemParameters",
    "rundll32 printui.dll,PrintUIEntry /in /n $x",
    'regsvr32 /s "%~dp0a.dll"',
    "psexec \\\\srv02 -u admin -p $word cmd /c dir $x",
    "psexec -s tool.exe %X%",
    "psexec -accepteula",
    "winrs -r:%HOST% ipconfig /all",
    "Set-ItemProperty 'HKLM:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\RunOnce' -Name a -Value 'notepad.exe'",
    "Set-ItemProperty 'HKLM:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion' -Name a -Value $line",
    "Remove-ItemProperty 'HKLM:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run' -Name $name",
    'reg add HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run /v a /d "%ProgramFiles%\\a.exe %X%"',
    'New-Service -Name $name -BinaryPathName "$dir\\tool.exe"',
    "sc.exe start %NAME%",
    "powershell -c (Get-Thing).Length",
    "powershell -Command (New-Object Net.WebClient).DownloadFile('https://a/b.msi', 'b.msi')",
    "powershell -Command Write-Host (Get-Thing)",
    "@echo off\npowershell -c (Get-Thing)",
    'powershell -c "(Get-Thing)"',
    "cmd /c (dir)",
    "Node $AllNodes.NodeName { WindowsFeature IIS { Name = 'Web-Server' } }",
    '$version = & "$root\\python" --version\n$version -match $pattern',
  ])("%s", (script) => {
    expect(outcome(script)).toEqual([]);
  });
});

test("a script that Windows starts later isn't here either", () => {
  const key = "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\RunOnce";
  expect(outcome(`reg add ${key} /v a /d C:\\a.cmd /f`)).toEqual(["script-at-uri"]);
  expect(outcome(`reg add ${key} /v a /d "cscript slmgr.vbs /ipk ${K}" /f`)).toEqual(["slmgr K"]);
});

test.each([
  ["from a folder", "Start-DscConfiguration -Path C:\\dsc -Wait -Force", ["script-at-uri"]],
  ["that is there", "Start-DscConfiguration -UseExisting -Wait", ["script-at-uri"]],
  ["that it names", "$configuration = 'Web'; Start-DscConfiguration $folder", ["script-at-uri"]],
  ["of its own", "configuration Web { Node localhost { } }\nWeb\nStart-DscConfiguration -Path .\\Web", []],
  ["of its own on more lines", "Configuration 'Web'\n{\n}\nWeb\nstart-dscconfiguration .\\Web", []],
  ["that it only tests", "Test-DscConfiguration -Path C:\\dsc", []],
])("a script starts a configuration of DSC %s", (_, script, expected) => {
  expect(outcome(script)).toEqual(expected);
});
