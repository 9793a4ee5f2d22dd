import { readScript } from "../../../languages/windows-script";
import { UNKNOWN } from "../../../values/value";

describe("KMS hosts", () => {
  const registry = "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\SoftwareProtectionPlatform";

  test.each([
    ["slmgr /skms kms.contoso.local", "slmgr kms.contoso.local 1688"],
    ["cscript slmgr.vbs -skms azkms.core.windows.net:1688", "slmgr azkms.core.windows.net 1688"],
    ["slmgr /skms kms.contoso.local:1700 55c92734-d682-4d71-983e-d6ec3f16059f", "slmgr kms.contoso.local 1700"],
    ["slmgr /skms [2001:db8::1]:1690", "slmgr 2001:db8::1 1690"],
    ["slmgr /skms 2001:db8::1", "slmgr 2001:db8::1 1688"],
    ["slmgr /skms https://kms.contoso.local", "slmgr kms.contoso.local 1688"],
    ["slmgr /skms http://kms.contoso.local:1700/", "slmgr kms.contoso.local 1700"],
    ["slmgr /skms 10.0.0.4:1688", "slmgr 10.0.0.4 1688"],
    ["$kms = 'kms.contoso.local:1688'; slmgr /skms $kms", "slmgr kms.contoso.local 1688"],
    ["set K=kms8.msguides.com\nslmgr /skms %K%", "slmgr kms8.msguides.com 1688"],
    ['Start-Process cscript -ArgumentList "slmgr.vbs /skms kms.msgang.com" -Wait', "slmgr kms.msgang.com 1688"],
    ["$s.SetKeyManagementServiceMachine('kms.a')\n$s.SetKeyManagementServicePort(1699)", "cim kms.a 1699"],
    [
      "Invoke-CimMethod -InputObject $svc -MethodName SetKeyManagementServiceMachine -Arguments @{MachineName = 'kms.a'}",
      "cim kms.a 1688",
    ],
    [
      "wmic path SoftwareLicensingProduct where ID='x' call SetKeyManagementServiceMachine MachineName=\"127.0.0.2\"",
      "cim 127.0.0.2 1688",
    ],
    [`reg add "${registry}" /f /v KeyManagementServiceName /t REG_SZ /d "10.0.0.10"`, "registry 10.0.0.10 1688"],
    [`Set-ItemProperty -Path 'HKLM:\\x' -Name KeyManagementServiceName -Value kms.a`, "registry kms.a 1688"],
    [
      `New-ItemProperty 'HKLM:\\x' -Name "KeyManagementServiceName" -PropertyType String -Value "kms.a"`,
      "registry kms.a 1688",
    ],
    [`Set-ItemProperty HKLM:\\x KeyManagementServiceName 'kms.a'`, "registry kms.a 1688"],
    [
      `Windows Registry Editor Version 5.00\r\n\r\n[${registry}]\r\n"KeyManagementServiceName"="kms.a"\r\n"KeyManagementServicePort"=dword:0000069a\r\n`,
      "registry kms.a 1690",
    ],
    [
      `reg add "${registry}" /v KeyManagementServiceName /d kms.a /f\nreg add "${registry}" /v KeyManagementServicePort /d 1701`,
      "registry kms.a 1701",
    ],
  ])("%s", (script, expected) => {
    const reading = readScript(script);
    expect(reading.hosts.map(({ how, host, port }) => `${how} ${host} ${port}`)).toEqual([expected]);
    expect(reading).toMatchObject({ keys: [], undecided: [], undecidedHosts: [] });
  });

  test.each([
    "slmgr /skms $kms",
    "slmgr /skms (Get-Content h.txt)",
    "$s.SetKeyManagementServiceMachine($kms)",
    "slmgr /skms",
  ])("a host that is not followed: %s", (script) => {
    expect(readScript(script)).toMatchObject({ hosts: [], undecided: [], undecidedHosts: ["host-not-followed"] });
  });

  test("a host that is unknown", () => {
    const reading = readScript("slmgr /skms %KMS%", [{ name: "kms", value: UNKNOWN, secret: false }]);
    expect(reading).toMatchObject({ hosts: [], undecided: [], undecidedHosts: ["unknown-value"] });
  });

  test.each([
    "slmgr /ckms",
    "$s.ClearKeyManagementServiceMachine()",
    `reg delete "${registry}" /v KeyManagementServiceName /f`,
  ])("cleared: %s", (script) => {
    expect(readScript(script)).toMatchObject({ hosts: [], clearsKmsHost: true });
  });

  test.each([
    "slmgr /skms kms.a & slmgr /ckms",
    "$s.SetKeyManagementServiceMachine('kms.a')\n$s.ClearKeyManagementServiceMachine()",
    `reg add "${registry}" /v KeyManagementServiceName /d kms.a\nslmgr /ckms`,
  ])("set and then cleared: %s", (script) => {
    expect(readScript(script)).toMatchObject({ hosts: [], undecidedHosts: ["perhaps-cleared"] });
  });

  test("cleared and then set", () => {
    const reading = readScript("slmgr /skms kms.a & slmgr /ckms & slmgr /skms kms.b");
    expect(reading).toMatchObject({ hosts: [{ host: "kms.b" }], undecidedHosts: [] });
  });

  test("the host of Office is not that of Windows", () => {
    const office =
      'reg add "HKLM\\SOFTWARE\\Microsoft\\OfficeSoftwareProtectionPlatform" /v KeyManagementServiceName /d kms.a';
    expect(readScript(office).hosts).toEqual([]);
  });

  test("activation is seen", () => {
    expect(readScript("cscript slmgr.vbs /ato").activates).toBe(true);
    expect(readScript("slmgr /dlv").activates).toBe(false);
  });
});
