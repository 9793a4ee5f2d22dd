import { readScript } from "../../../languages/windows-script";
import { K, outcome } from "./samples";

const INFO = "$i = New-Object System.Diagnostics.ProcessStartInfo";
const WMI = "([wmiclass]'Win32_Process')";
const SHELL = "$s = New-Object -ComObject WScript.Shell";

describe("a process that a method starts, of which it's unknown what it is", () => {
  test.each([
    // .NET
    "[Diagnostics.Process]::Start($x)",
    "[Diagnostics.Process]::Start((Get-Thing))",
    "[System.Diagnostics.Process]::Start((foo))",
    `[System.Diagnostics.Process]::Start("$dir\\$name", 'a')`,
    `[void][System.Diagnostics.Process]::Start("cmd.exe", "/c $x")`,
    `$p = [Diagnostics.Process]::Start('powershell', '-File ' + $x)`,
    "function Run($i) { [Diagnostics.Process]::Start($i) }",
    `${INFO} $x; [Diagnostics.Process]::Start($i)`,
    `${INFO}('powershell', "-File $x")`,
    `${INFO} -ArgumentList 'powershell', "-File $x"`,
    `${INFO} -Property @{ FileName = $x; Arguments = 'a' }`,
    `${INFO} -Property @{ Arguments = "-File $x"; FileName = 'powershell' }`,
    `${INFO} -Property @{ FileName = 'powershell'; ArgumentsBefore = 'dir'; Arguments = "-File $x" }`,
    `${INFO} -Property @{ FileName = 'powershell'; OtherArguments = 'dir'; Arguments = "-File $x" }`,
    "$i = [Diagnostics.ProcessStartInfo]::new($x)",
    "$i = [ProcessStartInfo]::new('cmd', \"/c $x\")",
    `${INFO}; $i.FileName = $x; [Diagnostics.Process]::Start($i)`,
    `${INFO}; $i.FileName = (Get-Thing); [Diagnostics.Process]::Start($i)`,
    `${INFO}; $i.FileName = 'cmd'; $i.Arguments = "/c $x"`,
    `${INFO}; $i.Arguments = '-File ' + $x; $i.FileName = 'C:\\Program Files\\PowerShell\\pwsh.exe'`,
    `${INFO}; $i.FileName = 'pwsh'; $i.ArgumentList.Add($x)`,
    "$p = New-Object System.Diagnostics.Process; $p.StartInfo.FileName = 'cmd'; $p.StartInfo.Arguments = \"/c $x\"",
    // WMI
    `${WMI}.Create($x)`,
    `${WMI}.Create((Get-Thing))`,
    `${WMI}.Create('cmd /c ' + $x)`,
    `${WMI}.Create("cmd /c $x", $null, $startup)`,
    "$w = [wmiclass]'Win32_Process'; $w.Create($x)",
    "Invoke-WmiMethod -Class Win32_Process -Name Create -ArgumentList $x",
    "Invoke-CimMethod Win32_Process -MethodName Create -Arguments @{ CommandLine = $x }",
    'Invoke-CimMethod Win32_Process -MethodName Create -Arguments @{ CommandLine = "cmd /c $x"; CurrentDirectory = $y }',
    "Invoke-CimMethod Win32_Process -MethodName Create -Arguments $arguments",
    "wmic process call create %X%",
    'wmic process call create "powershell -File %X%"',
    // Windows Script Host
    `${SHELL}; $s.Run($x, 0, $true)`,
    `${SHELL}; $s.Exec("cmd /c $x")`,
    "(New-Object -ComObject Shell.Application).ShellExecute($x)",
    "(New-Object -ComObject Shell.Application).ShellExecute('cmd', \"/c $x\", '', 'runas')",
  ])("%s", (script) => {
    expect(outcome(script)).toEqual(["code-not-shown"]);
  });

  test.each([
    "[Diagnostics.Process]::Start('C:\\a.cmd')",
    `${INFO} -ArgumentList 'C:\\a.cmd'`,
    "wmic process call create C:\\a.cmd",
    `${WMI}.Create('C:\\a.cmd')`,
    `${SHELL}; $s.Run('a.vbs')`,
    `${INFO}; $i.FileName = 'powershell'; $i.Arguments = '-File a.ps1'`,
  ])("a script that isn't here: %s", (script) => {
    expect(outcome(script)).toEqual(["script-at-uri"]);
  });
});

describe("a process that is known, or no process", () => {
  test.each([
    '[Diagnostics.Process]::Start("notepad.exe", $x)',
    '[Diagnostics.Process]::Start("$dir\\setup.exe", "/quiet")',
    "[Diagnostics.Process]::Start($x, '/quiet /norestart')",
    "[Diagnostics.Process]::GetProcessById($x)",
    "[Other.Starter]::Start($x)",
    `${INFO} 'PowerShell'; $i.Arguments = $MyInvocation.MyCommand.Definition; [System.Diagnostics.Process]::Start($i)`,
    `${INFO}; $i.FileName = 'tool.exe'; $i.Arguments = "/c $x"; $p = [Diagnostics.Process]::Start($i)`,
    `${INFO} -Property @{ FileName = 'tool.exe'; WorkingDirectory = $x }`,
    `${INFO} -Property @{ FileNameOfLog = $x; LogFileName = $y; FileName = 'tool.exe' }`,
    `${INFO} -Verbose`,
    "Register-Type -Name a -Class Diagnostics.Process $x",
    "Show-Help '[Diagnostics.Process]::Start' $x",
    `function Run([string]$Path = $(throw 'required')) { ${INFO}; $i.FileName = $Path }\nRun 'tool.exe'`,
    `function Run\n{\nparam\n(\n[string]\n$Path = $(throw 'required'),\n$List = ''\n)\n${INFO}; $i.FileName = $Path }\nRun 'tool.exe'`,
    `${INFO}; $link.Arguments = $x; $link.TargetPath = $y`,
    "$i = New-Object Foo; $i.FileName = 'cmd'; $i.Arguments = \"/c $x\"",
    `${WMI}.Create("notepad.exe $x")`,
    `${WMI}.Create("cmd /c dir", $null, $startup)`,
    "Get-WmiObject Win32_Process; $file.Create($null)",
    "$file.Create($x)",
    "Invoke-CimMethod Win32_Process -MethodName Create -Arguments @{ CommandLine = 'notepad.exe' }",
    "$a = @{ CommandLine = 'notepad.exe' }; Invoke-CimMethod Win32_Process -MethodName Create -Arguments $a",
    "Invoke-CimMethod Win32_Process -MethodName Terminate -Arguments $arguments",
    'wmic process call create "notepad.exe %X%"',
    "wmic process where name='%X%' delete",
    `${SHELL}; $s.Run("notepad $x", 0, $true)`,
    `${SHELL}; $s.CreateShortcut($x)`,
    `${SHELL}; $s.RegWrite($x, 'a')`,
    "$s.Run($x)",
    "(New-Object -ComObject Shell.Application).ShellExecute('tool.exe', $x)",
    "Get-CimInstance Win32_Process; sc.exe create $name binPath= tool.exe",
    `${SHELL}; Invoke-CimMethod -InputObject $o -MethodName Run -Arguments @{ Path = $x }`,
    "[Diagnostics.Process]::GetCurrentProcess(); $file.FileName | Out-Null",
  ])("%s", (script) => {
    expect(outcome(script)).toEqual([]);
  });
});

describe("a key in a command line that a method starts", () => {
  test.each([
    `[Diagnostics.Process]::Start("cscript", "slmgr.vbs /ipk ${K}")`,
    `${INFO}; $i.FileName = 'cscript'; $i.Arguments = "slmgr.vbs /ipk ${K}"`,
    `${INFO}; $i.FileName = 'cscript'; $i.Arguments = "$dir\\slmgr.vbs /ipk ${K}"`,
    `([wmiclass]'\\\\.\\root\\cimv2:Win32_Process').Create("cmd /c slmgr /ipk ${K}")`,
    `${SHELL}; $s.Run("cscript $dir\\slmgr.vbs /ipk ${K}")`,
  ])("is installed here: %s", (script) => {
    expect(readScript(script).keys).toEqual([{ text: K, how: "slmgr", secret: false }]);
  });

  test.each([
    `([wmiclass]'\\\\srv02\\root\\cimv2:Win32_Process').Create("cmd /c slmgr /ipk ${K}")`,
    `([wmiclass]"\\\\$name\\root\\cimv2:Win32_Process").Create("cmd /c slmgr /ipk ${K}")`,
    `wmic /node:srv02 process call create "cmd /c %TOOLS%\\slmgr /ipk ${K}"`,
    `Invoke-CimMethod -ComputerName srv02 Win32_Process -MethodName Create -Arguments @{ CommandLine = "cmd /c slmgr /ipk ${K}" }`,
  ])("is installed on another computer: %s", (script) => {
    expect(readScript(script).keys).toEqual([{ text: K, how: "slmgr", secret: false, elsewhere: true }]);
  });
});
