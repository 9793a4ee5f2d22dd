import { noneBut } from "../../policies/key-phrases";
import { MAK, OLD_MAK, judged, machineIn } from "./declare";
import { HUB, onHub, runs, vm } from "./programs";

const ESU = "c0a2ea62-12ad-435b-ab4f-c9bfab48dbc4";

/** The end of the sentence for a machine on a Hub that a script installs something on. */
function said(image: string, ...commands: readonly string[]): string {
  const scripts = commands.map((command, index) => runs(`key-${index}`, "web-01", command));
  return noneBut(machineIn(judged([HUB, onHub(vm("web-01", image)), ...scripts]), "web-01").machine, "nothing does");
}

test.each<[what: string, image: string, command: string, reason: string]>([
  ["a key without an N on 2012", "2012-Datacenter", `slmgr /ipk ${OLD_MAK}`, "exactly one"],
  ["a key with an N on 2008 R2", "2008-R2-SP1", `slmgr /ipk ${MAK}`, "contain none"],
  ["a key of Extended Security Updates", "2012-Datacenter", `slmgr /ipk ${MAK} & slmgr /ato ${ESU}`, "Extended"],
  ["a KMS client key", "2012-Datacenter", "slmgr /ipk 48HP8-DN98B-MYWDG-T2DCC-8W83P", "a KMS client key"],
  ["an AVMA key", "2012-Datacenter", "slmgr /ipk Y4TGP-NPTV9-HTC2H-7MGQ3-DV4TW", "an AVMA key"],
  ["a generic install key", "windows-11", "slmgr /ipk VK7JG-NPHTM-C97JM-9MPGT-3V66T", "a generic install key"],
  ["a placeholder", "2012-Datacenter", "slmgr /ipk XXXXX-XXXXX-XXXXX-XXXXX-XXXXX", "a placeholder"],
  ["a malformed key", "2012-Datacenter", `slmgr /ipk ${MAK}-BCDFG`, "an invalid product key"],
])("the finding that asks for a key names %s, its carrier and the reason", (_, image, command, reason) => {
  const sentence = said(image, command);
  expect(sentence).toContain("`key-0` (`protectedSettings.commandToExecute`)");
  expect(sentence).toContain(reason);
  expect(sentence).not.toContain("nothing does");
});

test.each<[what: string, commands: readonly string[]]>([
  ["no key", []],
  ["a script without a key", ["hostname"]],
])("it names nothing where there is %s", (_, commands) => {
  expect(said("2012-Datacenter", ...commands)).toBe("nothing does.");
});

test("it names a few of many, in one order", () => {
  const commands = Array.from({ length: 5 }, () => `slmgr /ipk ${OLD_MAK}`);
  expect(said("2012-Datacenter", ...commands)).toContain("2 more keys");
  expect(said("2012-Datacenter", ...commands).match(/`key-\d`/g)).toEqual(["`key-0`", "`key-1`", "`key-2`"]);
});
