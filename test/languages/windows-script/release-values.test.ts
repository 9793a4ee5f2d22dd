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
