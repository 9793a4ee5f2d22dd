import type { ImageRule } from "../../activation/settings";
import { judged, machineIn } from "../policies/declare";
import { vm } from "../policies/programs";
import { LATER } from "./network-stack";

const OLD: ImageRule = { match: { sku: "old" }, release: "2012" };
const CORP: ImageRule = { match: { publisher: "corp" }, release: "2019" };
const CORP_2012: ImageRule = { ...CORP, release: "2012" };
const SERVER_2012 = { offer: "WindowsServer", sku: "2012-Datacenter" };

const EDITION: ImageRule = { match: { publisher: "corp" }, release: "2012", edition: "datacenter" };

test.each<[what: string, image: object, images: readonly ImageRule[], release: string | undefined]>([
  ["before one that applies", { publisher: "corp", sku: LATER }, [OLD, CORP], undefined],
  ["after one that applies", { publisher: "corp", sku: LATER }, [CORP, OLD], "2019"],
  ["before one that says the same", { publisher: "corp", sku: LATER }, [OLD, CORP_2012], "2012"],
  [
    "before one with another key",
    { publisher: "corp", sku: LATER },
    [{ ...OLD, bakedIn: "mak" }, CORP_2012],
    undefined,
  ],
  ["before a name that says another release", { ...SERVER_2012, publisher: LATER }, [CORP], undefined],
  ["before a name that says the same", { ...SERVER_2012, publisher: LATER }, [EDITION], "2012"],
  ["before a name, with a key", { ...SERVER_2012, publisher: LATER }, [{ ...EDITION, bakedIn: "mak" }], undefined],
  [
    "whatever the unknown value is",
    { ...SERVER_2012, publisher: LATER },
    [{ ...CORP, match: { publisher: "*" } }],
    undefined,
  ],
  [
    "not, because another word differs",
    { ...SERVER_2012, publisher: LATER },
    [{ ...CORP, match: { publisher: "corp", sku: "2019*" } }],
    "2012",
  ],
  [
    "not, because it asks for an id, too",
    { ...SERVER_2012, publisher: LATER },
    [{ ...CORP, match: { publisher: "corp", id: "*" } }],
    "2012",
  ],
])("a rule that matches on an unknown value %s", (_, imageReference, images, release) => {
  const web = vm("web", "", { storageProfile: { imageReference, osDisk: { createOption: "FromImage" } } });
  const { system } = machineIn(judged([web], { images }), "web").machine;
  expect(system.kind === "windows" ? system.release : undefined).toBe(release);
  if (release === undefined) expect(system.because).toContain("activation-settings.images");
});
