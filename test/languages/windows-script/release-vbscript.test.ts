import { readScript } from "../../../languages/windows-script";
import { K, L, on } from "./samples";

const WMI = 'Set wmi = GetObject("winmgmts:\\\\.\\root\\cimv2")\n';
const SHELL = 'Set sh = CreateObject("WScript.Shell")\n';
const LIST = `${SHELL}${WMI}Set list = wmi.ExecQuery("Select * from Win32_OperatingSystem")\n`;
const OS = `${LIST}For Each os In list\n`;
const COPY = `${OS}caption = os.Caption\nversion = os.Version\nbuild = os.BuildNumber\nNext\n`;
const NEW = `sh.Run "slmgr.vbs /ipk ${L}"`;
const OLD = `sh.Run "slmgr.vbs /ipk ${K}"`;

const releases = ["2012", "2012-r2", "2016"] as const;

describe("a branch of VBScript that the release decides", () => {
  test.each<[script: string, on2012: string, on2012R2: string, on2016: string]>([
    [`${OS}If InStr(os.Caption, "2016") Then\n${NEW}\nEnd If\nNext`, "", "", "L"],
    [`${OS}If InStr(os.Caption, "2016") > 0 Then\n${NEW}\nElse\n${OLD}\nEnd If\nNext`, "K", "K", "L"],
    [`${OS}If InStr(1, os.Caption, "server 2016", vbTextCompare) <> 0 Then ${NEW} Else ${OLD}\nNext`, "K", "K", "L"],
    [
      `${OS}If InStr(LCase(os.Caption), "2012 r2") Then\n${NEW}\nElseIf InStr(os.Caption, "2012") Then\n${OLD}\nEnd If`,
      "K",
      "L",
      "",
    ],
    [`${COPY}If Left(version, 3) = "6.2" Then ${OLD}`, "K", "", ""],
    [
      `${COPY}v = Left(version, 3)\nSelect Case v\nCase "6.2", "6.3"\n${OLD}\nCase "10."\n${NEW}\nEnd Select`,
      "K",
      "K",
      "L",
    ],
    [`${COPY}Select Case Mid(version, 1, 4)\nCase "10.0"\n${NEW}\nCase Else\n${OLD}\nEnd Select`, "K", "K", "L"],
    [
      `${COPY}Select Case True\nCase InStr(caption, "2012") > 0\n${OLD}\nCase InStr(caption, "2016") > 0\n${NEW}\nEnd Select`,
      "K",
      "K",
      "L",
    ],
    [`${COPY}If CLng(build) >= 14393 And Not InStr(caption, "2019") > 0 Then ${NEW}`, "", "", "L"],
    [`${COPY}If (build = "9200" Or build = "9600") And x Then\n  If y Then\n${OLD}\nEnd If\nEnd If`, "K", "K", ""],
    [`${COPY}If InStr(caption, "2012") + InStr(caption, "R2") = 0 Then ${NEW}`, "", "", "L"],
    [`${COPY}If InStr(caption, "2012") = 0 _\n  Or InStr(caption, "R2") > 0 Then ' new\n${NEW}\nEnd If`, "", "L", "L"],
    [`${COPY}If InStr(caption, "2016") = 0 Then WScript.Quit 1\n${NEW}`, "", "", "L"],
    [`${OS}If InStr(os.Caption, "2016") = 0 Then\nWScript.Quit\nEnd If\nNext\n${NEW}`, "", "", "L"],
    [`${COPY}If InStr(caption, "2016") > 0 Then Install\nSub Install\n${NEW}\nEnd Sub`, "", "", "L"],
    [`${COPY}Install\nSub Install()\nIf InStr(caption, "2016") = 0 Then Exit Sub\n${NEW}\nEnd Sub`, "", "", "L"],
    [
      `${COPY}If InStr(caption, "2016") > 0 Then\nkey = "${L}"\nElse\nkey = "${K}"\nEnd If\nsh.Run "slmgr.vbs /ipk " & key`,
      "K",
      "K",
      "L",
    ],
    [
      `${SHELL}Set os = GetObject("winmgmts:root\\cimv2:Win32_OperatingSystem=@")\nIf Left(os.Version, 2) = "10" Then ${NEW}`,
      "",
      "",
      "L",
    ],
    [
      `${SHELL}name = sh.RegRead("HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProductName")\nIf InStr(name, "2016") Then ${NEW}`,
      "",
      "",
      "L",
    ],
    [
      `${SHELL}computer = "."\nSet wmi = GetObject("winmgmts:{impersonationLevel=impersonate}!\\\\" & computer & "\\root\\cimv2")\nFor Each os In wmi.InstancesOf("Win32_OperatingSystem")\nIf InStr(os.Caption, "2016") Then ${NEW}\nNext`,
      "",
      "",
      "L",
    ],
    [
      `${SHELL}q = "Select Caption from Win32_OperatingSystem"\n${WMI}For Each os In wmi.ExecQuery(q)\nIf InStr(os.Caption, "2016") Then ${NEW}\nNext`,
      "",
      "",
      "L",
    ],
    // Not of a number inverts its bits, so this is always true.
    [`${COPY}If Not InStr(caption, "2016") Then ${NEW}`, "L", "L", "L"],
  ])("%j", (script, ...expected) => {
    expect(releases.map((release) => on(release, script))).toEqual(expected);
    expect(readScript(script).keys.length).toBeGreaterThan(0);
  });

  test.each([
    `${SHELL}If InStr(WScript.Arguments(0), "2016") Then ${NEW}`,
    `${LIST}For Each os In wmi.ExecQuery("Select * from Win32_ComputerSystem")\nIf InStr(os.Caption, "2016") Then ${NEW}\nNext`,
    `${OS}Next\nFor Each os In wmi.ExecQuery("Select * from Win32_BIOS")\nIf os.Version = "10.0" Then ${NEW}\nNext`,
    `${COPY}caption = InputBox("Caption")\nIf InStr(caption, "2016") Then ${NEW}`,
    `${COPY}If InStr(caption, year) Then ${NEW}`,
    `${COPY}If build >= 14393 Then ${NEW}`,
    `${COPY}If InStr(caption, "2016") Or x Then ${NEW}`,
    `${COPY}If InStr(caption, "Datacenter") Then ${NEW}`,
    `${COPY}Select Case build\nCase Is >= "9200"\n${NEW}\nEnd Select`,
    `${COPY}If x Then\nWScript.Quit\nEnd If\n${NEW}\nIf InStr(caption, "2016") Then x`,
    `${COPY}If InStr(caption, "2016") Then Install\nInstall\nSub Install\n${NEW}\nEnd Sub`,
    `${COPY}If InStr(caption, "2016") Then x\nSub Install\n${NEW}\nEnd Sub`,
    `${COPY}For i = 1 To n\nIf InStr(caption, "2012") Then WScript.Quit\nNext\n${NEW}\nIf InStr(caption, "2016") Then WScript.Echo "x"`,
    `${SHELL}Set wmi = GetObject("winmgmts:\\\\server01\\root\\cimv2")\nFor Each os In wmi.InstancesOf("Win32_OperatingSystem")\nIf InStr(os.Caption, "2016") Then ${NEW}\nNext`,
    `${SHELL}Set wmi = GetObject("winmgmts:\\\\" & WScript.Arguments(0) & "\\root\\cimv2")\nFor Each os In wmi.InstancesOf("Win32_OperatingSystem")\nIf InStr(os.Caption, "2016") Then ${NEW}\nNext`,
    `${SHELL}Set wmi = CreateObject("WbemScripting.SWbemLocator").ConnectServer(server)\nFor Each os In wmi.InstancesOf("Win32_OperatingSystem")\nIf InStr(os.Caption, "2016") Then ${NEW}\nNext`,
    `${COPY}' If InStr(caption, "2016") Then\n${NEW}`,
    `${COPY}x = "If InStr(caption, ""2016"") Then"\n${NEW}`,
  ])("isn't any other: %j", (script) => {
    const all = on(undefined, script);
    expect([on("2012", script), on("2016", script)]).toEqual([all, "L"]);
    expect(all).toBe("L");
  });
});
