import { globProblem } from "../../activation/glob";
import { CLOUDS, DELIVERY_PATHS } from "../../activation/settings";
import { EDITIONS, RELEASES } from "../../activation/windows";
import { parseSettings, problems } from "../../policies/settings";
import { SETTINGS_PROPERTIES } from "../../policies/settings-schema";

const POLICIES = ["mak-key-required", "moved-to-azure"];
const waiver = {
  policy: "mak-key-required",
  resource: "*legacy*",
  reason: "isolated lab",
  owner: "platform@corp.example",
  expires: "2027-03-31",
};

test.each([
  ["nothing", undefined],
  ["null", null],
  ["an empty object", {}],
  ["the engine's own key only", { enforcementLevel: "mandatory" }],
])("%s is no settings and no problem", async (_, value) => {
  expect(await parseSettings(value, POLICIES)).toEqual({ settings: {}, problems: [] });
});

test("every setting is taken, without the engine's own key", async () => {
  const settings = {
    clouds: [
      {
        match: {
          metadataHost: "*.corp.example",
          provider: "hub-*",
          location: "hub1",
          resourceGroup: "rg-*",
          stack: "p*",
        },
        cloud: "azure-stack-hub",
        build: "1.2311.1.22",
      },
    ],
    defaultCloud: "azure",
    images: [
      {
        match: { id: "*/gold", publisher: "contoso", offer: "*", sku: "*" },
        release: "2012",
        edition: "datacenter",
        bakedIn: "mak",
      },
    ],
    keyDelivery: [{ match: { tags: { activation: "vamt" }, name: "legacy-*" }, path: "mak" }],
    organizationKms: ["kms.corp.example"],
    waivers: [waiver],
  };
  const parsed = await parseSettings({ ...settings, enforcementLevel: "advisory" }, POLICIES);
  expect(parsed).toEqual({ settings, problems: [] });
});

const hub = { match: { provider: "hub" }, cloud: "azure-stack-hub" };

const match = { stack: "x" };
const CLOUD_NAMES = CLOUDS.join(", ");
const SETTINGS = Object.keys(SETTINGS_PROPERTIES);
const FIELDS = ["metadataHost", "provider", "location", "resourceGroup", "stack"];

const wrong: readonly (readonly [title: string, settings: unknown, path: string, problem: string | undefined])[] = [
  ["text instead of settings", "azure", "", problems.wrongType("", "object")],
  ["a list instead of settings", [], "", problems.wrongType([], "object")],
  ["an unknown key", { cloud: [] }, "", problems.unknownKey("cloud", SETTINGS)],
  ["a value instead of a list", { clouds: hub }, "clouds", problems.wrongType({}, "array")],
  ["null", { clouds: null }, "clouds", problems.wrongType(null, "array")],
  [
    "an unknown key in an entry",
    { clouds: [{ ...hub, region: "x" }] },
    "clouds[0]",
    problems.unknownKey("region", ["match", "cloud", "build"]),
  ],
  [
    "an unknown field to match",
    { clouds: [{ ...hub, match: { host: "x" } }] },
    "clouds[0].match",
    problems.unknownKey("host", FIELDS),
  ],
  [
    "a cloud that does not exist",
    { clouds: [hub, { ...hub, cloud: "aws" }] },
    "clouds[1].cloud",
    problems.wrongValue(CLOUD_NAMES),
  ],
  ["no cloud", { clouds: [{ match }] }, "clouds[0]", problems.missingKey("cloud")],
  ["nothing to match", { clouds: [{ ...hub, match: {} }] }, "clouds[0].match", problems.empty],
  ["a build of another form", { clouds: [{ ...hub, build: "v2311" }] }, "clouds[0].build", problems.wrongForm("build")],
  [
    "a build that is a number",
    { clouds: [{ ...hub, build: 2311 }] },
    "clouds[0].build",
    problems.wrongType(2311, "string"),
  ],
  ["an empty glob", { clouds: [{ ...hub, match: { stack: "" } }] }, "clouds[0].match.stack", problems.empty],
  ["a blank glob", { clouds: [{ ...hub, match: { stack: " " } }] }, "clouds[0].match.stack", globProblem(" ")],
  ["a bad glob", { clouds: [{ ...hub, match: { stack: "prod-[" } }] }, "clouds[0].match.stack", globProblem("prod-[")],
  ["a default cloud that does not exist", { defaultCloud: "Azure" }, "defaultCloud", problems.wrongValue(CLOUD_NAMES)],
  [
    "a release that does not exist",
    { images: [{ match: { id: "x" }, release: "2011" }] },
    "images[0].release",
    problems.wrongValue(RELEASES.join(", ")),
  ],
  [
    "an edition that does not exist",
    { images: [{ match: { id: "x" }, edition: "pro" }] },
    "images[0].edition",
    problems.wrongValue(EDITIONS.join(", ")),
  ],
  [
    "a key baked in that does not exist",
    { images: [{ match: { id: "x" }, bakedIn: true }] },
    "images[0].bakedIn",
    problems.wrongType(true, "string"),
  ],
  [
    "a path that does not exist",
    { keyDelivery: [{ match: { name: "x" }, path: "vamt" }] },
    "keyDelivery[0].path",
    problems.wrongValue(DELIVERY_PATHS.join(", ")),
  ],
  [
    "tags that are a text",
    { keyDelivery: [{ match: { tags: "x" }, path: "mak" }] },
    "keyDelivery[0].match.tags",
    problems.wrongType("", "object"),
  ],
  [
    "a bad glob for a tag",
    { keyDelivery: [{ match: { tags: { a: "[" } }, path: "mak" }] },
    "keyDelivery[0].match.tags.a",
    globProblem("["),
  ],
  [
    "a bad glob for a name",
    { keyDelivery: [{ match: { name: "[" }, path: "mak" }] },
    "keyDelivery[0].match.name",
    globProblem("["),
  ],
  ["a host that is empty", { organizationKms: [""] }, "organizationKms[0]", problems.empty],
  [
    "a waiver without an owner",
    { waivers: [{ ...waiver, owner: undefined }] },
    "waivers[0]",
    problems.missingKey("owner"),
  ],
  [
    "a waiver of no policy",
    { waivers: [{ ...waiver, policy: "mak" }] },
    "waivers[0].policy",
    problems.unknownPolicy("mak", POLICIES),
  ],
  [
    "a waiver whose date has another form",
    { waivers: [{ ...waiver, expires: "31.03.2027" }] },
    "waivers[0].expires",
    problems.wrongForm("expires"),
  ],
  [
    "a waiver whose date does not exist",
    { waivers: [{ ...waiver, expires: "2027-02-30" }] },
    "waivers[0].expires",
    problems.notDate,
  ],
  [
    "a waiver with a bad glob for a tag",
    { waivers: [{ ...waiver, tags: { "tier/1~x": "[" } }] },
    "waivers[0].tags.tier/1~x",
    globProblem("["),
  ],
  [
    "a tag with an escaped name that isn't a string",
    { keyDelivery: [{ match: { tags: { "tier/1~x": null } }, path: "mak" }] },
    "keyDelivery[0].match.tags.tier/1~x",
    problems.wrongType(null, "string"),
  ],
  [
    "a tag whose name ends with a number",
    { keyDelivery: [{ match: { tags: { tier1: 7, ok: "x" } }, path: "mak" }] },
    "keyDelivery[0].match.tags.tier1",
    problems.wrongType(7, "string"),
  ],
  [
    "a tag whose name begins with a number",
    { keyDelivery: [{ match: { tags: { "1st": [] } }, path: "mak" }] },
    "keyDelivery[0].match.tags.1st",
    problems.wrongType([], "string"),
  ],
  [
    "the eleventh of a list",
    { organizationKms: [...Array<string>(10).fill("kms.corp.example"), 7] },
    "organizationKms[10]",
    problems.wrongType(7, "string"),
  ],
  ["a waiver with a bad glob", { waivers: [{ ...waiver, resource: "[" }] }, "waivers[0].resource", globProblem("[")],
];

const shown: readonly (readonly [title: string, settings: unknown, problem: string])[] = [
  [
    "a plural",
    { clouds: [{ ...hub, match: { metadataHosts: "x" } }] },
    "has the unknown key `metadataHosts`; did you mean `metadataHost`?",
  ],
  ["a singular", { waiver: [] }, "has the unknown key `waiver`; did you mean `waivers`?"],
  [
    "a part of a policy's name",
    { waivers: [{ ...waiver, policy: "mak" }] },
    "names the unknown policy `mak`; did you mean `mak-key-required`?",
  ],
  [
    "a key that resembles none",
    { keyDelivery: [{ match: { name: "x", id: "y" }, path: "mak" }] },
    "has the unknown key `id`; valid names: tags, name",
  ],
  [
    "a tag with a name of its own",
    { keyDelivery: [{ match: { tags: { any: 1 } }, path: "mak" }] },
    "is a number; expected a string in quotes",
  ],
  [
    "a release without quotes in YAML",
    { images: [{ match: { id: "x" }, release: 2012 }] },
    "is a number; expected a string in quotes",
  ],
  ["an object instead of a text", { defaultCloud: {} }, "is an object; expected a string"],
];

test.each(shown)("the message says what is valid: %s", async (_, value, problem) => {
  expect((await parseSettings(value, POLICIES)).problems.map((one) => one.problem)).toEqual([problem]);
});

test.each(wrong)("%s is refused, at its path", async (_, value, path, problem) => {
  const given: unknown = JSON.parse(JSON.stringify(value));
  expect((await parseSettings(given, POLICIES)).problems).toEqual([{ path, problem }]);
});

test("settings of a wrong shape are not used at all, and all that is wrong is said at once", async () => {
  const { settings, problems: found } = await parseSettings(
    { defaultCloud: "aws", images: {}, organizationKms: ["kms"] },
    POLICIES,
  );
  expect(settings).toEqual({});
  expect(found.map(({ path }) => path).sort()).toEqual(["defaultCloud", "images"]);
});

test("with another problem, no setting is used, not even valid waivers", async () => {
  const clouds = [{ match: { stack: "[" }, cloud: "azure" }];
  const { settings, problems: found } = await parseSettings(
    { clouds, waivers: [{ ...waiver, policy: "mak" }, waiver] },
    POLICIES,
  );
  expect(settings).toEqual({});
  expect(found.map(({ path }) => path)).toEqual(["clouds[0].match.stack", "waivers[0].policy"]);
});

test("settings without waivers stay without", async () => {
  const settings = { organizationKms: ["kms.corp.example"] };
  expect(await parseSettings(settings, POLICIES)).toEqual({ settings, problems: [] });
});

test("a wrong waiver isn't used, and the other settings and waivers are", async () => {
  const wrong = [
    { ...waiver, policy: "mak" },
    { ...waiver, expires: "2027-02-30" },
    { ...waiver, resource: "[" },
  ];
  const value = { defaultCloud: "azure-local", waivers: [...wrong, waiver] };
  const { settings, problems: found } = await parseSettings(value, POLICIES);
  expect(settings).toEqual({ defaultCloud: "azure-local", waivers: [waiver] });
  expect(found.map(({ path }) => path)).toEqual(["waivers[2].resource", "waivers[0].policy", "waivers[1].expires"]);
});
