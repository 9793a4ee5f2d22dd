import { type ScriptLanguage, readScript } from "../../../languages/windows-script";
import { K, L, handedOver, installs, notForWindows, offline } from "./samples";

function keysOf(text: string, language: ScriptLanguage = "unknown") {
  return readScript(text, [], language).keys.map(({ how, text: key }) => `${how} ${key}`);
}

describe("scripts that install a key", () => {
  for (const [how, scripts] of Object.entries(installs)) {
    test.each(scripts)(`${how}: %s`, (script) => {
      const reading = readScript(script);
      expect(reading.keys).toEqual([{ text: K, how, secret: false }]);
      expect(reading.undecided).toEqual([]);
    });
  }

  test.each(installs["slmgr"] ?? [])("passes no key to anything else: %s", (script) => {
    expect(readScript(script).handedOver).not.toContain(K);
  });

  test.each(offline)("in an offline image: %s", (script) => {
    expect(readScript(script).keys).toEqual([{ text: K, how: "dism", secret: false, offline: true }]);
  });

  test.each(handedOver)("perhaps, by something unknown: %s", (script) => {
    expect(readScript(script)).toMatchObject({ keys: [], undecided: [], handedOver: [K] });
  });

  test.each(notForWindows)("not into Windows: %s", (script) => {
    expect(readScript(script)).toMatchObject({ keys: [], undecided: [], handedOver: [] });
  });

  test("first-logon commands of an answer file", () => {
    const xml = `<FirstLogonCommands><SynchronousCommand><CommandLine>cmd /c &quot;slmgr /ipk ${K} &amp;&amp; slmgr /ato&quot;</CommandLine></SynchronousCommand></FirstLogonCommands>`;
    expect(readScript(xml)).toMatchObject({ keys: [{ text: K, how: "slmgr" }], activates: true });
    expect(keysOf(`<RunSynchronousCommand><Path><![CDATA[slmgr /ipk ${K}]]></Path>`, "xml")).toEqual([`slmgr ${K}`]);
  });

  test("every key that a condition or a table may pick", () => {
    const both = [`slmgr ${K}`, `slmgr ${L}`];
    expect(keysOf(`switch ($e) { 'S' { $k = '${K}' } 'D' { $k = '${L}' } }\nslmgr /ipk $k`)).toEqual(both);
    expect(keysOf(`@echo off\nif %1==1 set k=${K}\nif %1==2 set k=${L}\nslmgr /ipk %k%`)).toEqual(both);
    expect(keysOf(`$t = @{ S = '${K}'; D = '${L}' }; slmgr /ipk $t[$edition]`)).toEqual(both);
    expect(keysOf(`if ($a) { slmgr /ipk ${K} } else { slmgr /ipk ${L} }`)).toEqual(both);
  });

  test.each([
    ["XXXXX-XXXXX-XXXXX-XXXXX-XXXXX", "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX"],
    ["LICENSE-KEY-GOES-HERE", "LICENSE-KEY-GOES-HERE"],
    ["<your key>", "<YOUR KEY>"],
    ["${key}", "${KEY}"],
    ["REPLACE_ME", "REPLACE_ME"],
    ["{{product_key}}", "{{PRODUCT_KEY}}"],
  ])("a placeholder comes out as it is: %s", (written, text) => {
    expect(readScript(`cscript //b slmgr.vbs /ipk ${written}`)).toMatchObject({ keys: [{ text }], undecided: [] });
  });
});
