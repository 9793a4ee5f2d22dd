import { readScript } from "../../../languages/windows-script";
import { K, L } from "./samples";

/** Activation IDs of Extended Security Updates: the first year of 2008 R2, the first two of 2012. */
const ESU = "553673ed-6ddf-419c-a153-b760283472fd";
const ESU_2012 = "c0a2ea62-12ad-435b-ab4f-c9bfab48dbc4";
const SECOND_YEAR = "e3e2690b-931c-4c80-b1ff-dffba8a81988";

const texts = (keys: readonly { readonly text: string }[]) => keys.map(({ text }) => text);

test.each<[script: string, keys: string[], addOns: string[], undecided: string[]]>([
  [`slmgr /ipk ${K}\nslmgr /ato ${ESU}`, [], [K], []],
  [`cscript //b slmgr.vbs /ipk ${K} & cscript //b slmgr.vbs /ato ${ESU_2012}`, [], [K], []],
  [`cscript slmgr.vbs /ipk ${K} && cscript slmgr.vbs /rilc && cscript slmgr.vbs /ato ${ESU_2012}`, [], [K], []],
  [`$id = '${ESU}'\n$key = '${K}'\nslmgr /ipk $key\nslmgr /ato $id`, [], [K], []],
  [`param($key)\nslmgr /ipk $key\nslmgr /ato ${ESU}`, [], [], []],
  [`slmgr /ipk ${L}\nslmgr /ato\nslmgr /ipk ${K}\nslmgr /ato ${ESU}`, [L], [K], []],
  [`slmgr /ipk ${K}\nslmgr /ato ${ESU}\nslmgr /ipk ${L}\nslmgr /ato`, [L], [K], []],
  [`slmgr /ipk ${L}\nslmgr /ipk ${K}\nslmgr /ato ${ESU}`, [L], [K], []],
  [`slmgr /ipk ${L}\nslmgr /ipk ${K}\nslmgr /ato ${ESU}\nslmgr /ato ${SECOND_YEAR}`, [], [K], ["perhaps-add-on"]],
  [`slmgr /ipk ${K}\nslmgr /ato ${ESU}\nslmgr /ato`, [], [], ["perhaps-add-on"]],
  [`slmgr /ipk ${K}\nslmgr /ato $id`, [], [], ["perhaps-add-on"]],
  [`slmgr /ipk ${K}\n$id = ''\nif ($a) { $id = '${ESU}' }\nslmgr /ato $id`, [], [], ["perhaps-add-on"]],
  [`slmgr /ipk ${K}\n$id = $null; $id = '${ESU}'; slmgr.vbs -ato $id`, [], [], ["perhaps-add-on"]],
  [`slmgr /ipk ${K}\nset ID=\nif x==y set ID=${ESU}\nslmgr /ato %ID%`, [], [], ["perhaps-add-on"]],
  [`@echo off\nslmgr /ipk ${K}\nset ID=${ESU}\npowershell -Command "slmgr /ato $env:ID"`, [], [K], []],
  [`slmgr /ipk ${K}\n$x = ''\n$id = '${ESU}'\nslmgr /ato $id`, [], [K], []],
  [`slmgr /ipk ${K}\nslmgr /ato`, [K], [], []],
  [`slmgr /ipk ${K}`, [K], [], []],
  [`slmgr /upk\nslmgr /ipk ${K}\nslmgr /ato`, [K], [], []],
  [`slmgr /ipk ${K} && slmgr /upk`, [], [], ["perhaps-removed"]],
  [`slmgr /ipk ${L}\nslmgr /upk\nslmgr /ipk ${K}`, [K], [], []],
  ["slmgr /upk", [], [], ["key-removed"]],
  ["cscript //b C:\\Windows\\System32\\slmgr.vbs -upk & shutdown /r", [], [], ["key-removed"]],
  [
    "$p = gwmi SoftwareLicensingProduct -Filter 'PartialProductKey is not null'\n$p.UninstallProductKey()",
    [],
    [],
    ["key-removed"],
  ],
  [`slmgr /upk ${ESU}`, [], [], []],
  ["slmgr /upk $id", [], [], ["key-removed"]],
  [`$id = ''\nif ($a) { $id = '${ESU}' }\nslmgr /upk $id`, [], [], ["key-removed"]],
  [`$p = gwmi SoftwareLicensingProduct -Filter "ID='${ESU}'"\n$p.UninstallProductKey()`, [], [], []],
  ["Invoke-Command -ComputerName b { slmgr /upk }", [], [], []],
  ["slmgr /upk\nslmgr /ipk $key", [], [], ["key-not-followed"]],
  [`$s.InstallProductKey('${K}')\n$p.UninstallProductKey()`, [], [], ["perhaps-removed"]],
  [`slmgr /ipk ${K}\nslmgr /cpky`, [K], [], []],
  [`slmgr /dlv ${ESU}\nslmgr /ipk ${K}\nslmgr /ato`, [K], [], []],
  [
    `$s.InstallProductKey('${K}')\n$p = Get-WmiObject SoftwareLicensingProduct -Filter "ID='${ESU}'"\n$p.Activate()`,
    [],
    [K],
    [],
  ],
  [
    `$s.InstallProductKey('${K}')\n$p = gwmi SoftwareLicensingProduct -Filter "ApplicationID='${ESU}'"\n$p.Activate()`,
    [K],
    [],
    [],
  ],
])("keys of add-ons and uninstalled keys in case %#: %s", (script, keys, addOns, undecided) => {
  const reading = readScript(script);
  expect([texts(reading.keys), texts(reading.addOns), reading.undecided]).toEqual([keys, addOns, undecided]);
});
