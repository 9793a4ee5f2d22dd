import { type ScriptParameter, readScript } from "../../../languages/windows-script";
import { UNKNOWN } from "../../../values/value";
import { K, outcome, utf8 } from "./samples";

describe("code that the script computes or gets from elsewhere", () => {
  test.each([
    // evaluated
    "iex (Get-Thing)",
    "Invoke-Expression $(Get-Thing)",
    "Invoke-Expression -Command (Get-Thing)",
    "Get-Thing | iex",
    "'a' | Get-Thing | iex",
    "& ([scriptblock]::Create((Get-Thing)))",
    "[System.Management.Automation.ScriptBlock]::Create((Get-Thing))",
    '$x = 1; iex "$x1 foo"',
    '$a = 1; iex "foo; $x bar"',
    'iex "& { $x } -Name a"',
    "$ps.AddScript((Get-Thing))",
    // called
    ". $path",
    ". $_.FullName",
    ". (Get-Thing)",
    "$y = . $path",
    "& $path",
    "& $path -Name a",
    '& "$path"',
    '& "C:\\Tools\\$name"',
    '& "$dir\\tool$version"',
    "& (Get-Thing)",
    "& (Join-Path $PSScriptRoot $name)",
    "& ([IO.Path]::Combine($dir, $name))",
    "$c = 'python'; & $c -eq $x",
    "foreach ($f in Get-ChildItem) { . $f }",
    "Get-ChildItem | ForEach-Object { & $_ }",
    "$dir = 'x'\nC:\\Tools\\$name -a",
    // passed to a shell or launcher
    "powershell -File $path",
    "powershell -Command $code",
    'powershell -Command "$code"',
    "powershell $path",
    "$x = 1; powershell (Get-Thing)",
    "$x = 1; powershell -File (Get-Thing)",
    '$x = 1; powershell -Command "& { $code }"',
    'powershell -Command "& $path"',
    'powershell "slmgr /dlv; & $path"',
    'powershell -ExecutionPolicy Bypass -Command "& $path"',
    "$x = 1; pwsh -c $code",
    "$x = 1; pwsh -NoProfile -ExecutionPolicy $policy $code",
    "cmd /c $line",
    '$x = 1; cmd /c "$path a b"',
    "$x = 1; cmd /c (Get-Thing)",
    "$x = 1; bash -c $code",
    "cscript $path",
    "wscript //nologo $path",
    "Start-Process $path",
    "Start-Process -FilePath $path -ArgumentList 'a'",
    "Start-Process -FilePath (Get-Thing)",
    "Start-Process powershell -ArgumentList $line",
    "Start-Process powershell $line",
    'Start-Process powershell -ArgumentList "-File $path"',
    "Start-Process powershell -ArgumentList '-File', $path",
    "Start-Process powershell -ArgumentList @('-File', $path) -Wait",
    "Start-Process powershell -ArgumentList ('-File ' + $path)",
    "$line = '-File \"{0}\"' -f $path; Start-Process powershell -ArgumentList $line",
    '$line = "-ExecutionPolicy Bypass -File $path"; Start-Process powershell -ArgumentList $line -Wait',
    "$p = @{ FilePath = 'powershell'; ArgumentList = \"-File $path\" }; Start-Process @p",
    "$p = @{ FilePath = $path; Wait = $true }; Start-Process @p",
    "$p = @{ ComputerName = 'localhost'; FilePath = $path }; Invoke-Command @p",
    "$list = @('-File', $path); Start-Process powershell -ArgumentList $list",
    "Start-Process powershell -ArgumentList (Get-Thing)",
    "Start-Process 'C:\\My Tools\\cmd.exe' -Args \"/c $line\"",
    "Invoke-Command -ScriptBlock $block",
    "Invoke-Command $block",
    "icm -FilePath $path",
    "Start-Job -ScriptBlock $block",
    "Start-Job -ScriptBlock (Get-Thing)",
    // tasks
    "New-ScheduledTaskAction -Execute $path",
    "New-ScheduledTaskAction -Execute powershell.exe -Argument $line",
    'New-ScheduledTaskAction -Execute cmd.exe -Argument "/c $line"',
    "Register-ScheduledTask -TaskName a -Action $action",
    "Register-ScheduledTask -TaskName a -InputObject $task",
    "Register-ScheduledTask -TaskName a -Xml $xml",
    "Register-ScheduledTask -TaskName a -Xml (Get-Thing)",
    // batch
    "%TOOL%",
    '"%TOOL%" a b',
    "!TOOL! a",
    "call %TOOL%",
    'call "%~dp0%NAME%"',
    "call %1",
    "start %TOOL%",
    'start "" /wait "%TOOL%"',
    "for %%f in (*) do call %%f",
    "if exist %TOOL% call %TOOL%",
    "cscript //nologo %SCRIPT%",
    "cmd /c %LINE%",
    "%COMSPEC% /c %LINE%",
    "powershell -File %SCRIPT%",
    'powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0%SCRIPT%"',
    "powershell -Command %CODE%",
    "powershell -Command \"& '%SCRIPT%'\"",
    "schtasks /create /tn a /tr %TOOL%",
    'schtasks /create /tn a /tr "powershell -File %SCRIPT%" /sc onstart',
    "echo %LINE% > a.cmd & a.cmd",
  ])("%s", (script) => {
    expect(outcome(script)).toEqual(["code-not-shown"]);
  });

  test("that is unknown in this run", () => {
    const unknown: readonly ScriptParameter[] = [{ name: "path", value: UNKNOWN, secret: false }];
    for (const script of [". $path", "& $path", 'powershell -Command "& $path"', "call %path%", "cscript %path%"]) {
      expect(readScript(script, unknown).undecided).toEqual(["unknown-value"]);
      expect(readScript(script, [{ name: "path", value: "tool.exe", secret: false }]).undecided).toEqual([]);
    }
  });
});

describe("a script file that isn't here", () => {
  test.each([
    ". (Join-Path $PSScriptRoot 'a.ps1')",
    "& (Join-Path (Split-Path $x) -ChildPath 'a.ps1')",
    "& ([IO.Path]::Combine($dir, 'a.ps1'))",
    "$file = Join-Path $dir 'a.ps1'\n. $file",
    "$x = 1; powershell -File (Join-Path $dir 'a.ps1')",
    'iex "& { $(irm $url) } -Name a"',
    "if exist a.txt b.cmd",
    "if not exist a.txt call b.cmd",
    'if /i "%X%"=="1" call b.cmd',
    "if %X% equ 1 call b.cmd",
    "if defined X call b.cmd",
    "if errorlevel 1 if exist a.txt call b.cmd",
    "%COMSPEC% /c a.cmd",
    "$f = 'a.exe'; $f = 'b.ps1'; & $f",
    "$f = 'a.exe'; $f = 'b.ps1'; & ($f)",
    "set F=a.exe\nif x==y set F=b.cmd\ncall %F%",
    "New-ScheduledTaskAction -Execute 'C:\\a.cmd'",
    "schtasks /create /tn a /tr C:\\a.cmd",
    "schtasks /create /tn a /xml a.xml",
    "Start-Job -FilePath a.ps1",
    "Set-Content a.ps1 (Get-Thing); .\\a.ps1",
    "Set-Content a.ps1 (Get-Content x); .\\a.ps1",
    "Get-Thing | Out-File a.ps1; .\\a.ps1",
    "Set-Content a.ps1 'x'; Add-Content a.ps1 $y; .\\a.ps1",
    "Add-Content a.ps1 $y; Set-Content a.ps1 'x'; .\\a.ps1",
    "Set-Content a.ps1 'x'; Get-Thing >> a.ps1; .\\a.ps1",
    "echo $x > a.ps1; .\\a.ps1",
    "$y = 1; echo a $x > a.ps1; .\\a.ps1",
    "$x = 'k'; $x = $z; echo $x > a.ps1; .\\a.ps1",
    "Set-Content a.ps1 'x', $y; .\\a.ps1",
    "$y = 'k'; $y = $z; Set-Content a.ps1 $y; .\\a.ps1",
    "Set-Content a.ps1 ([string]::Join(',', $x)); .\\a.ps1",
    "echo x > a.cmd & tool >> a.cmd & a.cmd",
  ])("%s", (script) => {
    expect(outcome(script)).toEqual(["script-at-uri"]);
  });
});

describe("code that is here, or a program that plainly does something else", () => {
  test.each([
    // blocks and functions of the script
    "$block = { Get-Service }; & $block",
    "$block = { Get-Service }\nInvoke-Command -ScriptBlock $block",
    "$block = { Get-Service }; [powershell]::Create().AddScript($block).AddArgument($x)",
    "$block = [scriptblock]::Create('Get-Service'); & $block",
    "param([scriptblock]$Code)\n& $Code",
    "function Retry([ScriptBlock] $Code) { & $Code }\nRetry { Get-Service }",
    "function Test { Get-Service }\n& $function:Test",
    "Invoke-Command -ComputerName $name -ScriptBlock { Get-Service }",
    "Invoke-Command $name { Get-Service }",
    "$ps.AddScript({ Get-Service })",
    // the script itself
    "& $PSCommandPath",
    "$x = 1; powershell -File $MyInvocation.MyCommand.Path",
    'Start-Process powershell -ArgumentList "-File `"$PSCommandPath`"" -Verb RunAs',
    "$line = '-File \"{0}\"' -f $MyInvocation.MyCommand.Path; Start-Process powershell -ArgumentList $line -Verb RunAs",
    'powershell -File "%~f0"',
    "call %0 again",
    // programs
    "& $env:ComSpec /c dir",
    "%COMSPEC% /c dir",
    '& "$dir\\tool.exe" $x',
    "$tool = Join-Path $dir 'tool.exe'\n& $tool $x",
    "& (Join-Path (Split-Path $x) 'tool.exe') -a",
    "& ([IO.Path]::Combine($dir, 'tool.exe')) $x",
    "Start-Process -FilePath (Join-Path $dir 'tool.exe') -ArgumentList $x",
    '& "$name.exe"',
    "foreach ($f in 'a.exe', 'b.exe') { & $f }",
    '"%~dp0setup" /a',
    '"%ProgramFiles%\\a\\b.exe" %X%',
    "Start-Process tool.exe -ArgumentList $x",
    "Start-Process https://example.com/$x",
    'Start-Process "ms-settings:$x"',
    // their switches show what they are
    "& $path /quiet",
    "Start-Process $path -ArgumentList '/install /norestart'",
    "Start-Process $path /S",
    "%DISM% /online /enable-feature /featurename:a",
    "cscript $slmgr /dlv",
    "cscript //b %SLMGR% -ato",
    // values rather than code
    "$x",
    '"$x" | Out-Null',
    "$x = $y",
    "$x.Name = 'a'",
    "Copy-Item . $x",
    "Copy-Item . (Get-Thing)",
    "@echo off\npowershell (Get-Thing)",
    "$f = 'a.exe'; $f = 'b.exe'; & $f",
    "Write-Host (Get-Thing)",
    "Get-Thing (Join-Path $x 'a')",
    "if exist %X% set Y=%X%",
    "if not defined X goto :end",
    "goto %X%",
    "echo %X%",
    'powershell -ExecutionPolicy %P% -Command "Get-Service"',
    "@echo off\npowershell -Command $x = 1; Get-Service",
    'schtasks /create /tn %X% /tr "cmd /c dir"',
    "schtasks /query /tn a /xml",
    "$a = New-ScheduledTaskAction -Execute 'notepad.exe'\nRegister-ScheduledTask a -Action $a",
    "Register-ScheduledTask a -Action (New-ScheduledTaskAction -Execute 'notepad.exe')",
    // evaluated text that is here
    'iex "tool $x"',
    'iex "& choco install $x"',
    "iex ('Get-Service ' + 'a')",
    "'Get-Service' | iex",
    'iex "& { $(irm https://aka.ms/install-powershell.ps1) } -UseMSI"',
    `iex ([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('${utf8("Get-Service")}')))`,
    "Set-Content a.ps1 'x' -Encoding UTF8; .\\a.ps1",
    "echo x > $dir\\a.ps1; .\\a.ps1",
    "@('x', 'y') | Set-Content a.ps1; .\\a.ps1",
    "'x', 'y' -join '-' | Set-Content a.ps1; .\\a.ps1",
    "tool.exe > a.txt; Set-Content a.ps1 'x'; .\\a.ps1",
    `tool "$x slmgr"`,
    // compared, not called
    "$c = 'python'; Get-Thing | Where-Object { $c -eq $_.Name }",
    "$c = @{ python = 1 }; Get-Thing | Where-Object { $c.Keys -contains $_.Name }",
    "$c = 'C:\\x.ps1'; if ($c -match $d) { 1 }",
  ])("%s", (script) => {
    expect(outcome(script)).toEqual([]);
  });

  test("a key in a line that is unknown in part is read, too", () => {
    expect(outcome(`Start-Process cscript -ArgumentList "$slmgr /ipk ${K}"`)).toEqual(["slmgr K"]);
    expect(outcome(`$x = 1; cmd /c "$path /ipk ${K}"`)).toEqual(["slmgr K"]);
  });

  test("a block comment doesn't make a script a batch file", () => {
    expect(outcome("<#\n set the path\n#>\n& $path")).toEqual(["code-not-shown"]);
    expect(outcome("<#\n set the path\n#>\n$path")).toEqual([]);
  });

  test.each([
    ["$text = @'\nset A=b\n'@\n& $path", ["code-not-shown"]],
    ["param($x)\n@'\n@echo off\n'@ | Set-Content a.cmd\n& $path", ["code-not-shown"]],
    ["function Foo {\n'rem x'\n@'\nrem x\n'@\n& $path\n}", ["code-not-shown"]],
    ["@echo off\n(\necho $x = 1\n) > a.ps1\ncall %X%", ["code-not-shown"]],
    [`$key = '${K}'\n$text = @'\nset A=b\n'@\nslmgr /ipk $key`, ["slmgr K"]],
    ["@echo off\n>nul 2>&1 a.cmd", ["script-at-uri"]],
    ["@echo off\n2>nul call %X%", ["code-not-shown"]],
    ["@echo off\n>a.log tool.exe 2>&1 & tool.exe >b.cmd", []],
    ["@echo off\nslmgr /ipk $key", ["key-not-followed"]],
    ["@echo off\nslmgr /skms $server", ["host-not-followed"]],
    ["@echo off\n$x = 1\n& $path", []],
  ])("the first line of its kind tells the shell: %j", (script, expected) => {
    expect(outcome(script)).toEqual(expected);
  });

  test("a comment that names PowerShell, as in a first line for Unix, doesn't either", () => {
    expect(outcome("#!/usr/bin/pwsh\nparam($x)\n& $path")).toEqual(["code-not-shown"]);
    expect(outcome("#!/usr/bin/pwsh\nparam($x)\nif (Test-Path $x) { $path }")).toEqual([]);
  });
});
