import { type ScriptParameter, readScript } from "../../../languages/windows-script";
import { UNKNOWN } from "../../../values/value";
import { K, outcome } from "./samples";

describe("the cmdlets of slmgr-ps", () => {
  test.each([
    ["Start-WindowsActivation -KMSServerFQDN kms.a -KMSServerPort 1700", ["host cim kms.a 1700"]],
    ["Start-WindowsActivation -Verbose -KMSServerFQDN 'kms.a'", ["host cim kms.a 1688"]],
    ["$p = @{ KMSServerFQDN = 'kms.a'; KMSServerPort = 1700 }; Start-WindowsActivation @p", ["host cim kms.a 1700"]],
    ["Start-WindowsActivation -KMSServerFQDN $kms", ["host-not-followed"]],
    ["Set-WindowsKmsClient -KmsServer kms.a -Port 1700", ["host cim kms.a 1700"]],
    ["Set-WindowsKmsClient -LookupDomain corp.example", ["host-not-followed"]],
    [`Start-WindowsActivation -ProductKey ${K}`, ["handed over K"]],
    ["Start-WindowsActivation -ProductKey $key", ["key-not-followed"]],
    ["Start-WindowsActivation", ["code-not-shown"]],
    ["Get-WindowsActivation -Extended", []],
  ])("%s", (script, expected) => {
    expect(outcome(script)).toEqual(expected);
  });

  test("on another computer", () => {
    const hosts = (script: string) => readScript(script).hosts.map(({ elsewhere }) => elsewhere);
    expect(hosts("Start-WindowsActivation -Computer srv02 -KMSServerFQDN kms.a")).toEqual([true]);
    expect(hosts("Start-WindowsActivation -Computer localhost -KMSServerFQDN kms.a")).toEqual([undefined]);
    expect(hosts("Start-WindowsActivation -Computer $env:COMPUTERNAME -KMSServerFQDN kms.a")).toEqual([undefined]);
  });
});

describe("the cmdlets of OSLicense", () => {
  const ESU = "f520e45e-7413-4a34-a497-d2765967d094";

  test.each([
    [`Invoke-OSLicense -InstallProductKey ${K}`, ["cim K"]],
    [`Invoke-OSLicense -InstallProductKey:${K} -AsJob`, ["cim K"]],
    [`$p = @{ InstallProductKey = '${K}' }; Invoke-OSLicense @p`, ["cim K"]],
    ["Invoke-OSLicense -InstallProductKey (Get-Secret mak)", ["key-not-followed"]],
    ["Invoke-OSLicense -InstallProductKey:$key", ["key-not-followed"]],
    [`Invoke-OSLicense -InstallProductKey ${K}; Invoke-OSLicense -ActivateOnline`, ["cim K"]],
    [`Invoke-OSLicense -InstallProductKey ${K}; Invoke-OSLicense -ActivateOnline -ActivationID ${ESU}`, ["add-on K"]],
    ["Invoke-OSLicense -UninstallProductKey", ["key-removed"]],
    [`Invoke-OSLicense -UninstallProductKey -ActivationID ${ESU}`, []],
    ["Invoke-OSLicense -Rearm", []],
    ["Set-KmsLicenseInfo -ServerName kms.a -Port 1700", ["host cim kms.a 1700"]],
    ["Set-KmsLicenseInfo kms.a 1700", ["host cim kms.a 1700"]],
    ["Set-KmsLicenseInfo 'kms.a' -HostCaching $false", ["host cim kms.a 1688"]],
    ["$p = @{ Port = 1700; ServerName = 'kms.a' }; Set-KmsLicenseInfo @p", ["host cim kms.a 1700"]],
    ["Set-KmsLicenseInfo -ServerName $kms", ["host-not-followed"]],
    ["Set-KmsLicenseInfo -Domain corp.example", ["host-not-followed"]],
    ["Set-KmsLicenseInfo -HostCaching $false", []],
    ["Get-KmsLicenseInfo; Get-OSLicenseInfo", []],
  ])("%s", (script, expected) => {
    expect(outcome(script)).toEqual(expected);
  });
});

describe("a cmdlet whose name says that it activates Windows", () => {
  test.each([
    ["Activate-Windows", ["code-not-shown"]],
    ["Activate-Windows -KmsServer kms.a", ["code-not-shown"]],
    ["Install-WindowsLicense $file", ["code-not-shown"]],
    ["Set-ProductKey $key", ["code-not-shown"]],
    ["Set-KmsServer kms.a", ["host-not-followed"]],
    ["Set-KMSClientKey", ["host-not-followed"]],
    [`Set-WindowsLicense -Key ${K}`, ["handed over K"]],
    // The script shows what it does.
    [`function Activate-Windows($k) { slmgr /ipk $k }\nActivate-Windows ${K}`, ["slmgr K"]],
    ["function Activate-Windows { Get-Service }\nActivate-Windows", []],
    ["function Activate-Windows { Get-Service }; iex 'Activate-Windows'", []],
    ["function global:Set-KmsServer { param($s) slmgr /skms $s }\nSet-KmsServer kms.a", ["host slmgr kms.a 1688"]],
    ["filter Set-KmsServer { Get-Service }\nSet-KmsServer kms.a", []],
    // It's another one.
    ["Write-Host 'Activate-Windows'", []],
    ["Get-ProductKey", []],
    ["Invoke-KMSDecrypt $text", []],
    ["Set-MsolUserLicense $user", []],
    ["Get-Help Activate-Windows", []],
  ])("%s", (script, expected) => {
    expect(outcome(script)).toEqual(expected);
  });
});

describe("a key that isn't followed", () => {
  test.each([
    "Install-Thing -ProductKey $key",
    "Install-Thing -ProductKey (Get-Content x)",
    "Install-Thing -Name a -ProductKey",
    "Install-Thing -ProductKey:$key",
    "tool --product-key=$key",
    "@echo off\ntool.exe /productkey:%KEY%",
    "$p = @{ Name = 'a'; ProductKey = $key }\nInstall-Thing @p",
    "Invoke-DscResource -Name cWindowsLicense -Method Set -Property @{ ProductKey = $key } -ModuleName DSCR_MSLicense",
    "configuration A { param($ProductKey)\nNode localhost { cWindowsLicense W { ProductKey = $ProductKey } } }",
    "configuration A {\nNode localhost\n{\ncWindowsLicense W\n{\nEnsure = 'Present'\nProductKey = $Node.Key\n}\n}\n}",
  ])("and is passed on: %j", (script) => {
    expect(outcome(script)).toEqual(["key-not-followed"]);
  });

  test("and is unknown in this run", () => {
    const unknown: readonly ScriptParameter[] = [{ name: "key", value: UNKNOWN, secret: false }];
    const resource = "configuration A { Node localhost { cWindowsLicense W { ProductKey = $key } } }";
    for (const script of ["Install-Thing -ProductKey $key", resource]) {
      expect(readScript(script, unknown).undecided).toEqual(["unknown-value"]);
      expect(readScript(script, [{ name: "key", value: K, secret: false }])).toMatchObject({
        handedOver: [K],
        undecided: [],
      });
    }
  });

  test.each([
    "Test-ProductKey -ProductKey $key",
    "Install-SqlServer -ProductKey $key",
    "function Foo([string]$ProductKey) { Write-Host $ProductKey }\nFoo -ProductKey $key",
    "$table = @{ ProductKey = $key }",
    "$table = @{ ProductKey = $key }; $table | Export-Csv a.csv",
    "$all += [pscustomobject]@{ ProductKey = $key }",
    "return [ordered]@{ ProductKey = $key }",
    "New-Object PSObject -Property @{ ProductKey = $key }",
    "Get-Thing | Select-Object Name, ProductKey",
    "Get-Thing | Where-Object ProductKey -eq $x",
    "$xml.unattend.ProductKey = $key",
    "param([string]$ProductKey)\nif ($ProductKey) { $x = Get-Foo -Bar $ProductKey }",
    "Install-Thing -ProductKey 'Enterprise'",
  ])("and isn't passed on: %j", (script) => {
    expect(outcome(script)).toEqual([]);
  });
});
