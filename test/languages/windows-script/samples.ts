import { type ScriptLanguage, type ScriptParameter, readScript } from "../../../languages/windows-script";
import type { Shell } from "../../../languages/windows-script/words/cursor";
import { split } from "../../../languages/windows-script/words/words";

/** Well-formed and artificial: no such keys exist. */
export const K = "BBBBB-CCCCC-DDDDD-FFFFF-GGGGN";
export const L = "HHHHH-JJJJJ-KKKKK-MMMMM-PPPPN";

/** Base64 as `-EncodedCommand` takes it. */
export const utf16 = (text: string): string => Buffer.from(text, "utf16le").toString("base64");
export const utf8 = (text: string): string => Buffer.from(text).toString("base64");

/** Scripts that install K once, how, and nothing undecided. */
export const installs: Readonly<Record<string, readonly string[]>> = {
  slmgr: [
    `set KEY=${K}&& call slmgr /ipk %KEY%`,
    `slmgr /ipk ('${K}')`,
    `$key = '${K}'; slmgr /ipk ($key)`,
    `slmgr /ipk ${K}`,
    `slmgr.vbs /ipk ${K}`,
    `slmgr.vbs -ipk ${K}`,
    `SLMGR.VBS /IPK ${K.toLowerCase()}`,
    `slmgr //b /ipk ${K}`,
    `slmgr /ipk "${K}"`,
    `slmgr /ipk '${K}'`,
    `slmgr /ipk {${K}}`,
    `slmgr /ipk ${K};`,
    `cscript slmgr.vbs /ipk ${K}`,
    `cscript //nologo c:\\windows\\system32\\slmgr.vbs /ipk ${K} >nul`,
    `cscript //B "%windir%\\system32\\slmgr.vbs" /ipk ${K}`,
    `cscript.exe //B //NoLogo //T:30 "%SystemRoot%\\System32\\slmgr.vbs" -ipk ${K}`,
    `"C:\\Windows\\System32\\cscript.exe" //nologo "C:\\Windows\\System32\\slmgr.vbs" /ipk "${K}" >> "%LOGFILE%" 2>&1`,
    `wscript.exe C:\\Windows\\System32\\slmgr.vbs /ipk ${K}`,
    `cmd /c slmgr /ipk ${K}`,
    `cmd.exe /s /c "cscript //nologo %windir%\\system32\\slmgr.vbs /ipk ${K} & slmgr /ato"`,
    `start /wait slmgr.vbs /ipk ${K}`,
    `start "" /wait cscript slmgr.vbs /ipk ${K}`,
    `call slmgr.vbs /ipk ${K}`,
    `ipconfig & slmgr /ipk ${K} && shutdown /r`,
    `cscript //nologo slmgr.vbs /ipk ${K} >nul & echo Windows 10 - Loaded || (SET ErrorLine=102 && goto :failed)`,
    `cscript ^\n  //nologo ^\r\n  slmgr.vbs ^\n /ipk ${K}`,
    `if exist C:\\x (cscript slmgr.vbs /ipk ${K}) else (echo none)`,
    `if "%edition%"=="Pro" cscript slmgr.vbs /ipk ${K}`,
    `powershell slmgr /ipk ${K}`,
    `powershell.exe -ExecutionPolicy Bypass -Command "slmgr /ipk ${K}"`,
    `powershell -NoProfile -Command "& { cscript //nologo $env:windir\\system32\\slmgr.vbs /ipk '${K}' }"`,
    `powershell -Command "& cscript.exe \\"C:\\Windows\\System32\\slmgr.vbs\\" /ipk \\"${K}\\""`,
    `powershell -c $k='${K}'; slmgr /ipk $k`,
    `cmd /c "powershell -Command \\"cscript slmgr.vbs /ipk ${K}\\""`,
    `schtasks /create /tn activate /sc onstart /tr "cscript //b slmgr.vbs /ipk ${K}"`,
    `& cscript //nologo "$env:windir\\system32\\slmgr.vbs" /ipk ${K} | Out-Null`,
    `&$env:windir\\system32\\cscript.exe $env:windir\\system32\\slmgr.vbs /ipk ${K}`,
    `Start-Process slmgr.vbs -ArgumentList "/ipk ${K}" -Wait`,
    `Start-Process -FilePath "cscript.exe" -ArgumentList "slmgr.vbs /ipk ${K}" -NoNewWindow -Wait`,
    `Start-Process cscript -ArgumentList "//B","C:\\Windows\\System32\\slmgr.vbs","/ipk","${K}"`,
    `Start-Process cscript -ArgumentList @('//B', 'C:\\Windows\\System32\\slmgr.vbs', '/ipk', '${K}')`,
    `$a = @('slmgr.vbs', '/ipk', '${K}'); & cscript @a`,
    `$p = @{ FilePath = 'cscript'; ArgumentList = 'slmgr.vbs /ipk ${K}' }; Start-Process @p -Wait`,
    `$result = cscript slmgr.vbs /ipk ${K}`,
    `$ok = ((cscript C:\\windows\\system32\\slmgr.vbs /ipk "${K}" | Select-String "successfully") -like "x")`,
    `Write-Output (cscript slmgr.vbs /ipk ${K})`,
    `Invoke-Expression "slmgr /ipk ${K}"`,
    `iex 'cscript slmgr.vbs /ipk ${K}'`,
    `$cmd = "cscript slmgr.vbs /ipk ${K}"; Invoke-Expression $cmd`,
    `"slmgr /ipk ${K}" | iex`,
    "cscript `\n  //nologo `\n  slmgr.vbs /ipk " + K,
    `Write-Host 'Installing'; slmgr /ipk ${K} # our key`,
    `<# old: slmgr /ipk ${L} #> slmgr /ipk ${K}`,
    `if ($true) { slmgr /ipk ${K} } else { Write-Host "slmgr /ipk ${L}" }`,
    `Invoke-Slmgr -Args "/ipk", "${K}"`,
    `function Act($arguments) { cscript slmgr.vbs $arguments }\nAct "/ipk ${K}"`,
    `$action = New-ScheduledTaskAction -Execute 'cscript' -Argument '//b slmgr.vbs /ipk ${K}'`,
    `Set-Content C:\\Windows\\Setup\\Scripts\\SetupComplete.cmd "slmgr /ipk ${K}"`,
    `echo slmgr /ipk ${K} > C:\\Windows\\Setup\\Scripts\\SetupComplete.cmd`,
    `Set sh = CreateObject("WScript.Shell")\nsh.Run "cscript slmgr.vbs /ipk ${K}", 0, True`,
    // variables of PowerShell
    `$key = '${K}'\nslmgr /ipk $key`,
    `$Key = "${K}"; cscript.exe //nologo "$env:windir\\system32\\slmgr.vbs" /ipk $key`,
    `[string]$key = "${K}"\nslmgr /ipk "$key"`,
    `$key = [string]"${K}"\nslmgr /ipk \${key}`,
    `$script:key = '${K}'; slmgr /ipk $($key)`,
    `$env:KEY = '${K}'; slmgr /ipk $env:KEY`,
    `$env:KEY = '${K}'; cmd /c "slmgr /ipk %KEY%"`,
    `$key = "${K.slice(0, 6)}" + "${K.slice(6)}"; slmgr /ipk $key`,
    `$a = '${K.slice(0, 5)}'; $b = '${K.slice(6)}'; $key = "$a-$b"; slmgr /ipk $key`,
    `$a = '${K.slice(0, 5)}'; $b = '${K.slice(6)}'; slmgr /ipk ($a + '-' + $b)`,
    `$key = @('${K.slice(0, 5)}', '${K.slice(6)}') -join '-'; slmgr /ipk $key`,
    `$key = @"\n${K}\n"@\nslmgr /ipk $key`,
    `$key = @'\n${K}\n'@\nslmgr /ipk $key.Trim()`,
    `$key = ' ${K} '.Trim(); $key = $key.ToUpper(); slmgr /ipk $key`,
    `Set-Variable -Name key -Value '${K}'; slmgr /ipk $key`,
    `$keys = @{ Standard = '${L}'; Datacenter = '${K}' }; slmgr /ipk $keys.Datacenter`,
    `$keys = @{\n  'Standard' = '${L}'\n  'Datacenter' = '${K}'\n}\nslmgr /ipk $keys['Datacenter']`,
    `foreach ($k in @('${K}')) { slmgr /ipk $k }`,
    `function Install-Key { param([Parameter(Mandatory = $true)][string]$Key)\n slmgr /ipk $Key }\nInstall-Key -Key '${K}'`,
    `function Install-Key($Key) { slmgr /ipk $Key }\nInstall-Key ${K}`,
    `param(\n  [Parameter(Mandatory=$false)]\n  [string]$ProductKey = "${K}",\n  [int]$Wait = 5\n)\nslmgr /ipk $ProductKey`,
    `powershell -Command "& { param($ProductKey) slmgr /ipk $ProductKey } -ProductKey ${K}"`,
    // variables of batch
    `set KEY=${K}\nslmgr /ipk %KEY%`,
    `@echo off\r\nset "key=${K}"\r\ncscript //nologo %windir%\\system32\\slmgr.vbs /ipk %key% >nul 2>&1\r\n`,
    `setlocal EnableDelayedExpansion\nset key=${K}\nslmgr /ipk !key!`,
    `set A=${K.slice(0, 5)}\nset KEY=%A%-${K.slice(6)}\nslmgr /ipk %KEY%`,
    `@echo off\nfor %%k in (${K}) do (\n cscript slmgr.vbs /ipk %%~k\n)`,
    `call :act ${K}\ngoto :eof\n:act\nslmgr /ipk %~1`,
    `setx KEY ${K} /m & powershell -Command "slmgr /ipk $env:KEY"`,
    `@echo off\nset KEY=${K}\npowershell -Command "$s = 1; slmgr /ipk $env:KEY"`,
    `@echo off\nrem it's for the server\necho don't worry\nslmgr /ipk ${K}`,
    // encoded
    `powershell -EncodedCommand ${utf16(`slmgr /ipk ${K}`)}`,
    `powershell.exe -NoProfile -enc ${utf16(`$k='${K}'; slmgr /ipk $k`)}`,
    `pwsh -e ${utf16(`powershell -ec ${utf16(`slmgr.vbs /ipk ${K}`)}`)}`,
    `iex ([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('${utf8(`slmgr /ipk ${K}`)}')))`,
    `[IO.File]::WriteAllBytes('C:\\a.ps1', [System.Convert]::FromBase64String("${utf8(`slmgr /ipk ${K}`)}"))`,
    `powershell "[Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('${utf8(`slmgr /ipk ${K}`)}')) | Out-File -FilePath a.ps1" && powershell -File a.ps1`,
    `'slmgr /ipk ${K}' | Out-File $env:TEMP\\a.cmd; cmd /c $env:TEMP\\a.cmd`,
    `echo slmgr /ipk ${K} > C:\\a.cmd & call C:\\a.cmd`,
    `$s = [Text.Encoding]::Unicode.GetString([Convert]::FromBase64String('${utf16(`slmgr /ipk ${K}`)}')); iex $s`,
    `$key = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('${utf8(K)}')); slmgr /ipk $key`,
  ],
  cim: [
    `Get-CimInstance SoftwareLicensingService | Invoke-CimMethod -MethodName InstallProductKey -Arguments @{ProductKey = '${K}'}`,
    `Invoke-CimMethod -ClassName SoftwareLicensingService -MethodName InstallProductKey -Arguments @{\n  ProductKey = "${K}"\n} | Out-Null`,
    `Invoke-CimMethod -Arguments @{'ProductKey' = '${K}'} -MethodName 'InstallProductKey' -Query 'SELECT * FROM SoftwareLicensingService'`,
    `$key = '${K}'\n$service = get-wmiObject -query "select * from SoftwareLicensingService"\n$service.InstallProductKey($key)\n$service.RefreshLicenseStatus()`,
    `(gwmi SoftwareLicensingService).InstallProductKey("${K}")`,
    `(Get-WmiObject -Class SoftwareLicensingService).InstallProductKey('${K}') | Out-Null`,
    `$null = $KMSObject.InstallProductKey("${K}")`,
    `[void]$s.InstallProductKey("${K}")`,
    `powershell "(([WMISEARCHER]'SELECT Version FROM SoftwareLicensingService').Get()).InstallProductKey('${K}')"`,
    `Get-WmiObject SoftwareLicensingService | Invoke-WmiMethod -Name InstallProductKey -ArgumentList '${K}'`,
    `$svc.InvokeMethod('InstallProductKey', '${K}')`,
    `$a = @{ ProductKey = '${K}' }; Invoke-CimMethod -InputObject $s -MethodName InstallProductKey -Arguments $a`,
    `wmic path SoftwareLicensingService where __CLASS='SoftwareLicensingService' call InstallProductKey ProductKey="${K}"`,
    `set key=${K}\nwmic path SoftwareLicensingService call InstallProductKey ProductKey="%key%"`,
    `@echo off\npowershell -Command $s = Get-WmiObject SoftwareLicensingService; $s.InstallProductKey('${K}')`,
  ],
  changepk: [`changepk.exe /ProductKey ${K}`, `start changepk.exe /ProductKey ${K}`, `changepk /productkey "${K}"`],
  dism: [
    `DISM /Online /Set-Edition:ServerDatacenter /ProductKey:${K} /AcceptEula`,
    `dism.exe /online /Set-Edition:ServerStandard /AcceptEula /ProductKey:"${K}"`,
  ],
  setup: [`setup.exe /auto upgrade /pkey ${K} /quiet`, `D:\\setup.exe /eula accept /pkey:${K}`],
  unattend: [
    `<unattend><ProductKey><Key>${K}</Key><WillShowUI>Never</WillShowUI></ProductKey></unattend>`,
    `<?xml version="1.0"?>\n<u:ProductKey>\n  <u:Key> ${K.toLowerCase()} </u:Key></u:ProductKey>`,
    `<component name="Microsoft-Windows-Shell-Setup"><ProductKey>${K}</ProductKey></component>`,
    `<component><!-- <ProductKey>${L}</ProductKey> --><ProductKey>${K}</ProductKey></component>`,
  ],
};

/** Scripts that set K in an offline image. */
export const offline: readonly string[] = [
  `Dism /Image:C:\\offline /Set-ProductKey:${K}`,
  `set key=${K}\n%DISM% /image:G:\\ /Set-ProductKey:%key%> X:\\productkey.log`,
  `Set-WindowsProductKey -Path C:\\offline -ProductKey ${K}`,
  `$k = '${K}'; dism /image:$mount /Set-ProductKey:$k /LogPath:"x\\$($image)Dism.log"`,
  `dism /image:D:\\ /Set-Edition:ServerDatacenter /ProductKey:${K}`,
  `dism /online /Set-ProductKey:${K}`,
];

/** Scripts that pass K to something unknown. */
export const handedOver: readonly string[] = [
  `activate.exe ${K}`,
  `agent.exe --license ${K}`,
  `agent.exe /license:"${K}"`,
  `set KEY=${K}\ncall C:\\tools\\activate.exe %KEY%`,
  `cmd /c "activate.exe ${K}"`,
  `Install-VamtProductKey -ProductKey ${K}`,
  `$key = '${K}'; Set-License -Key $key`,
  `$tool.SetKey('${K}')`,
  `Set-WindowsEdition -Online -Edition ServerDatacenter -ProductKey ${K}`,
];

/** Scripts that keep K, show it or give it to another product. */
export const notForWindows: readonly string[] = [
  `set KEY=${K}`,
  `echo ${K}`,
  `Write-Host ${K}`,
  `# activate.exe ${K}`,
  `$key = '${K}'`,
  `if "%KEY%"=="${K}" exit 1`,
  `cscript ospp.vbs /inpkey:${K}`,
  `msiexec /i product.msi PIDKEY=${K}`,
  `setup.exe /ACTION=Install /PID=${K}`,
];

/** What a script does, one entry per finding: `slmgr K`, `host registry kms.a 1688`, `key-not-followed` and so on. */
export function outcome(
  script: string,
  parameters: readonly ScriptParameter[] = [],
  language: ScriptLanguage = "unknown",
): readonly string[] {
  const reading = readScript(script, parameters, language);
  const named = (key: string): string =>
    new Map([
      [K, "K"],
      [L, "L"],
    ]).get(key) ?? key;
  return [
    ...reading.keys.map((key) => `${key.how} ${named(key.text)}${key.offline === true ? " offline" : ""}`),
    ...reading.addOns.map(({ text }) => `add-on ${named(text)}`),
    ...reading.handedOver.map((key) => `handed over ${named(key)}`),
    ...reading.hosts.map(({ how, host, port }) => `host ${how} ${host} ${port}`),
    ...reading.undecided,
    ...reading.undecidedHosts,
    ...(reading.clearsKmsHost ? ["clears host"] : []),
    ...(reading.edition === undefined
      ? []
      : [`edition ${typeof reading.edition === "string" ? reading.edition : "unknown"}`]),
  ];
}

/** A text with its marks written as `<name>`, `?` and `self`. */
const shown = (text: string): string =>
  text.replaceAll("\uE000\uE005", "self").replaceAll("\uE000", "?").replaceAll("\uE003", "<").replaceAll("\uE004", ">");

/** The statements of a script: each word after its punctuation, in quotes if it was, and whether all is closed. */
export function words(source: string, shell: Shell): readonly string[] {
  const { statements, unbalanced } = split(source, shell);
  const texts = statements.map(({ words: all, piped }) => {
    const line = all.map(({ before, quoted, text }) => before + (quoted ? `'${shown(text)}'` : shown(text)));
    return (piped ? "| " : "") + line.join(" ");
  });
  return unbalanced ? [...texts, "unbalanced"] : texts;
}

/** What a script does in a release: `K`, `L`, both, why it's undecided, or nothing. */
export function on(release: string | undefined, script: string): string {
  const { keys, undecided } = readScript(script, [], "unknown", release);
  return [...keys.map(({ text }) => (text === K ? "K" : "L")).sort(), ...undecided].join(" ");
}
