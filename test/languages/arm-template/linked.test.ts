import type { FollowLink } from "../../../values/template-links";
import { CONTEXT, read, vm } from "./reading";

const CHILD = {
  parameters: { name: { type: "string", defaultValue: "by-default" } },
  outputs: { made: { type: "string", value: "[parameters('name')]" } },
  resources: [vm({ name: "[parameters('name')]" })],
};
const VALUES = { contentVersion: "1.0.0.0", parameters: { name: { value: "from-file" } } };

function deployment(templateLink: unknown, more: object = {}) {
  return { type: "Microsoft.Resources/deployments", name: "child", properties: { templateLink, ...more } };
}

/** A template that links to `child.json`, which links to the files in its own folder. */
const FILES: Readonly<Record<string, unknown>> = {
  "child.json": CHILD,
  "values.json": VALUES,
  "middle.json": { resources: [deployment({ relativePath: "child.json" })] },
  "circle.json": { resources: [vm(), deployment({ relativePath: "circle.json" })] },
  "text.json": "a text",
  "endless.json": {
    resources: [deployment({ relativePath: "endless.json" })],
    outputs: { made: { value: "[reference('child').outputs.made.value]" } },
  },
};

/** Follows links by their last segment, and remembers what was read. */
function readLinked(resource: object, more: object = {}) {
  const asked: string[] = [];
  const used: string[] = [];
  const follow: FollowLink = ({ kind, target }) => {
    asked.push(`${kind} ${target}`);
    if (target.includes("main.json")) return "cycle";
    const name = Object.keys(FILES).find((file) => target.includes(file));
    return name === undefined ? undefined : { content: FILES[name], follow, onRead: () => used.push(name) };
  };
  const parameters = { base: { type: "string" }, token: { type: "securestring" }, unset: { type: "string" } };
  const template = { parameters, resources: [resource], ...more };
  return { ...read(template, {}, { ...CONTEXT, follow }), asked, used };
}

const given = { parameters: { name: { value: "given" } } };
const BASE = "{?parameters.base}";
const ACCEPT: readonly (readonly [what: string, link: unknown, asked: string])[] = [
  ["a path", { relativePath: "child.json" }, "path child.json"],
  ["a URI", { uri: "https://host/a/child.json" }, "uri https://host/a/child.json"],
  [
    "a URI with unknown parts",
    { uri: "[concat(parameters('base'), '/child.json', parameters('token'))]" },
    `uri ${BASE}/child.json{?parameters.token}`,
  ],
  ["a URI next to an empty path", { relativePath: "", uri: "https://host/child.json" }, "uri https://host/child.json"],
  ["the function uri", { uri: "[uri(parameters('base'), 'child.json')]" }, `uri ${BASE}/child.json`],
  [
    "the function uri with an unknown token",
    { uri: "[uri('https://host/a/main.json', concat('child.json', parameters('token')))]" },
    "uri https://host/a/child.json{?parameters.token}",
  ],
];

test.each(ACCEPT)("a template linked by %s is read with its parameters", (_, link, asked) => {
  const reading = readLinked(deployment(link, given));
  expect([reading.names, reading.asked, reading.used]).toEqual([["given"], [asked], ["child.json"]]);
});

test("an address that begins with the template's own ends as it is written", () => {
  const { asked, names } = readLinked(
    deployment({ uri: "[uri(deployment().properties.templateLink.uri, 'nested/child.json')]" }),
  );
  expect(asked).toEqual([expect.stringMatching(/^uri \{\?.*\}\/nested\/child\.json$/)]);
  expect(names).toEqual(["by-default"]);
});

test("a linked template may link to others, and its outputs are known outside", () => {
  expect(readLinked(deployment({ relativePath: "middle.json" })).names).toEqual(["by-default"]);
  const asker = vm({ name: "[reference('child').outputs.made.value]", dependsOn: ["child"] });
  expect(readLinked(asker, { resources: [asker, deployment({ relativePath: "child.json" }, given)] }).names).toEqual([
    "given",
    "given",
  ]);
});

test("linked parameters are read", () => {
  const reading = readLinked(deployment({ relativePath: "child.json" }, { parametersLink: { uri: "x/values.json" } }));
  expect([reading.names, reading.problems]).toEqual([["from-file"], []]);
});

test("a template links to files of its own folder", () => {
  const inner: FollowLink = () => ({ content: CHILD, follow: inner, onRead: () => undefined });
  const content = { resources: [deployment({ relativePath: "other.json" }, given)] };
  const outer: FollowLink = ({ target }) =>
    target === "sub/middle.json" ? { content, follow: inner, onRead: () => undefined } : undefined;
  const resources = [deployment({ relativePath: "sub/middle.json" })];
  expect(read({ resources }, {}, { ...CONTEXT, follow: outer })).toMatchObject({ names: ["given"], places: [] });
});

test("a deployment of a linked template has its name only there", () => {
  const asker = vm({ name: "[reference('child').outputs.made.value]" });
  const outer = { ...deployment({ relativePath: "middle.json" }), name: "outer" };
  const written = { ...outer, properties: { ...outer.properties, template: "[null()]" } };
  for (const resource of [outer, written])
    expect(readLinked(asker, { resources: [asker, resource] }).names).toEqual([
      expect.stringMatching(/^\{\?expression/),
      "by-default",
    ]);
});

test("an output that leads to itself is unknown", () => {
  const asker = vm({ name: "[reference('child').outputs.made.value]" });
  const reading = readLinked(asker, { resources: [asker, deployment({ relativePath: "endless.json" })] });
  expect(reading.names).toEqual([expect.stringMatching(/^\{\?expression/)]);
  expect(reading.problems.map(({ reason }) => reason)).toEqual(["deployments are nested too deeply"]);
});

test("a wrong address is a problem at its place", () => {
  expect(readLinked(deployment({ uri: "[]" })).places).toEqual([
    "resources[0].properties.templateLink.uri",
    "resources[0].properties.template",
  ]);
});

test("a circle ends", () => {
  expect(readLinked(deployment({ relativePath: "circle.json" })).problems.map(({ reason }) => reason)).toEqual([
    "deployments are nested too deeply",
  ]);
});

test("a deployment that isn't deployed is followed, but its template isn't read", () => {
  const reading = readLinked({ ...deployment({ relativePath: "child.json" }), condition: false });
  expect([reading.names, reading.used]).toEqual([[], []]);
});

const REJECT: readonly (readonly [what: string, link: unknown, more: object, reason: string])[] = [
  [
    "an unknown file",
    { relativePath: "a/none.json" },
    {},
    "linked template `none.json`, not found next to this template",
  ],
  [
    "an unknown name",
    { uri: "[concat('https://h/', parameters('unset'), '.json')]" },
    {},
    "linked template `{unset}.json`",
  ],
  [
    "a template of the chain",
    { relativePath: "main.json" },
    {},
    "linked template `main.json`, which links back to itself",
  ],
  ["a query", { uri: "https://h/none.json?sig=secret" }, {}, "linked template `none.json`, not"],
  ["a template spec", { id: "/subscriptions/s" }, {}, "linked template of unknown address"],
  ["something else than a template", { uri: "text.json" }, {}, "linked template `text.json`, not a JSON object"],
  [
    "unknown parameters",
    { uri: "child.json" },
    { parametersLink: { uri: "no.json" } },
    "linked parameters `no.json`, not",
  ],
];

test.each(REJECT)("%s is a problem", (_, link, more, reason) => {
  const { problems } = readLinked(deployment(link, more));
  expect(problems.map((one) => one.reason)).toEqual([expect.stringContaining(reason)]);
  expect(JSON.stringify(problems)).not.toContain("secret");
});

test("without files around it, a template that links to others is a problem", () => {
  expect(read({ resources: [deployment({ relativePath: "child.json" })] }).problems).toEqual([
    { path: "resources[0].properties.template", reason: "linked template `child.json`" },
  ]);
});
