import { readScript } from "../../../languages/windows-script";
import { UNKNOWN } from "../../../values/value";
import { outcome } from "./samples";

const HOST = String.raw`[HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows NT\CurrentVersion\SoftwareProtectionPlatform]
"KeyManagementServiceName"="kms.a"`;

describe("a registry file that isn't here", () => {
  test.each([
    "reg import %FILE%",
    "reg.exe import settings.reg",
    'cmd /c "reg import %FILE% /reg:64"',
    "reg import $file",
    "$x = 1; reg import (Join-Path $PSScriptRoot 'a.reg')",
    "regedit /s settings.reg",
    "regedit -s %FILE%",
    "Start-Process regedit.exe -ArgumentList '/s', $file -Wait",
    'Start-Process reg -ArgumentList "import $file"',
    "Set-Content a.reg $text; reg import a.reg",
    "Invoke-WebRequest $uri -OutFile a.reg; reg import a.reg",
    "echo a> a.reg & tool >> a.reg & reg import a.reg",
  ])("%s", (script) => {
    expect(outcome(script)).toEqual(["registry-file-not-shown"]);
  });

  test("that is unknown in this run", () => {
    const reading = readScript("reg import %file%", [{ name: "file", value: UNKNOWN, secret: false }]);
    expect(reading.undecidedHosts).toEqual(["unknown-value"]);
  });
});

test.each([
  [`@'\n${HOST}\n'@ | Set-Content C:\\a.reg\nreg import C:\\a.reg`, ["host registry kms.a 1688"]],
  [`Set-Content a.reg 'Windows Registry Editor Version 5.00'\nregedit /s a.reg`, []],
  ["echo Windows Registry Editor Version 5.00> a.reg & regedit /s a.reg", []],
  ["reg export HKLM\\SOFTWARE a.reg", []],
  ["regedit /e a.reg HKEY_LOCAL_MACHINE\\SOFTWARE", []],
  ["regedit", []],
  ["reg query import", []],
  ["echo reg import a.reg", []],
  ["Copy-Item a.reg $x", []],
])("a registry file that is here, or isn't imported: %s", (script, expected) => {
  expect(outcome(script)).toEqual(expected);
});
