import { parseSettings } from "../../policies/settings";

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

/** What is wrong, where, and words of the problem that name the kind and the mend. */
const wrong: readonly (readonly [title: string, settings: unknown, path: string, ...words: string[]])[] = [
  ["text instead of settings", "azure", "", "string", "object"],
  ["a list instead of settings", [], "", "an array", "object"],
  ["an unknown key", { cloud: [] }, "", "`cloud`", "remove it or correct its name"],
  ["a value instead of a list", { clouds: hub }, "clouds", "object", "array"],
  ["null", { clouds: null }, "clouds", "null", "array"],
  ["an unknown key in an entry", { clouds: [{ ...hub, region: "x" }] }, "clouds[0]", "`region`"],
  ["an unknown field to match", { clouds: [{ ...hub, match: { host: "x" } }] }, "clouds[0].match", "`host`"],
  ["a cloud that does not exist", { clouds: [hub, { ...hub, cloud: "aws" }] }, "clouds[1].cloud", "azure-stack-hub"],
  ["no cloud", { clouds: [{ match: { stack: "x" } }] }, "clouds[0]", "`cloud`", "add it"],
  ["nothing to match", { clouds: [{ ...hub, match: {} }] }, "clouds[0].match"],
  ["a build of another form", { clouds: [{ ...hub, build: "v2311" }] }, "clouds[0].build", "match the pattern"],
  ["a build that is a number", { clouds: [{ ...hub, build: 2311 }] }, "clouds[0].build", "number", "string"],
  ["an empty glob", { clouds: [{ ...hub, match: { stack: "" } }] }, "clouds[0].match.stack"],
  ["a blank glob", { clouds: [{ ...hub, match: { stack: " " } }] }, "clouds[0].match.stack", "matches nothing"],
  ["a bad glob", { clouds: [{ ...hub, match: { stack: "prod-[" } }] }, "clouds[0].match.stack", "glob"],
  ["a default cloud that does not exist", { defaultCloud: "Azure" }, "defaultCloud", "azure-us-government"],
  [
    "a release that does not exist",
    { images: [{ match: { id: "x" }, release: "2011" }] },
    "images[0].release",
    "2012-r2",
  ],
  [
    "an edition that does not exist",
    { images: [{ match: { id: "x" }, edition: "pro" }] },
    "images[0].edition",
    "datacenter",
  ],
  [
    "a key baked in that does not exist",
    { images: [{ match: { id: "x" }, bakedIn: true }] },
    "images[0].bakedIn",
    "boolean",
  ],
  [
    "a path that does not exist",
    { keyDelivery: [{ match: { name: "x" }, path: "vamt" }] },
    "keyDelivery[0].path",
    "mak, kms",
  ],
  [
    "tags that are a text",
    { keyDelivery: [{ match: { tags: "x" }, path: "mak" }] },
    "keyDelivery[0].match.tags",
    "object",
  ],
  [
    "a bad glob for a tag",
    { keyDelivery: [{ match: { tags: { a: "[" } }, path: "mak" }] },
    "keyDelivery[0].match.tags.a",
    "glob",
  ],
  [
    "a bad glob for a name",
    { keyDelivery: [{ match: { name: "[" }, path: "mak" }] },
    "keyDelivery[0].match.name",
    "glob",
  ],
  ["a host that is empty", { organizationKms: [""] }, "organizationKms[0]"],
  ["a waiver without an owner", { waivers: [{ ...waiver, owner: undefined }] }, "waivers[0]", "`owner`"],
  [
    "a waiver of no policy",
    { waivers: [{ ...waiver, policy: "mak" }] },
    "waivers[0].policy",
    "mak-key-required, moved-to-azure",
  ],
  [
    "a waiver whose date has another form",
    { waivers: [{ ...waiver, expires: "31.03.2027" }] },
    "waivers[0].expires",
    "match the pattern",
  ],
  [
    "a waiver whose date does not exist",
    { waivers: [{ ...waiver, expires: "2027-02-30" }] },
    "waivers[0].expires",
    "YYYY-MM-DD",
  ],
  [
    "a waiver with a bad glob for a tag",
    { waivers: [{ ...waiver, tags: { "tier/1~x": "[" } }] },
    "waivers[0].tags.tier/1~x",
    "glob",
  ],
  [
    "a tag with an escaped name that isn't a string",
    { keyDelivery: [{ match: { tags: { "tier/1~x": null } }, path: "mak" }] },
    "keyDelivery[0].match.tags.tier/1~x",
    "is null",
    "string",
  ],
  [
    "a tag whose name ends with a number",
    { keyDelivery: [{ match: { tags: { tier1: 7, ok: "x" } }, path: "mak" }] },
    "keyDelivery[0].match.tags.tier1",
    "is a number",
  ],
  [
    "a tag whose name begins with a number",
    { keyDelivery: [{ match: { tags: { "1st": [] } }, path: "mak" }] },
    "keyDelivery[0].match.tags.1st",
    "is an array",
  ],
  [
    "the eleventh of a list",
    { organizationKms: [...Array<string>(10).fill("kms.corp.example"), 7] },
    "organizationKms[10]",
    "is a number",
  ],
  ["a waiver with a bad glob", { waivers: [{ ...waiver, resource: "[" }] }, "waivers[0].resource", "glob"],
];

test.each(wrong)("%s is refused, at its path", async (_, value, path, ...words) => {
  const given: unknown = JSON.parse(JSON.stringify(value));
  const { problems } = await parseSettings(given, POLICIES);
  expect(problems.map((one) => one.path)).toEqual([path]);
  for (const word of words) expect(problems[0]?.problem).toContain(word);
});

test("settings of a wrong shape are not used at all, and all that is wrong is said at once", async () => {
  const { settings, problems } = await parseSettings(
    { defaultCloud: "aws", images: {}, organizationKms: ["kms"] },
    POLICIES,
  );
  expect(settings).toEqual({});
  expect(problems.map(({ path }) => path).sort()).toEqual(["defaultCloud", "images"]);
});

test("with another problem, no setting is used, not even valid waivers", async () => {
  const clouds = [{ match: { stack: "[" }, cloud: "azure" }];
  const { settings, problems } = await parseSettings(
    { clouds, waivers: [{ ...waiver, policy: "mak" }, waiver] },
    POLICIES,
  );
  expect(settings).toEqual({});
  expect(problems.map(({ path }) => path)).toEqual(["clouds[0].match.stack", "waivers[0].policy"]);
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
  const { settings, problems } = await parseSettings(value, POLICIES);
  expect(settings).toEqual({ defaultCloud: "azure-local", waivers: [waiver] });
  expect(problems.map(({ path }) => path)).toEqual(["waivers[2].resource", "waivers[0].policy", "waivers[1].expires"]);
});
