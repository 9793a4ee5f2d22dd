import { readScript } from "../../../languages/windows-script";
import { K, L, on } from "./samples";

const OS = "$os = Get-CimInstance Win32_OperatingSystem\n";
const IF_2016 = "if ($os.Caption -like '*2016*')";
const IF_R2 = "if ($os.Caption -like '*2012 R2*')";

const releases = ["2012", "2012-r2", "2016"] as const;

describe("a value that branches on the release give a variable decides, too", () => {
  test.each<[script: string, on2012: string, on2012R2: string, on2016: string]>([
    [`${OS}$new = $false\n${IF_2016} { $new = $true }\nif ($new) { slmgr /ipk ${L} }`, "", "", "L"],
    [`${OS}${IF_2016} { $new = $true }\nif ($new -eq $true) { slmgr /ipk ${L} }`, "", "", "L"],
    [`${OS}${IF_2016} { $new = $true }\nif (-not $new) { slmgr /ipk ${K} }`, "K", "K", ""],
    [`${OS}${IF_2016} { $new = $true } else { $new = $false }\nif ($new -eq $false) { slmgr /ipk ${K} }`, "K", "K", ""],
    [`${OS}$new = $os.Caption -like '*2016*'\nif ($new -eq $false) { slmgr /ipk ${K} }`, "K", "K", ""],
    [`${OS}$new = $os.Caption -like '*2016*'\nif ($new -ne $false) { slmgr /ipk ${L} }`, "", "", "L"],
    [`${OS}${IF_2016} { $a = 'new' } else { $a = 'old' }\nif ($a -eq 'new') { slmgr /ipk ${L} }`, "", "", "L"],
    [
      `${OS}${IF_2016} { $a = 'new' } else { $a = 'old' }\nswitch ($a) { 'new' { slmgr /ipk ${L} } old { slmgr /ipk ${K} } }`,
      "K",
      "K",
      "L",
    ],
    [
      `${OS}${IF_2016} { $a = 1 } else { $a = 2 }\nswitch ($a) { { $_ -eq 1 } { slmgr /ipk ${L} } default { slmgr /ipk ${K} } }`,
      "K",
      "K",
      "L",
    ],
    [`${OS}${IF_2016} { $a = 'x' }\nif ($a -eq $null) { slmgr /ipk ${K} }`, "K", "K", ""],
    [`${OS}${IF_2016} { $a = 'x' } else { $a = $null }\nif ($null -ne $a) { slmgr /ipk ${L} }`, "", "", "L"],
    [`${OS}foreach ($a in $b) { ${IF_2016} { $new = $true } }\nif ($new) { slmgr /ipk ${L} }`, "", "", "L"],
    [
      `${OS}$a = switch -Wildcard ($os.Caption) { '*2012*' { '2012' } '*2016*' { '2016' } }\nif ($a -eq '2016') { slmgr /ipk ${L} }`,
      "",
      "",
      "L",
    ],
    [`${OS}$a = ${IF_2016} { 'new' } else { 'old' }\nif ($a -eq 'new') { slmgr /ipk ${L} }`, "", "", "L"],
    [
      `${OS}$a = ${IF_2016} { 'new' } elseif ($os.Caption -like '*2012*') { 'old' }\nif ($a -eq 'old') { slmgr /ipk ${K} }`,
      "K",
      "K",
      "",
    ],
    [
      `${OS}$a = switch -Wildcard ($os.Caption) { '*2012 R2*' { 'b'; break } '*2012*' { 'a' } }\nif ($a -eq 'a') { slmgr /ipk ${K} }`,
      "K",
      "",
      "",
    ],
    // Two branches make a list.
    [
      `${OS}$a = switch -Wildcard ($os.Caption) { '*2012 R2*' { 'b' } '*2012*' { 'a' } }\nif ($a -eq 'a') { slmgr /ipk ${K} }`,
      "K",
      "K",
      "",
    ],
    [
      `${OS}${IF_2016} { $a = 'n' } else { $a = 'o' }\n$keys = @{ o = '${K}'; n = '${L}' }\nslmgr /ipk $keys[$a]`,
      "K",
      "K",
      "L",
    ],
    [
      `${OS}switch -Wildcard ($os.Caption) { '*2012 R2*' { slmgr /ipk ${L}; break } '*2012*' { slmgr /ipk ${K} } default { slmgr /ato } }`,
      "K",
      "L",
      "",
    ],
    [
      `${OS}switch -Wildcard ($os.Caption) { '*2012 R2*' { continue } { $true } { slmgr /ipk ${K} } default { slmgr /ipk ${L} } }`,
      "K L",
      "",
      "K L",
    ],
  ])("%j", (script, ...expected) => {
    expect(releases.map((release) => on(release, script))).toEqual(expected);
    expect(readScript(script).asksRelease).toBe(true);
  });

  test.each([
    `${OS}param($new)\n${IF_2016} { $new = $true }\nif ($new) { slmgr /ipk ${L} }`,
    `${OS}${IF_2016} { $new = $true }\n$new += $x\nif ($new) { slmgr /ipk ${L} }`,
    `${OS}${IF_2016} { $new = $true }\n$new = $x\nif ($new) { slmgr /ipk ${L} }`,
    `${OS}if ($x) { $new = $true }\nif ($new) { slmgr /ipk ${L} }`,
    `${OS}${IF_2016} { $new = 1 } else { $new = 0 }\nif ($new) { slmgr /ipk ${L} }`,
    `${OS}function Test { if ($new) { slmgr /ipk ${L} } }\n${IF_2016} { $new = $true }\nTest`,
    `${OS}${IF_2016} { $new = $true }\nSet-Variable new $x\nif ($new) { slmgr /ipk ${L} }`,
    `${OS}${IF_2016} { $a = 'new' } else { $a = 'old' }\nif ($a -eq $b) { slmgr /ipk ${L} }`,
    `${OS}${IF_2016} { $a = "$x" } else { $a = "$y" }\nif ($a -eq 'b') { slmgr /ipk ${L} }`,
    `${OS}${IF_2016} { $a = 'new'.Length } else { $a = 'old' + 'x' }\nif ($a -eq 'b') { slmgr /ipk ${L} }`,
    `${OS}$a = ${IF_2016} { Get-Thing } else { Get-Other }\nif ($a -eq 'b') { slmgr /ipk ${L} }`,
    `${OS}${`${IF_2016} { $new = $true }\n`.repeat(70)}if ($new) { slmgr /ipk ${L} }`,
    `${OS}${IF_R2} { Write-Host a }\nif ($os.Caption) { slmgr /ipk ${L} }`,
    `${OS}$os.Caption -like '*2016*'\nif (('a' -eq $x) -eq $true) { slmgr /ipk ${L} }`,
    `${OS}if (($os.Caption -like '*2016*') -gt $true) { slmgr /ipk ${L} }`,
    `${OS}switch -Wildcard ($os.Caption) { '*2012*' { foreach ($a in $b) { break } } default { } '*20*' { slmgr /ipk ${L} } }`,
  ])("but nothing else does: %j", (script) => {
    expect([on("2012", script), on("2016", script)]).toEqual(["L", "L"]);
  });
});

const VER = `for /f "tokens=4-5 delims=. " %%i in ('ver') do set V=%%i.%%j\n`;
const IF_V10 = 'if "%V%"=="10.0"';

describe("a value that branches on the release give a variable of a batch file decides, too", () => {
  test.each<[script: string, on2012: string, on2012R2: string, on2016: string]>([
    [`${VER}goto v%V%\n:v6.2\nslmgr /ipk ${K}\ngoto :eof\n:v10.0\nslmgr /ipk ${L}`, "K", "", "L"],
    [`${VER}call :v%V%\ngoto :eof\n:v6.2\nslmgr /ipk ${K}\ngoto :eof\n:v10.0\nslmgr /ipk ${L}`, "K", "", "L"],
    [`${VER}goto %V%_x\n:6.2_x\nslmgr /ipk ${K}\nexit\n:10.0_x\nslmgr /ipk ${L}`, "K", "", "L"],
    [`${VER}call :v%V% ${K}\ngoto :eof\n:v6.2\nslmgr /ipk %1`, "K", "", ""],
    [`${VER}set Y=a\n${IF_V10} set Y=b\ngoto %Y%\n:a\nslmgr /ipk ${K}\ngoto :eof\n:b\nslmgr /ipk ${L}`, "K", "K", "L"],
    [`ver | find "10.0" >nul && set NEW=1\nif "%NEW%"=="1" slmgr /ipk ${L}`, "", "", "L"],
    [`ver | find "10.0" >nul && set NEW=1\nif defined NEW slmgr /ipk ${L}`, "", "", "L"],
    [`ver | find "10.0" >nul && set NEW=1\nif not defined NEW slmgr /ipk ${K}`, "K", "K", ""],
    [`${VER}set "Y=Old one"\n${IF_V10} (set "Y=New One")\nif /i "%Y%"=="new one" slmgr /ipk ${L}`, "", "", "L"],
    [`${VER}set Y=1\n${IF_V10} set Y=\nif "%Y%"=="" slmgr /ipk ${L}`, "", "", "L"],
    [`${VER}set Y=1\n${IF_V10} set Y=2\nif %Y% GEQ 2 (\nslmgr /ipk ${L}\n)`, "", "", "L"],
    [`${VER}${IF_V10} exit /b\nset Y=old\nif "%Y%"=="old" slmgr /ipk ${K}`, "K", "K", ""],
    // What else these variables hold isn't followed.
    [`${VER}set Y=old &rem\n${IF_V10} set Y=new\nif "%Y%"=="x" slmgr /ipk ${L}`, "L", "L", ""],
    [`${VER}set Y=old &rem\n${IF_V10} set Y=new\nif "%Y%"=="old" slmgr /ipk ${L}`, "L", "L", ""],
    [`${VER}set Y=old one\n${IF_V10} set Y=new\nif "%Y%"=="old" slmgr /ipk ${L}`, "L", "L", ""],
  ])("%j", (script, ...expected) => {
    expect(releases.map((release) => on(release, script))).toEqual(expected);
    expect(readScript(script).asksRelease).toBe(true);
  });

  test.each([
    `${VER}${IF_V10} set Y=new\nset /p Y=Which:\nif "%Y%"=="new" slmgr /ipk ${L}`,
    `${VER}${IF_V10} set Y=new\nset /a "Y=1+1"\nif "%Y%"=="new" slmgr /ipk ${L}`,
    `${VER}${IF_V10} set Y=new\ncall C:\\Windows\\System32\\where.exe cmd\nif "%Y%"=="new" slmgr /ipk ${L}`,
    `${VER}${IF_V10} set Y=new\nif exist x goto a\nset Y=old\n:a\nif "%Y%"=="new" slmgr /ipk ${L}`,
    `${VER}goto a\n:a\nset Y=old\n${IF_V10} set Y=new\nif "%Y%"=="new" slmgr /ipk ${L}`,
    `${VER}${IF_V10} set Y=new & if "%Y%"=="new" slmgr /ipk ${L}`,
    `${VER}if exist x (\n${IF_V10} set Y=new\nif "%Y%"=="new" slmgr /ipk ${L}\n)`,
    `${VER}for %%a in (*) do ${IF_V10} set Y=new\nset Y=%Z%\nif "%Y%"=="new" slmgr /ipk ${L}`,
    `${VER}for %%a in (*.txt) do set Y=old\n${IF_V10} set Y=new\nif "%Y%"=="old" slmgr /ipk ${L}`,
    `${VER}goto a%V%%X%\n:a10.0\nslmgr /ipk ${L}`,
    `${VER}${IF_V10} set Y=b\ngoto %Y%\n:a\nslmgr /ipk ${L}`,
    `${VER}goto w%V%\n:v10.0\nslmgr /ipk ${L}`,
    `${VER}${IF_V10} echo a\ngoto v%V%\n${":x\n".repeat(100)}:v10.0\nslmgr /ipk ${L}`,
  ])("but nothing else does: %j", (script) => {
    expect([on("2012", script), on("2016", script)]).toEqual(["L", "L"]);
  });

  test("unless it is given from outside", () => {
    const script = `ver | find "10.0" >nul && set NEW=1\nif "%NEW%"=="1" slmgr /ipk ${L}`;
    const given = [{ name: "NEW", value: "1", secret: false }];
    expect(readScript(script, given, "unknown", "2012").keys).toMatchObject([{ text: L }]);
  });
});
