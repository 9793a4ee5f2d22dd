import { K, outcome } from "./samples";

const SHELL = 'Set sh = CreateObject("WScript.Shell")\n';
const SERVICES = 'For Each svc In GetObject("winmgmts:").InstancesOf("SoftwareLicensingService")\n';
const VALUE = String.raw`HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\SoftwareProtectionPlatform\KeyManagementServiceName`;

describe("what a script of Windows Script Host starts", () => {
  test.each([
    'CreateObject("WScript.Shell").Run x',
    `${SHELL}sh.Run x, 0, True`,
    `${SHELL}sh.Run(x)`,
    `${SHELL}Set job = sh.Exec("cmd /c " & x)`,
    `${SHELL}code = sh.Run("%COMSPEC% /c " & _\n  x, 0, True)`,
    `${SHELL}x = "a.exe"\nx = WScript.Arguments(0)\nsh.Run x`,
    `${SHELL}x = y : y = x : sh.Run x`,
    `${SHELL}sh.Run "powershell -File """ & path & """"`,
    `${SHELL}sh.Run Chr(34) & path & Chr(34)`,
    `${SHELL}sh.Run "tool" & Chr(code) & "-x"`,
    `${SHELL}sh.Run fso.BuildPath(dir, name) & " /a"`,
    'Set app = CreateObject("Shell.Application")\napp.ShellExecute "cmd", "/c " & x, "", "runas", 1',
    'Set app = CreateObject("Shell.Application")\napp.ShellExecute x',
    'Set p = GetObject("winmgmts:\\\\.\\root\\cimv2:Win32_Process")\np.Create line, Null, Null, pid',
    'ExecuteGlobal CreateObject("Scripting.FileSystemObject").OpenTextFile("a.txt").ReadAll',
    'var sh = new ActiveXObject("WScript.Shell");\nsh.Run("cmd /c " + x);',
  ])("is unknown: %s", (script) => {
    expect(outcome(script)).toEqual(["code-not-shown"]);
  });

  test.each([
    `${SHELL}sh.Run "cscript //nologo """ & path & "\\a.vbs"""`,
    `${SHELL}file = "a.cmd"\nsh.Run file`,
    `${SHELL}sh.Run """C:\\My Tools\\a.cmd""", 0`,
    `${SHELL}sh.Run GetFolder(x) & "\\a.cmd"`,
  ])("is a script that isn't here: %s", (script) => {
    expect(outcome(script)).toEqual(["script-at-uri"]);
  });

  test.each([
    `${SHELL}sh.Run "notepad.exe " & file, 0, True`,
    `${SHELL}Dim line : line = "cmd /c dir"\nline = line & " /s"\nsh.Run line, 0, True`,
    `${SHELL}Const TOOL = "tool.exe"\nIf x Then y = TOOL & " /a" Else y = TOOL\nsh.Run y`,
    `${SHELL}sh.Run "wscript """ & WScript.ScriptFullName & """ /elevated"`,
    `${SHELL}sh.Run "python """ & path & "\\a.py"" shutdown", 0, True`,
    `${SHELL}sh.Run Chr(34) & path & "\\tool.exe" & Chr(34), 0`,
    `${SHELL}sh.Run "tool" & Chr(32) & "-x" & ChrW( 32 ) & "-y"`,
    `${SHELL}sh.RegWrite "HKLM\\SOFTWARE\\Contoso\\Name", x, "REG_SZ"`,
    `${SHELL}sh.Popup x`,
    `${SHELL}line = "cmd /c dir"\nLine = LINE & " /x"\nsh.Run line`,
    'Set app = CreateObject("Shell.Application")\napp.ShellExecute "wscript.exe", """" & WScript.ScriptFullName & """ /a", "", "runas"',
    'Set file = CreateObject("Scripting.FileSystemObject").CreateTextFile(x)\nfile.Create y',
    "tool.run x",
  ])("is known, or nothing: %s", (script) => {
    expect(outcome(script)).toEqual([]);
  });
});

describe("a variable of VBScript", () => {
  test.each([
    [`${SERVICES}svc.InstallProductKey key\nNext`, ["key-not-followed"]],
    [`key = WScript.Arguments(0)\n${SERVICES}svc.InstallProductKey(key)\nNext`, ["key-not-followed"]],
    [`key = "${K}"\n${SERVICES}svc.InstallProductKey key\nNext`, ["cim K"]],
    [`Dim key : key = "${K.slice(0, 6)}" & "${K.slice(6)}"\n${SERVICES}svc.InstallProductKey key : Next`, ["cim K"]],
    [`${SERVICES}svc.InstallProductKey "${K}"\nNext`, ["cim K"]],
    [`key1 = "${K}"\n${SERVICES}result = svc.InstallProductKey(key1)\nNext`, ["cim K"]],
    [`${SERVICES}If ready Then svc.InstallProductKey "${K}"\nNext`, ["cim K"]],
    [`key = "${K}"\nkey = key & suffix\n${SERVICES}svc.InstallProductKey key\nNext`, ["cim K", "key-not-followed"]],
    [`Const HOST = "kms.a"\n${SERVICES}svc.SetKeyManagementServiceMachine(HOST)\nNext`, ["host cim kms.a 1688"]],
    [
      `${SERVICES}svc.SetKeyManagementServiceMachine "kms.a"\nsvc.SetKeyManagementServicePort 1689\nNext`,
      ["host cim kms.a 1689"],
    ],
    [`${SERVICES}svc.SetKeyManagementServiceMachine host\nNext`, ["host-not-followed"]],
    [`host = "kms.a"\n${SHELL}sh.RegWrite "${VALUE}", host, "REG_SZ"`, ["host registry kms.a 1688"]],
    [`${SHELL}sh.RegWrite "${VALUE}", host, "REG_SZ"`, ["host-not-followed"]],
    [`${SHELL}sh.RegWrite "${VALUE}", "kmshost", "REG_SZ"`, ["host registry kmshost 1688"]],
    [`${SHELL}key = "${K}"\nsh.Run "cscript slmgr.vbs /ipk " & key, 0, True`, ["slmgr K"]],
    [`${SHELL}sh.Run "cscript slmgr.vbs /ipk " & Chr(code) & "${K}"`, ["key-not-followed"]],
    [`${SHELL}sh.Run "cscript slmgr.vbs /ipk " & WScript.Arguments(0)`, ["key-not-followed"]],
    [`${SHELL}host = "kms.a"\nsh.Run "cscript slmgr.vbs /skms " & host`, ["host slmgr kms.a 1688"]],
    [`${SHELL}sh.Run "cscript slmgr.vbs /skms " & host`, ["host-not-followed"]],
  ])("%s", (script, expected) => {
    expect(outcome(script)).toEqual(expected);
  });
});
