import { K, outcome } from "./samples";

const UNDECIDED = ["key-not-followed"];
const configured = (property: string): string => `configuration C { node a { WindowsLicense B { ${property} } } }`;

test.each([
  // a switch
  ["Set-License -ProductKey:$key -Force", UNDECIDED],
  ["Set-License -Force -ProductKey (Get-Secret mak)", UNDECIDED],
  [`Set-License -Key ${K} -ProductKey $key`, ["handed over K", ...UNDECIDED]],
  ["tool.exe --product-key=$key", UNDECIDED],
  ["Get-License -ProductKey $key", []],
  ["function Set-License($ProductKey) { slmgr /dlv }\nSet-License -ProductKey $key", []],
  // a table of arguments
  ["$p = @{ Name = 'x'; ProductKey = $env:MAK }\nSet-License @p", UNDECIDED],
  ["$p = @{ Name = 'x'; ProductKey = $env:MAK }\n$all.Add($p)", []],
  ["@{ ProductKey = $key } | ConvertTo-Json", []],
  ["[pscustomobject]@{ ProductKey = $key }", []],
  // a property of a resource of DSC
  [configured("ProductKey = (Get-Secret mak)"), UNDECIDED],
  [configured("ProductKey = Get-AutomationVariable mak"), UNDECIDED],
  [configured("ProductKey = 'none'"), []],
  ["Invoke-DscResource WindowsLicense -Property @{ ProductKey = (Get-Secret mak) }", UNDECIDED],
  ["Invoke-DscResource WindowsLicense -Property @{ ProductKey = 'none' }", []],
  // other names
  ["switch ($name) { ProductKey { Write-Host key } }", []],
  ["enum A { ProductKey }", []],
  ["$license.ProductKey = (Get-Secret mak)", []],
  ["$license.Result = (slmgr /ipk (Get-Secret mak))", UNDECIDED],
])("an unknown key that a command gets: %j", (script, expected) => {
  expect(outcome(script, [], "powershell")).toEqual(expected);
});
