import { readScript } from "../../../languages/windows-script";
import { K, L, on } from "./samples";

const OS = "$os = Get-CimInstance Win32_OperatingSystem\n";
const IF_2016 = "if ($os.Caption -like '*2016*')";
const NEW = `function Set-New { slmgr /ipk ${L} }\n`;
const OLD = `function Set-Old { slmgr /ipk ${K} }\n`;

describe("a function or block that only a branch of another release uses doesn't run", () => {
  test.each<[script: string, on2012: string, on2016: string]>([
    [`${NEW}${OS}${IF_2016} { Set-New }`, "", "L"],
    [`${NEW}${OLD}${OS}${IF_2016} { Set-New } else { Set-Old }`, "K", "L"],
    [`${NEW}function Start { Set-New }\n${OS}${IF_2016} { Start }`, "", "L"],
    [`${OS}${IF_2016} { Start }\nfunction Start { Set-New }\n${NEW}`, "", "L"],
    [`function global:Set-New { if ($x) { slmgr /ipk ${L} } }\n${OS}${IF_2016} { set-new }`, "", "L"],
    [`${NEW}${OS}if ($os.Caption -notlike '*2016*') { exit }\nSet-New`, "", "L"],
    [`$new = { slmgr /ipk ${L} }\n${OS}${IF_2016} { & $new }`, "", "L"],
    [`$new = [scriptblock]::Create('slmgr /ipk ${L}')\n${OS}${IF_2016} { Invoke-Command -ScriptBlock $new }`, "", "L"],
    [`${NEW}${OS}${IF_2016} { Invoke-Expression 'Set-New' }`, "", "L"],
    [`${NEW}$tool = 'C:\\tools\\a.exe'\n& $tool\n& "$env:windir\\a"\n${OS}${IF_2016} { Set-New }`, "", "L"],
    [`${NEW}${OS}${IF_2016} { Set-New }\n& "Set-$x"`, "code-not-shown", "L code-not-shown"],
    [`function Set-New { slmgr /ipk ${L}; if ($x) { Set-New } }\n${OS}${IF_2016} { Set-New }`, "", "L"],
  ])("%j", (script, on2012, on2016) => {
    expect([on("2012", script), on("2016", script)]).toEqual([on2012, on2016]);
    expect(readScript(script).asksRelease).toBe(true);
  });

  test.each([
    `${NEW}${OS}${IF_2016} { Write-Host a }`,
    `${NEW}${OS}${IF_2016} { Set-New }\nSet-New`,
    `${NEW}${OS}${IF_2016} { Set-New }\nInvoke-Expression "Set-New"`,
    `${NEW}${OS}${IF_2016} { Set-New }\nInvoke-Command \${function:$x}\nGet-Item "function:$x"`,
    `${NEW}${OS}${IF_2016} { Set-New }\nStart-Job -InitializationScript \${function:Set-New}`,
    `${NEW}${OS}${IF_2016} { Set-New }\nfunction Start { Set-New }\nStart`,
    `$new = { slmgr /ipk ${L} }\n${OS}${IF_2016} { & $new }\nStart-Job -ScriptBlock $new`,
    `$new = [scriptblock]::Create('slmgr /ipk ${L}')\n${OS}${IF_2016} { & $new }\n& $new`,
    `${NEW}${OS}${IF_2016} { Set-New }\n(Get-Item "function:\\$x").ScriptBlock`,
    `${NEW}${"function F { }\n".repeat(100)}${OS}${IF_2016} { Set-New }`,
    `function A { B }\nfunction B { A; slmgr /ipk ${L} }\n${OS}${IF_2016} { Write-Host a }`,
  ])("but may run: %j", (script) => {
    expect([on("2012", script), on("2016", script)]).toEqual(["L", "L"]);
  });
});

describe("a parameter of a function that is called once", () => {
  const CAPTION = "(Get-CimInstance Win32_OperatingSystem).Caption";

  test.each<[script: string, on2012: string, on2016: string]>([
    [`function Set-Mak($os, $key) { if ($os -like '*2016*') { slmgr /ipk $key } }\nSet-Mak ${CAPTION} '${L}'`, "", "L"],
    [
      `function Set-Mak { param([string]$name, [string]$os) if ($os -like '*2016*') { slmgr /ipk ${L} } }\nSet-Mak -OS ${CAPTION} -Name a`,
      "",
      "L",
    ],
    [
      `function Get-Key($os) { if ($os -like '*2016*') { return '${L}' } else { return '${K}' } }\n$key = Get-Key ${CAPTION}\nslmgr /ipk $key`,
      "K",
      "L",
    ],
    [
      `${OS}function Set-Mak($os) { if ($os -like '*2016*') { slmgr /ipk ${L} } }\nif ((Set-Mak $os.Caption)) { slmgr /ato }`,
      "L",
      "L",
    ],
  ])("%j", (script, on2012, on2016) => {
    expect([on("2012", script), on("2016", script)]).toEqual([on2012, on2016]);
  });

  test.each([
    `function Set-Mak($os) { if ($os -like '*2016*') { slmgr /ipk ${L} } }\nSet-Mak ${CAPTION}\nSet-Mak $x`,
    `function Set-Mak($os) { $os = $x; if ($os -like '*2016*') { slmgr /ipk ${L} } }\nSet-Mak ${CAPTION}`,
    `function Set-Mak($a, $os) { if ($os -like '*2016*') { slmgr /ipk ${L} } }\nSet-Mak ${CAPTION}`,
    `function Set-Mak($os) { if ($os -like '*2016*') { slmgr /ipk ${L} } }\nfunction Other($os) { }\nSet-Mak ${CAPTION}`,
    `function Set-Mak($os = ${CAPTION}) { if ($os -like '*2016*') { slmgr /ipk ${L} } }\nSet-Mak`,
  ])("is unknown otherwise: %j", (script) => {
    expect([on("2012", script), on("2016", script)]).toEqual(["L", "L"]);
  });
});
