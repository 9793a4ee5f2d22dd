import { readScript } from "../../../languages/windows-script";
import { K } from "./samples";

describe("a key for another computer", () => {
  test.each([
    `cscript slmgr.vbs srv02 /ipk ${K}`,
    `slmgr.vbs server01 admin Pa55word /ipk ${K}`,
    `slmgr.vbs 10.0.0.7 admin password -ipk ${K}`,
    `cscript //b slmgr.vbs $server /ipk ${K}`,
    `cscript //b slmgr.vbs %SERVER% %USER% %PASSWORD% /ipk ${K}`,
    `Get-Content servers.txt | ForEach-Object { cscript //b slmgr.vbs $_ /ipk ${K} }`,
    `'srv02' | ForEach-Object { cscript //b slmgr.vbs $_ /ipk ${K} }`,
    `Invoke-Command -ComputerName srv02 -ScriptBlock { slmgr.vbs /ipk ${K} }`,
    `icm -Session $session { cscript slmgr.vbs /ipk ${K} }`,
    `icm -Session $session { hostname; if ($x) { hostname }; cscript slmgr.vbs /ipk ${K} }`,
    `icm -Session $session { icm -Session $other { hostname }; cscript slmgr.vbs /ipk ${K} }`,
    `$ok = (Invoke-Command -ComputerName srv02 { cscript slmgr.vbs /ipk ${K} })`,
    `$block = { slmgr.vbs /ipk ${K} }\nInvoke-Command -ComputerName srv02 -ScriptBlock $block`,
    `$block = { slmgr.vbs /ipk ${K} }\n$result = Invoke-Command -ComputerName srv02 -ScriptBlock $block`,
    `$block = { slmgr.vbs /ipk ${K} }\n$all | ForEach-Object { Invoke-Command -ComputerName $_ -ScriptBlock $block }`,
    `function Set-Key { slmgr.vbs /ipk ${K} }\nInvoke-Command -ComputerName srv02 -ScriptBlock \${function:Set-Key}`,
    `function Set-Key($k) { slmgr.vbs /ipk $k }\nInvoke-Command srv02 -ScriptBlock \${function:Set-Key} -ArgumentList '${K}'`,
    `function global:SetKey($a) { if ($a) { slmgr.vbs /ipk ${K} } }\nicm -Session $s $Function:setkey`,
    `Invoke-Command srv02 { slmgr.vbs /ipk ${K} }`,
    `Invoke-Command 'localhost', 'srv02' { slmgr.vbs /ipk ${K} }`,
    `Invoke-Command $servers -ScriptBlock { slmgr.vbs /ipk ${K} }`,
    `$block = { slmgr.vbs /ipk ${K} }\nInvoke-Command srv02 $block`,
    `Invoke-Command srv02 { if ((Get-CimInstance Win32_OperatingSystem).Caption -like '*2016*') { slmgr.vbs /ipk ${K} } }`,
    `$block = [scriptblock]::Create('slmgr.vbs /ipk ${K}')\nInvoke-Command -ComputerName srv02 -ScriptBlock $block`,
    `$line = 'slmgr.vbs /ipk ${K}'\n$block = [ScriptBlock]::Create($line)\n$r = icm -Session $session $block`,
    `$block = [System.Management.Automation.ScriptBlock]::Create("slmgr.vbs /ipk ${K}"); Invoke-Command $block -ComputerName $all`,
    `$block = { if ($x) { slmgr.vbs /ipk ${K} } }; icm $Block -Session $session`,
    `$block = { param($key) slmgr.vbs /ipk $key }\nInvoke-Command -ComputerName $all -ScriptBlock $block -ArgumentList '${K}'`,
    `Get-CimInstance SoftwareLicensingService -ComputerName srv02 | Invoke-CimMethod -MethodName InstallProductKey -Arguments @{ProductKey='${K}'}`,
    `(Get-WmiObject SoftwareLicensingService -ComputerName srv02).InstallProductKey('${K}')`,
    `wmic /node:srv02 path SoftwareLicensingService where version='1' call InstallProductKey ProductKey="${K}"`,
    `Invoke-Command -ComputerName srv02 { cmd /c "slmgr /ipk ${K}" }`,
    `icm -Session $session { Start-Process cscript "$tools\\slmgr.vbs /ipk ${K}" }`,
    `winrs -r:srv02 cscript slmgr.vbs /ipk ${K}`,
    `winrs -r:srv02 "cscript slmgr.vbs /ipk ${K}"`,
    `psexec \\\\srv02 cscript slmgr.vbs /ipk ${K}`,
    `psexec \\\\srv02 cscript %TOOLS%\\slmgr.vbs /ipk ${K}`,
    `psexec \\\\srv02 cmd /c "%TOOLS%\\a.exe & cscript slmgr.vbs /ipk ${K}"`,
    `winrs -r:srv02 "cscript %TOOLS%\\slmgr.vbs /ipk ${K}"`,
  ])("%s", (script) => {
    expect(readScript(script).keys).toMatchObject([{ text: K, elsewhere: true }]);
  });

  test.each([
    `cscript //b slmgr.vbs /ipk ${K}`,
    `cscript slmgr.vbs . /ipk ${K}`,
    `slmgr localhost /ipk ${K}`,
    `slmgr.vbs %COMPUTERNAME% /ipk ${K}`,
    `$slmgr = $x; cscript "$dir\\slmgr.vbs" /ipk ${K}`,
    `cscript \\\\share\\slmgr.vbs /ipk ${K}`,
    `Start-Process slmgr.vbs -ArgumentList '/ipk', '${K}'`,
    `Invoke-Command -ComputerName localhost { slmgr.vbs /ipk ${K} }`,
    `Invoke-Command { slmgr.vbs /ipk ${K} }`,
    `$block = { slmgr.vbs /ipk ${K} }\nInvoke-Command -ScriptBlock $block`,
    `$block = { slmgr.vbs /ipk ${K} }\n& $block\nInvoke-Command -ComputerName srv02 -ScriptBlock $block`,
    `$block = { slmgr.vbs /ipk ${K} }\nInvoke-Command -ComputerName localhost -ScriptBlock $block`,
    `$here = 'localhost'\n$block = { slmgr.vbs /ipk ${K} }\nInvoke-Command -ComputerName $here -ScriptBlock $block`,
    `$block = { slmgr.vbs /ipk ${K} }\n$result = Invoke-Command -ScriptBlock $block`,
    `$block = { slmgr.vbs /ipk ${K} }\nStart-Job -ScriptBlock $block\nicm -Session $s $block`,
    `Invoke-Command { slmgr.vbs /ipk ${K} }`,
    `Invoke-Command localhost { slmgr.vbs /ipk ${K} }`,
    `icm $env:COMPUTERNAME { slmgr.vbs /ipk ${K} }`,
    `$block = { slmgr.vbs /ipk ${K} }\nInvoke-Command $block`,
    `$block = { param($k) slmgr.vbs /ipk $k }\nInvoke-Command $block -ArgumentList '${K}'`,
    `function Set-Key { param($n, $k) slmgr.vbs /ipk $k }\nicm -ArgumentList 'x', '${K}' -ScriptBlock \${Function:set-key}`,
    `slmgr.vbs /ipk ${K}\nInvoke-Command srv02 { hostname }`,
    `Invoke-Command srv02 { hostname }\nslmgr.vbs /ipk ${K}`,
    `$names = Invoke-Command -ComputerName srv02 { if ($x) { hostname } } | Sort-Object\nif ($y) { slmgr.vbs /ipk ${K} }`,
    `foreach ($name in $all) { icm -Session $name { hostname } }\nslmgr.vbs /ipk ${K}`,
    `if ($x) { (icm -Session $s { hostname }).Trim(); slmgr.vbs /ipk ${K} }`,
    `$block = [scriptblock]::Create('slmgr.vbs /ipk ${K}')\n& $block`,
    `$block = [scriptblock]::Create('slmgr.vbs /ipk ${K}')\nInvoke-Command -ScriptBlock $block`,
    `$block = [scriptblock]::Create('slmgr.vbs /ipk ${K}')\nicm -Session $s $block\n& $block`,
    `$block = [scriptblock]::Create('hostname')\nslmgr.vbs /ipk ${K}\nicm -Session $s $block`,
    `$other = { hostname }\n$block = { slmgr.vbs /ipk ${K} }\n& $block\nInvoke-Command -ComputerName srv02 -ScriptBlock $other`,
    `function Set-Key { slmgr.vbs /ipk ${K} }\nSet-Key\nInvoke-Command -ComputerName srv02 -ScriptBlock \${function:Set-Key}`,
    `function Set-Key { slmgr.vbs /ipk ${K} }\n$x = (Set-Key)\nInvoke-Command -ComputerName srv02 -ScriptBlock \${function:Set-Key}`,
    `function Get-Name { hostname }\nfunction Set-Key { slmgr.vbs /ipk ${K} }\nSet-Key\nInvoke-Command -ComputerName srv02 -ScriptBlock \${function:Get-Name}`,
    `$block = { hostname }\nslmgr.vbs /ipk ${K}\nInvoke-Command -ComputerName srv02 -ScriptBlock $block`,
    `psexec \\\\srv02 ipconfig & echo slmgr.vbs /ipk ${K} > a.cmd & call a.cmd`,
    `Get-Service -ComputerName srv02\nslmgr.vbs /ipk ${K}`,
    `dism /image:D:\\mount /Set-ProductKey:${K}`,
    `dism /online /Set-ProductKey:${K}`,
    `Set-WindowsProductKey -Online -ProductKey ${K}`,
  ])("but here: %s", (script) => {
    const [key, ...more] = readScript(script).keys;
    expect([key?.text, key?.elsewhere, more]).toEqual([K, undefined, []]);
  });

  test("a KMS host", () => {
    expect(readScript("slmgr.vbs srv02 /skms kms.a").hosts).toMatchObject([{ host: "kms.a", elsewhere: true }]);
    expect(readScript("slmgr.vbs /skms kms.a").hosts).toEqual([{ host: "kms.a", port: 1688, how: "slmgr" }]);
  });
});
