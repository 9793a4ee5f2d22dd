import { outcome } from "./samples";

describe("a scheduled task that isn't here", () => {
  test.each([
    "schtasks /run /tn Activate",
    "@echo off\nschtasks.exe /RUN /TN \\Contoso\\Activate",
    "schtasks /run /tn %TASK%",
    "schtasks /create /tn other /tr notepad.exe & schtasks /run /tn Activate",
    "schtasks /query /tn Activate & schtasks /run /tn Activate",
    "Start-ScheduledTask -TaskName Activate",
    "Start-ScheduledTask Activate",
    "Start-ScheduledTask -TaskPath '\\Contoso\\' -TaskName Activate",
    "Start-ScheduledTask -TaskName $name",
    "Get-ScheduledTask -TaskName Activate | Start-ScheduledTask",
    "Start-ScheduledTask -InputObject $task",
    "Register-ScheduledTask -TaskName $other -Action (New-ScheduledTaskAction -Execute a.exe); Start-ScheduledTask $name",
    "cmd /c schtasks /run /tn Activate",
    "tool.exe /create /tn Activate & schtasks /run /tn Activate",
    "$n = 'a'; $n = 'b'; schtasks /create /tn a /tr notepad.exe; Start-ScheduledTask -TaskName $n",
  ])("%s", (script) => {
    expect(outcome(script)).toEqual(["code-not-shown"]);
  });
});

describe("a scheduled task that is here, is part of Windows, or isn't started", () => {
  const action = "$a = New-ScheduledTaskAction -Execute 'notepad.exe'";
  test.each([
    "schtasks /create /tn a /tr notepad.exe /sc once /st 00:00 & schtasks /run /tn A",
    "schtasks /create /tn \\a /tr notepad.exe & schtasks /run /tn a",
    "schtasks /create /tn %TASK% /tr notepad.exe & schtasks /run /tn %TASK%",
    "schtasks /run /tn '\\Microsoft\\Windows\\Application Experience\\Appraiser'",
    'schtasks /run /tn "Microsoft\\Windows\\Time Synchronization\\SynchronizeTime"',
    "schtasks /query /tn Activate",
    "schtasks /end /tn Activate",
    `${action}; Register-ScheduledTask -TaskName a -Action $a; Start-ScheduledTask -TaskName a`,
    `${action}; Register-ScheduledTask a -Action $a; schtasks /run /tn a`,
    `${action}; Register-ScheduledTask -TaskName $name -Action $a; Start-ScheduledTask -TaskName $name`,
    `${action}; $t = Register-ScheduledTask a -Action $a; $t | Start-ScheduledTask`,
    `${action}; $p = @{ TaskName = 'a'; Action = $a }; Register-ScheduledTask @p; Start-ScheduledTask a`,
    `${action}; Register-ScheduledTask a -Action $a; Get-ScheduledTask a | Start-ScheduledTask`,
    `${action}; Register-ScheduledTask a -Action $a; Get-ScheduledTask a | Start-ScheduledTask -AsJob`,
    "tool.exe /run /tn Activate",
    "Start-ScheduledTask -TaskPath '\\Microsoft\\Windows\\Defrag\\' -TaskName ScheduledDefrag",
    "Get-ScheduledTask -TaskPath '\\Microsoft\\Windows\\Defrag\\' | Start-ScheduledTask",
    "Disable-ScheduledTask -TaskName Activate",
  ])("%s", (script) => {
    expect(outcome(script)).toEqual([]);
  });
});
