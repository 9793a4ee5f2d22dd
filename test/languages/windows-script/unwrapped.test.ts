import { readScript } from "../../../languages/windows-script";
import { K, L, outcome } from "./samples";

test.each([
  ["@echo off\nif notepad==%X% call b.cmd", ["script-at-uri"]],
  ["@echo off\nif cannot==%X% call b.cmd", ["script-at-uri"]],
  ["@echo off\ntool2 >nul a.cmd", []],
  ["@echo off\n7z >nul a.cmd", []],
  ["@echo off\ntool.exe import a.reg", []],
])("which words of a line in a batch file are run: %j", (script, expected) => {
  expect(outcome(script, [], "batch")).toEqual(expected);
});

test.each([
  ["Get-Entry .\\a.ps1", []],
  [`function Get-Key { '${K}' }\nslmgr /ipk Get-Key`, ["slmgr GET-KEY"]],
  [`function Get-Key { '${K}' }\nslmgr /ipk (Get-Key) /x`, ["slmgr K"]],
  [`function Get-Key { '${K}' }\n$s.InstallProductKey((Get-Key).Trim())`, ["cim K"]],
  [`function Get-Key { '${K}' }\nslmgr /ipk (Get-Key).Substring(1)`, ["key-not-followed"]],
  [`function Get-Key($Os) { '${K}' }\nslmgr /ipk (Get-Key 2012)`, ["key-not-followed"]],
  ["$p = @{ ServerName = 'kms.a' }\nSet-KmsLicenseInfo @p", ["host cim kms.a 1688"]],
])("what a command of PowerShell gets: %j", (script, expected) => {
  expect(outcome(script, [], "powershell")).toEqual(expected);
});

test("an operation that isn't known activates nothing", () => {
  expect(readScript("Invoke-OSLicense -GetStatus").activates).toBe(false);
});

test("a key that a command certainly installs isn't one of several", () => {
  const choice = `$key = '${K}'\nif ($x) { $key = '${L}' }\nslmgr /ipk $key\n`;
  for (const script of [`${choice}slmgr /ipk ${K}`, `slmgr /ipk ${K}\n${choice}`])
    expect(readScript(script).keys.map(({ text, perhaps }) => [text, perhaps])).toEqual([
      [K, undefined],
      [L, true],
    ]);
});
