import { K, outcome } from "./samples";

const MASK = `$key = $key -replace '${K.slice(0, 5)}', 'XXXXX'`;
const MASKED = `slmgr XXXXX${K.slice(5)}`;

describe("a key that's masked to be logged is installed as it was before", () => {
  test.each([
    [`$key = '${K}'\nslmgr /ipk $key\n${MASK}\nWrite-Host $key`, ["slmgr K"]],
    [`$key = '${K}'\nif ($x) { slmgr /ipk $key }\n${MASK}`, ["slmgr K"]],
    [`$key = '${K}'\n$line = "slmgr /ipk $key"\n${MASK}\niex $line`, ["slmgr K"]],
    [`$key = '${K}'\nfunction Set-It { slmgr /ipk $key }\nSet-It\n${MASK}`, ["slmgr K"]],
    [`$key = '${K}'\n$block = { slmgr /ipk $key }\n& $block\n${MASK}`, ["slmgr K"]],
    [`$key = '${K}'\nslmgr /ipk $key\n$key = $key.Substring(0, 5)\n${MASK}`, ["slmgr K"]],
    [`$keys = @{ a = '${K}' }\nslmgr /ipk $keys.a\n$keys = $keys -replace 'a'`, ["slmgr K"]],
    // What runs later gets the masked key.
    [`$key = '${K}'\n${MASK}\nslmgr /ipk $key`, [MASKED]],
    [`$key = '${K}'\nfunction Set-It { slmgr /ipk $key }\n${MASK}\nSet-It`, [MASKED]],
    [`$key = '${K}'\nfunction Set-It { slmgr /ipk $key }\n${MASK}\nif ($x) { Set-It }`, [MASKED]],
    [`$key = '${K}'\nfunction Set-It { slmgr /ipk $key }\n$t = 'Set-It'\n${MASK}\n& $t`, [MASKED]],
    [`$key = '${K}'\n$line = "slmgr /ipk $key"\nslmgr /ipk $key\n${MASK}\nslmgr /ipk $key`, ["slmgr K", MASKED]],
    [`$key = '${K}'\nslmgr /ipk $key\nif ($x) { ${MASK} }`, ["slmgr K", MASKED]],
  ])("PowerShell: %j", (script, expected) => {
    expect(outcome(script, [], "powershell")).toEqual(expected);
  });

  test.each([
    [`set KEY=${K}\nslmgr /ipk %KEY%\nset KEY=%KEY:~0,5%-XXXXX\necho %KEY%`, ["slmgr K"]],
    [`set KEY=${K}\nset LINE=slmgr /ipk %KEY%\nset KEY=%KEY:~0,5%\n%LINE%`, ["slmgr K"]],
    [
      `set KEY=x\ncall :get\nslmgr /ipk %KEY%\nset KEY=%KEY:x=y%\ngoto :eof\n:get\nset KEY=${K}`,
      ["slmgr Y", "slmgr K"],
    ],
    [`set KEY=${K}\nset KEY=XXXXX%KEY:~5%\nslmgr /ipk %KEY%`, [MASKED]],
    [`set KEY=${K}\nset KEY=XXXXX%KEY:~5%\ngoto :a\n:a\nslmgr /ipk %KEY%`, [MASKED]],
  ])("batch: %j", (script, expected) => {
    expect(outcome(script, [], "batch")).toEqual(expected);
  });
});
