import type { ScriptLanguage } from "../../../languages/windows-script";
import { K, L, outcome } from "./samples";

const UNDECIDED = ["key-not-followed"];
const BOTH = ["slmgr L", "slmgr K"];

type Case = readonly [script: string, expected: readonly string[]];

/** Cases that are read as one language. */
function reads(cases: readonly Case[], language: ScriptLanguage): void {
  test.each(cases)("%j", (script, expected) => {
    expect(outcome(script, [], language)).toEqual(expected);
  });
}

describe("a cmdlet or method sets a variable", () => {
  reads(
    [
      [`Set-Variable -Name key -Option ReadOnly -Value '${K}'\nslmgr /ipk $key`, ["slmgr K"]],
      [`Set-Variable -Scope global -Name key -Value '${K}' -Force\nslmgr /ipk $key`, ["slmgr K"]],
      [`Set-Variable key '${K}' -Option Constant\nslmgr /ipk $key`, ["slmgr K"]],
      [`New-Variable -Force -Name key -Value ('${K.slice(0, 6)}' + '${K.slice(6)}')\nslmgr /ipk $key`, ["slmgr K"]],
      [`Set-Variable keys '${K}', '${L}'\nforeach ($k in $keys) { slmgr /ipk $k }`, ["slmgr K", "slmgr L"]],
      [`Set-Variable my-name '${K}'\nSet-Variable -Name key '${L}'\nslmgr /ipk $key`, ["slmgr L"]],
      [`Set-Variable '-name' '${K}'\nslmgr /ipk $key`, UNDECIDED],
      [`Set-Variable -Description 'x' key ('x${K}').Substring(1)\nslmgr /ipk $key`, UNDECIDED],
      ["Set-Variable key (Get-Content k.txt)\nslmgr /ipk $key", UNDECIDED],
      ["Set-Variable -Value (Get-Content k.txt) -Name key\nslmgr /ipk $key", UNDECIDED],
      ["Set-Variable -Name key\nslmgr /ipk $key", UNDECIDED],
      [`'${K}' | Set-Variable key\nslmgr /ipk $key`, UNDECIDED],
      ["Set-Item env:MAK (Get-Content k.txt)\nslmgr /ipk $env:MAK", UNDECIDED],
      [`[Environment]::SetEnvironmentVariable('MAK', '${K}', 'Machine')\nslmgr /ipk $env:MAK`, ["slmgr K"]],
      ["[Environment]::SetEnvironmentVariable('MAK', (Get-Content x), 'Machine')\nslmgr /ipk $env:MAK", UNDECIDED],
    ],
    "powershell",
  );
});

describe("a call gives a variable its value", () => {
  reads(
    [
      [`$key = & $tool ${K}\nslmgr /ipk $key`, ["handed over K", ...UNDECIDED, "code-not-shown"]],
      ["$key = & Get-Key\nslmgr /ipk $key", UNDECIDED],
      [`$out = & 'cscript.exe' slmgr.vbs /ipk ${K}`, ["slmgr K"]],
      [`function F($A, $B) { slmgr /ipk $B }\n$p = @{ A = 'x'; B = '${K}' }\nF @p`, ["slmgr K"]],
      [`function F($A, $B) { slmgr /ipk $A }\n$k = '${K}'\nF -A $k`, ["slmgr K"]],
      [`function F($A, $B) { slmgr /ipk $A }\n$list = '${K}', 'x'\nF -A $list[0]`, ["slmgr K"]],
      [`function A { param($Key)\n slmgr /ipk $Key }\nfunction B { $x }\nB '${K}'`, ["handed over K", ...UNDECIDED]],
      [`$key = '${K}' | ForEach-Object\nslmgr /ipk $key`, UNDECIDED],
      ["$key = 'a' | select -ExpandProperty\nslmgr /ipk $key", UNDECIDED],
      [`function Get-Key {\n${"$x = 1\n".repeat(201)}'${K}' }\nslmgr /ipk (Get-Key)`, UNDECIDED],
    ],
    "powershell",
  );
});

describe("batch sets a variable", () => {
  reads(
    [
      [`set "KEY=${K}" & rem the "key"\ncall slmgr /ipk %KEY%`, ["slmgr K"]],
      [`set KEY="${K}"\nslmgr /ipk %KEY%`, ["slmgr K"]],
      [`set LINE=slmgr /ipk "${K}" x\n%LINE%`, ["slmgr K"]],
      [`setx KEY ${K} /m\nslmgr /ipk %KEY%`, ["slmgr K"]],
    ],
    "batch",
  );
});

describe("code under a label gets the arguments of the calls that reach it", () => {
  const calls = `call :a ${L}\ncall :b ${K}\ngoto :eof\n:a\n`;
  reads(
    [
      [`${calls}exiting.exe\n:b\nslmgr /ipk %1`, BOTH],
      [`${calls}no-exit\n:b\nslmgr /ipk %1`, BOTH],
      [`${calls}if x==y goto :eof\n:b\nslmgr /ipk %1`, BOTH],
      [`${calls}slmgr /dlv\ngoto :eof\n:b\nslmgr /ipk %1`, ["slmgr K"]],
      [`${calls}slmgr /dlv\nexit /b\n:b\nslmgr /ipk %1`, ["slmgr K"]],
      [`call :a x ${L}\ncall :b x ${K}\ngoto :eof\n:a\ncall :c\n:b\nslmgr /ipk %2\n:c\nexit /b`, BOTH],
      // Nothing else gets them.
      [`call :log ${K}\ngoto :eof\n:log\necho %1`, []],
    ],
    "batch",
  );
});
