import { type ScriptParameter, readScript } from "../../../languages/windows-script";
import { UNKNOWN } from "../../../values/value";
import { outcome } from "./samples";

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
    [
      `Configuration Kms {\nNode localhost {\nRegistry Host {\nKey = '${registry}'\nValueName = 'KeyManagementServiceName'\nValueData = 'kms.a'\n}\n}\n}`,
      "registry kms.a 1688",
    ],
    [
      "Invoke-DscResource Registry -Method Set -Property @{ ValueData = @('kms.a'); ValueName = 'KeyManagementServiceName' }",
      "registry kms.a 1688",
    ],
    [
      "Registry A { ValueName = 'KeyManagementServiceName'; ValueData = 'kms.a' }\nRegistry B { ValueName = 'KeyManagementServicePort'; ValueData = 1690 }",
      "registry kms.a 1690",
    ],
    [`Set-ItemProperty HKLM:\\x KeyManagementServiceName 'kms.a'`, "registry kms.a 1688"],
    [
      "$p = @{ Path = 'HKLM:\\x'; Name = 'KeyManagementServiceName'; Value = 'kms.a' }\nSet-ItemProperty @p",
      "registry kms.a 1688",
    ],
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
    "slmgr.vbs /skms-domain corp.example",
    "$s.SetKeyManagementServiceLookupDomain('corp.example')",
    `reg add "${registry}" /v KeyManagementServiceLookupDomain /t REG_SZ /d corp.example /f`,
    "Invoke-CimMethod -MethodName SetKeyManagementServiceLookupDomain -Arguments @{ LookupDomain = 'corp.example' }",
    `Registry Host { Key = 'HKLM:\\x'\n ValueName = 'KeyManagementServiceName'\n ValueData = $server }`,
    `Registry Host { ValueData = "kms.$domain"; ValueName = "KeyManagementServiceName" }`,
    `Registry Host { ValueName = "KeyManagementServiceName" }; Registry Other { ValueData = 'kms.a' }`,
    `Registry Host { ValueName = 'KeyManagementServiceLookupDomain'; ValueData = 'corp.example' }`,
    "slmgr /skms $kms",
    "slmgr /skms (Get-Content h.txt)",
    "$s.SetKeyManagementServiceMachine($kms)",
    "slmgr /skms",
  ])("a host that is not followed: %s", (script) => {
    expect(readScript(script)).toMatchObject({ hosts: [], undecided: [], undecidedHosts: ["host-not-followed"] });
  });

  test("a registry file's section for Office sets no host of Windows", () => {
    const value = '"KeyManagementServiceName"="kms.a"';
    expect(outcome(`[HKLM\\a\\Office]\n${value}`)).toEqual([]);
    expect(outcome(`[HKLM\\a\\Office]\n[HKLM\\a]\n${value}`)).toEqual(["host registry kms.a 1688"]);
  });

  test("a host that is unknown", () => {
    const reading = readScript("slmgr /skms %KMS%", [{ name: "kms", value: UNKNOWN, secret: false }]);
    expect(reading).toMatchObject({ hosts: [], undecided: [], undecidedHosts: ["unknown-value"] });
  });

  test.each([
    ["slmgr /skms kms.a;", ["host slmgr kms.a 1688"]],
    // cmd needs no blank before the first switch.
    ["slmgr/skms kms.a", ["host slmgr kms.a 1688"]],
    ["@echo off\ncscript C:\\Windows\\System32\\slmgr.vbs/skms %KMS%", ["host-not-followed"]],
    ["@echo off\nslmgr/ipk %KEY%", ["key-not-followed"]],
    ["@echo off\ncscript.exe//b slmgr.vbs/ckms", ["clears host"]],
    ["@echo off\ntool/skms kms.a", []],
    ["@echo off\ntool slmgr/docs/skms kms.a", []],
    ["& slmgr/skms kms.a", []],
    ['slmgr /skms "kms.a,"', ["host slmgr kms.a 1688"]],
    ['slmgr /skms "kms .a"', ["host slmgr kms.a 1688"]],
    ['slmgr /skms "[fe80::1]"', ["host slmgr fe80::1 1688"]],
    ["slmgr /skms kms.a\nslmgr /skms KMS.A", ["host slmgr KMS.A 1688"]],
    // Only a host set apart from its port gets a port that is set apart.
    [`slmgr /skms kms.a\nreg add "${registry}" /v KeyManagementServicePort /d 1700`, ["host slmgr kms.a 1688"]],
    ["$s.SetKeyManagementServiceMachine('kms.a:1700')\n$s.SetKeyManagementServicePort(1701)", ["host cim kms.a 1700"]],
    ["slmgr /ckms", ["clears host"]],
    [`reg delete "${registry}" /v KeyManagementServicePort /f`, []],
    [`reg delete "${registry}" /v KeyManagementServiceName /f`, ["clears host"]],
    [`reg add "${registry}" /v KeyManagementServiceName`, ["host-not-followed"]],
    [`reg add "${registry}" /v KeyManagementServiceName /f`, ["host-not-followed"]],
    [`reg add "${registry}" /v KeyManagementServiceName /t REG_SZ /d kms.a /dx b`, ["host registry kms.a 1688"]],
    [`reg add x/d /v KeyManagementServiceName /d kms.a`, ["host registry kms.a 1688"]],
    ["Set-ItemProperty HKLM:\\x KeyManagementServiceName -Type String -Va kms.a", ["host-not-followed"]],
    ["Get-ItemProperty HKLM:\\x KeyManagementServiceName", []],
    // The registry by methods, of a variable too.
    ['sh.RegWrite "HKLM\\x\\KeyManagementServiceName", "kms.a", "REG_SZ"', ["host registry kms.a 1688"]],
    ['$sh.RegWrite("HKLM\\x\\KeyManagementServiceName", "kms.a")', ["host registry kms.a 1688"]],
    ["$key.SetValue('KeyManagementServiceName', 'kms.a')", ["host registry kms.a 1688"]],
    [
      "$key.SetValue('KeyManagementServiceName', 'kms.a')\n$key.SetValue('KeyManagementServicePort', '1700')",
      ["host registry kms.a 1700"],
    ],
    ["$key.DeleteValue('KeyManagementServiceName')", ["clears host"]],
    ["$key.GetValue('KeyManagementServiceName')", []],
  ])("%s", (script, expected) => {
    expect(outcome(script)).toEqual(expected);
  });

  test.each([
    ["65535", 65_535, []],
    ["'\"1699\"'", 1699, []],
    ["65536", 1688, ["host-not-followed"]],
    ["0", 1688, ["host-not-followed"]],
    ["-1", 1688, ["host-not-followed"]],
    ["'1.5'", 1688, ["host-not-followed"]],
    ["[uint32]1699", 1699, []],
    ["$port", 1688, ["host-not-followed"]],
    ["%KMS%", 1688, ["unknown-value"]],
  ])("a port that is set apart: %s", (written, port, undecided) => {
    const script = `$s.SetKeyManagementServiceMachine('kms.a')\n$s.SetKeyManagementServicePort(${written})`;
    const kms: ScriptParameter = { name: "kms", value: UNKNOWN, secret: false };
    expect(outcome(script, [kms])).toEqual([`host cim kms.a ${port}`, ...undecided]);
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
