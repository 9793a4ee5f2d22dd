import type { ImageRule } from "../../activation/settings";
import { judged, machineIn } from "../policies/declare";
import { vm } from "../policies/programs";
import { LATER } from "./network-stack";

const OLD: ImageRule = { match: { sku: "old" }, release: "2012" };
const CORP: ImageRule = { match: { publisher: "corp" }, release: "2019" };
const CORP_2012: ImageRule = { ...CORP, release: "2012" };
const SERVER_2012 = { offer: "WindowsServer", sku: "2012-Datacenter" };

const EDITION: ImageRule = { match: { publisher: "corp" }, release: "2012", edition: "datacenter" };

const ANY: ImageRule = { match: { id: "*" }, release: "2012" };
const GOLD: ImageRule = { match: { id: "*gold*" }, release: "2016" };

test.each<[what: string, storage: object, images: readonly ImageRule[], release: string | undefined]>([
  ["an image's id", { imageReference: { id: LATER } }, [ANY], "2012"],
  ["an image's id, before another rule", { imageReference: { id: LATER } }, [ANY, GOLD], "2012"],
  ["an image's id, after one for a publisher", { imageReference: { id: LATER } }, [CORP, ANY], "2012"],
  ["not after a rule that may match", { imageReference: { id: LATER } }, [GOLD, ANY], undefined],
  ["not an image of which nothing is known", { imageReference: LATER }, [ANY], undefined],
  ["not an image with a publisher", { imageReference: { id: LATER, publisher: "corp" } }, [ANY], undefined],
  ["not an unknown word", { imageReference: { id: LATER, publisher: LATER } }, [ANY], undefined],
  ["a known id", { imageReference: { id: "/images/gold" } }, [GOLD, ANY], "2016"],
])("a rule for any id matches %s", (_, storage, images, release) => {
  const web = vm("web", "", { storageProfile: { ...storage, osDisk: { createOption: "FromImage" } } });
  const { system } = machineIn(judged([web], { images }), "web").machine;
  expect(system.kind === "windows" ? system.release : undefined).toBe(release);
});

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
