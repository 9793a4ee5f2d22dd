import { readScript } from "../../../languages/windows-script";
import { K, L, on } from "./samples";

const CAPTION = "$caption = (Get-CimInstance Win32_OperatingSystem).Caption\n";
const BUILD = "$build = (Get-CimInstance Win32_OperatingSystem).BuildNumber\n";
const TABLE = `$keys = @{ '2012' = '${K}'; '2016' = '${L}' }\n`;
const BUILDS = `$keys = @( @{ Build = '9200'; Key = '${K}' }, @{ Build = '14393'; Key = '${L}' } )\n`;

const releases = ["2012", "2012-r2", "2016"] as const;

describe("what Where-Object passes on in a release", () => {
  test.each<[script: string, on2012: string, on2012R2: string, on2016: string]>([
    [
      `Get-CimInstance Win32_OperatingSystem | Where-Object { $_.Caption -like '*2016*' } | ForEach-Object { slmgr /ipk ${L} }`,
      "",
      "",
      "L",
    ],
    [
      `$os = Get-CimInstance Win32_OperatingSystem\n$os | ? { $_.Version -like '6.2*' } | % { slmgr /ipk ${K} }`,
      "K",
      "",
      "",
    ],
    [
      `$a = Get-CimInstance Win32_OperatingSystem | where Caption -like '*2016*' | % { if ($x) { slmgr /ipk ${L} } }`,
      "",
      "",
      "L",
    ],
    [
      `${CAPTION}1 | Where-Object { $caption -like '*2016*' } | % { slmgr /ipk ${L} }\nslmgr /ipk ${K}`,
      "K",
      "K",
      "K L",
    ],
    [`${CAPTION}1 | ? { $caption -like '*2012*' } | ? { $caption -like '*R2*' } | % { slmgr /ipk ${L} }`, "", "L", ""],
    [`${CAPTION}'${K}', '${L}' | ? { $caption -like '*2012*' } | % { slmgr /ipk $_ }`, "K L", "K L", ""],
    [
      `${CAPTION}${TABLE}$keys.GetEnumerator() | where { $caption -like "*$($_.Key)*" } | % { slmgr /ipk $_.Value }`,
      "K",
      "K",
      "L",
    ],
    [
      `${CAPTION}${TABLE}$key = ($keys.GetEnumerator() | Where-Object { $caption -match $_.Name }).Value\nslmgr /ipk $key`,
      "K",
      "K",
      "L",
    ],
    [`${BUILD}${BUILDS}$keys | ? { $_.Build -eq $build } | % { slmgr /ipk $_.Key }`, "K", "key-not-followed", "L"],
    [`${BUILD}${BUILDS}slmgr /ipk ($keys | Where-Object Build -eq $build).Key`, "K", "key-not-followed", "L"],
    [`${BUILD}'9200', '14393' | ? { $_ -eq $build } | % { if ($_) { slmgr /ipk ${K} } }`, "K", "K", "K"],
    [
      `${CAPTION}$years = '2012', '2016'\n$keys = @{ '2012' = '${K}'; '2016' = '${L}' }\n$year = $years | ? { $caption -like "*$_*" }\nslmgr /ipk $keys[$year]`,
      "K L",
      "K L",
      "K L",
    ],
    [`${CAPTION}$key = '${K}', '${L}' | ? { $_ -ne $caption }\nslmgr /ipk $key`, "K L", "K L", "K L"],
    [
      `${CAPTION}$t = @{ Name = '2012'; Key = '${K}' }, @{ Name = '2016'; Key = '${L}' }\n$t | ? { $caption -match $_.Name } | % { slmgr /ipk $_.Key }`,
      "K",
      "K",
      "L",
    ],
    [`${BUILD}${BUILDS}slmgr /ipk ($keys | ? { $_.Build -ne $build }).Key`, "L", "K L", "K"],
  ])("%j", (script, ...expected) => {
    expect(releases.map((release) => on(release, script))).toEqual(expected);
    expect(readScript(script).asksRelease).toBe(true);
  });

  test.each([
    `Get-Service | Where-Object { $_.Name -like '*2016*' } | % { slmgr /ipk ${L} }`,
    `Get-CimInstance Win32_OperatingSystem | select * | ? { $_.InstallDate -like '*2016*' } | % { slmgr /ipk ${L} }`,
    `Get-CimInstance Win32_OperatingSystem | ? { $x = 1; $_.Caption -like '*2016*' } | % { slmgr /ipk ${L} }`,
    `${CAPTION}Set-Thing Where-Object $caption -like '*2016*'\nslmgr /ipk ${L}`,
    `${CAPTION}1 | ? { $caption -like '*2016*'; $x } | % { slmgr /ipk ${L} }`,
    `${CAPTION}'?' | "where" { $caption -like '*2016*' }\nslmgr /ipk ${L}`,
    `Get-CimInstance Win32_OperatingSystem | sort | ? { $_.Caption -like '*2016*' } | % { slmgr /ipk ${L} }`,
    `${CAPTION}$list | ? -Not $caption | % { slmgr /ipk ${L} }`,
    `${CAPTION}$list | ? { if ($caption -like '*2016*') { $true } } | % { slmgr /ipk ${L} }`,
    `${CAPTION}$list | ? { $caption -like '*2016*' } | sort\nslmgr /ipk ${L}`,
    `${CAPTION}$list | Sort-Object | ? { $_.Caption -like '*2016*' } | % { slmgr /ipk ${L} }`,
    `${CAPTION}$list | ? { $caption -like "*$($_.Year)*" } | % { slmgr /ipk ${L} }`,
    `${CAPTION}$list | ? { $caption -like '*2016*' -or $_.Always } | % { slmgr /ipk ${L} }`,
    `${BUILD}$t = @{ Key = '${L}'; Build = '1' }, @{ Build = '2' }\n$t | ? { $_.Build -eq $build } | % { slmgr /ipk $_.Key }`,
    `${BUILD}if ($build -like '9*') { echo a }\n'${L}' | ? { $_ -ne 'x' } | % { slmgr /ipk $_ }`,
  ])("isn't decided otherwise: %j", (script) => {
    expect([on("2012", script), on("2016", script)]).toEqual([on(undefined, script), "L"]);
  });

  test("a comparison may begin with the text", () => {
    const script = `${BUILD}if ('14393' -eq $build) { slmgr /ipk ${L} }\nif ('14393' -ne $build) { slmgr /ipk ${K} }`;
    expect(releases.map((release) => on(release, script))).toEqual(["K", "K", "L"]);
  });
});
