import { PAGES } from "../../activation/tables/pages";
import type { Gap } from "../../activation/verdict";
import { activationUndecided, incompleteFindings, untriedFindings } from "../../policies/activation-undecided";
import { gapText, gapsText } from "../../policies/gap-phrases";
import type { Judged, Judgement } from "../../policies/policy";
import { CARRIER, at, kmsHosts, machineOf } from "../activation/machines";
import { judged } from "./declare";

const [named = { host: "", port: 0, carrier: CARRIER }] = kmsHosts("kms.corp.example");
const source = "https://learn.microsoft.com/x";

/** Every gap, and what its text must name of it. */
const GAPS: readonly (readonly [gap: Gap, names: readonly string[]])[] = [
  [{ gap: "image", because: "a custom image" }, ["a custom image", "activation-settings.images"]],
  [{ gap: "cloud", because: "its provider" }, ["its provider", "activation-settings.clouds"]],
  [{ gap: "build", because: "1.9999" }, ["1.9999", "`build`"]],
  [{ gap: "delivery", why: "key-vault", carrier: CARRIER }, [CARRIER.what, CARRIER.name, "key vault"]],
  [{ gap: "key-delivery" }, ["activation-settings.keyDelivery", "name or tag"]],
  [{ gap: "disk" }, ["bakedIn"]],
  [{ gap: "condition" }, ["condition"]],
  [{ gap: "defaults", failing: [[{ parameter: "sku", value: "2012" }]] }, ["`sku`", "`2012`", "--parameters"]],
  [
    {
      gap: "defaults",
      failing: [
        [
          { parameter: "sku", value: "2012" },
          { parameter: "offer", value: "Server" },
        ],
      ],
    },
    ["`sku` = `2012` and `offer` = `Server`"],
  ],
  [{ gap: "network", because: "a route", settle: "add it" }, ["a route", "add it"]],
  [{ gap: "kms-host", named }, ["kms.corp.example:1688", CARRIER.name, "organizationKms"]],
  [{ gap: "no-source", statement: "how it activates", source }, ["how it activates", "keyDelivery"]],
  [{ gap: "not-activated", status: "notification" }, ["notification", "slmgr.vbs /ato"]],
  [{ gap: "evaluation" }, ["evaluation edition", "/Set-Edition", "activation-settings.images"]],
  [{ gap: "held-key", statement: "why it holds a MAK", source }, ["why it holds a MAK", "AVMA key"]],
];

test.each(GAPS)("the text of %j names what is missing, and where to declare it", (gap, names) => {
  for (const name of names) expect(gapText(gap)).toContain(name);
});

test("each gap has its own text", () => {
  expect(new Set(GAPS.map(([gap]) => gapText(gap))).size).toBe(GAPS.length);
});

const image = (because: string): Gap => ({ gap: "image", because });

test("gaps are listed once each and sorted, and more than five are counted", () => {
  const gaps = ["f", "b", "a", "c", "e", "d", "b"].map(image);
  const listed = ["a", "b", "c", "d", "e"].map(image).map(gapText).join("; ");
  expect(gapsText(gaps)).toBe(`${listed}; and 1 more`);
  expect(gapsText(gaps.slice(1))).toBe(listed);
});

const EMPTY = judged([]);

function undecided(place: Judged["machine"]["place"], ...gaps: readonly [Gap, ...Gap[]]): Judgement {
  return {
    ...EMPTY,
    unsettled: [{ machine: machineOf({ place }), verdict: { kind: "undecided", gaps, assumed: undefined } }],
  };
}

test.each<[what: string, place: Judged["machine"]["place"], gap: Gap, page: string]>([
  ["on Azure", at("azure"), { gap: "disk" }, PAGES.azureFaq.source],
  ["on a Hub", at("azure-stack-hub"), { gap: "disk" }, PAGES.hubGuests.source],
  ["on Azure Local", at("azure-local"), { gap: "disk" }, PAGES.localActivation.source],
  [
    "of whose network something is unknown",
    at("azure"),
    { gap: "network", because: "", settle: "" },
    PAGES.azureRoutes.source,
  ],
  [
    "of whose Hub the build is unknown",
    at("azure-stack-hub"),
    { gap: "build", because: "" },
    PAGES.hubReleaseNotes.source,
  ],
  ["that no source describes", at("azure"), { gap: "no-source", statement: "", source }, source],
  ["that is an evaluation edition", at("azure"), { gap: "evaluation" }, PAGES.conversion.source],
  ["that holds another key", at("azure"), { gap: "held-key", statement: "", source }, source],
])("an undecided machine %s gets the page that decides it", (_, place, gap, page) => {
  expect(activationUndecided.find(undecided(place, gap)).map(({ message }) => message.split(" See ")[1])).toEqual([
    page,
  ]);
});

test("the missing facts are counted", () => {
  const messages = [undecided(at("azure"), image("a")), undecided(at("azure"), image("a"), image("b"))];
  expect(messages.flatMap(activationUndecided.find).map(({ message }) => /missing (\w+)/.exec(message)?.[1])).toEqual([
    "fact",
    "facts",
  ]);
});

test.each([
  ["what a file leaves out", incompleteFindings],
  ["the values that weren't tried", untriedFindings],
])("%s is one finding about the file, none if it's nothing", (_, findings) => {
  expect(findings("state.json", [])).toEqual([]);
  const [finding, ...others] = findings("state.json", ["`b`", "`a`"]);
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ urn: undefined, name: "state.json", path: "" });
  expect(finding?.message).toMatch(/`state\.json`.*`a`; `b`/);
});

test("each unreadable place of a resource is named in its one finding", () => {
  const place = { urn: "urn:a", name: "a", path: "", reason: "too large" };
  const unreadable = [
    place,
    { ...place, path: "properties.template", reason: "no JSON" },
    { ...place, urn: "urn:b", name: "b" },
  ];
  const found = activationUndecided.find({ ...EMPTY, unreadable });
  expect(found.map(({ urn, name, path }) => [urn, name, path])).toEqual([
    ["urn:a", "a", ""],
    ["urn:b", "b", ""],
  ]);
  expect(found[0]?.message).toContain("no JSON (`properties.template`); too large.");
});
