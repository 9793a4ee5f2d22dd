import { type FileAccess, LinkedFiles } from "../../documents/linked-files";
import type { FollowLink, LinkedFile, TemplateLink } from "../../values/template-links";

/** Files on the disk, and those of them that were given. */
function access(files: readonly string[], inputs: readonly string[] = []): FileAccess {
  return {
    inputs,
    find: (path) => (files.includes(path) ? path : undefined),
    read: (path) => JSON.stringify({ path }),
  };
}

/** Follows a link that must lead to a file. */
function followed(follow: FollowLink, link: TemplateLink): LinkedFile {
  const found = follow(link);
  if (found === undefined || found === "cycle") throw new Error(`leads to ${found ?? "nothing"}`);
  return found;
}

const uri = (target: string): TemplateLink => ({ kind: "uri", target });
const path = (target: string): TemplateLink => ({ kind: "path", target });
const UNKNOWN_BASE = "{?parameters._artifactsLocation}";
/** What `deployment().properties.templateLink.uri` is in a template. */
const OWN_URI = "{?deployment().properties.templateLink.uri~1}";
const TOKEN = "{?parameters._artifactsLocationSasToken}";

type Case = readonly [what: string, link: TemplateLink, files: readonly string[], found: string];

const ACCEPT: readonly Case[] = [
  ["a path", path("nested/vm.json"), ["/a/nested/vm.json"], "/a/nested/vm.json"],
  ["a path with backslashes", path("nested\\vm.json"), ["/a/nested/vm.json"], "/a/nested/vm.json"],
  ["a path upward", path("../shared/vm.json"), ["/shared/vm.json"], "/shared/vm.json"],
  ["a URI in another folder", uri("https://h/x/y/vm.json"), ["/a/vm.json"], "/a/vm.json"],
  ["a URI with folders", uri("https://h/x/nested/vm.json"), ["/a/vm.json", "/a/nested/vm.json"], "/a/nested/vm.json"],
  ["a token", uri("https://h/x/vm.json?sv=1/b.json&sig=2"), ["/a/vm.json", "/a/b.json"], "/a/vm.json"],
  ["an unknown base", uri(`${UNKNOWN_BASE}/vm.json`), ["/a/vm.json"], "/a/vm.json"],
  ["an unknown token", uri(`${UNKNOWN_BASE}/n/vm.json${TOKEN}`), ["/a/n/vm.json"], "/a/n/vm.json"],
  ["an unknown base before the name", uri(`${UNKNOWN_BASE}vm.json?sv=1`), ["/a/vm.json"], "/a/vm.json"],
  ["an unknown base before a folder", uri(`${UNKNOWN_BASE}n/vm.json`), ["/a/vm.json", "/a/n/vm.json"], "/a/n/vm.json"],
  ["a URI upward", uri(`${OWN_URI}/../x/vm.json`), ["/x/vm.json", "/a/vm.json"], "/x/vm.json"],
  ["a URI down and up", uri(`${UNKNOWN_BASE}/n/../x/./vm.json`), ["/a/n/x/vm.json", "/a/x/vm.json"], "/a/x/vm.json"],
  ["a folder that the URI names", uri("https://h/a/vm.json"), ["/a/vm.json", "/a/a/vm.json"], "/a/a/vm.json"],
];

test.each(ACCEPT)("%s leads to a file", (_, link, files, found) => {
  expect(followed(new LinkedFiles(access(files)).linksIn("/a/main.json"), link).content).toEqual({ path: found });
});

const REJECT: readonly (readonly [
  what: string,
  link: TemplateLink,
  files: readonly string[],
  inputs: readonly string[],
])[] = [
  ["a path that is unknown", path("{?parameters.x}/vm.json"), ["/a/vm.json"], []],
  ["a name that is partly unknown", uri("https://h/vm-{?parameters.x}.json"), ["/a/vm-.json"], []],
  ["a name after a known folder that is partly unknown", uri("https://h/x/{?parameters.x}vm.json"), ["/a/vm.json"], []],
  ["a URI further upward", uri(`${OWN_URI}/../../x/vm.json`), ["/a/x/vm.json/y"], []],
  ["no such file", uri("https://h/vm.json"), ["/a/other.json"], []],
  ["another folder's template of the same name", uri("https://h/x/main.json"), ["/a/main.json"], []],
  ["an input of the same name only", uri("https://h/x/vm.json"), [], ["/b/vm.json"]],
  ["two inputs alike", uri("https://h/x/vm.json"), [], ["/b/x/vm.json", "/c/x/vm.json"]],
  ["a host alone", uri("https://vm.json"), ["/a/vm.json"], []],
];

test.each(REJECT)("%s leads nowhere", (_, link, files, inputs) => {
  expect(new LinkedFiles(access(files, inputs)).linksIn("/a/main.json")(link)).toBeUndefined();
});

test("an input elsewhere is found by its folder and name", () => {
  const links = new LinkedFiles(access(["/a/y.json"], ["/b/x/vm.json", "/c/y/vm.json"]));
  expect(followed(links.linksIn("/a/main.json"), uri("https://h/x/vm.json")).content).toEqual({ path: "/b/x/vm.json" });
});

test.each<readonly [what: string, target: string, inputs: readonly string[], found: string]>([
  [
    "by the folder that is left of a URI upward",
    "https://h/x/y/../vm.json",
    ["/b/y/vm.json", "/b/x/vm.json"],
    "/b/x/vm.json",
  ],
  [
    "by more of its folders than another",
    "https://h/p/x/vm.json",
    ["/c/x/vm.json", "/b/p/x/vm.json"],
    "/b/p/x/vm.json",
  ],
  [
    "whatever its token",
    "https://h/x/vm.json?sv=1&sig=a\n/y/vm.json",
    ["/c/y/vm.json", "/b/x/vm.json"],
    "/b/x/vm.json",
  ],
])("an input elsewhere is found %s", (_, target, inputs, found) => {
  const links = new LinkedFiles(access([], inputs));
  expect(followed(links.linksIn("/a/main.json"), uri(target)).content).toEqual({ path: found });
});

test("a file is read once", () => {
  const reads: string[] = [];
  const files = access(["/a/vm.json"]);
  const links = new LinkedFiles({ ...files, read: (file) => (reads.push(file), files.read(file)) });
  for (const file of ["/a/main.json", "/a/other.json"]) followed(links.linksIn(file), path("vm.json"));
  expect(reads).toEqual(["/a/vm.json"]);
});

test("a file next to the template wins over an input that matches as well", () => {
  const links = new LinkedFiles(access(["/a/n/vm.json"], ["/a/n/vm.json", "/b/n/vm.json"]));
  expect(followed(links.linksIn("/a/main.json"), uri("https://h/n/vm.json")).content).toEqual({ path: "/a/n/vm.json" });
});

test("what a linked template links to is seen from its folder and from those that lead to it", () => {
  const files = ["/a/nested/one.json", "/a/nested/two.json", "/a/main.json"];
  const links = new LinkedFiles(access(files));
  const one = followed(links.linksIn("/a/main.json"), path("nested/one.json"));
  for (const link of [path("two.json"), uri(`${UNKNOWN_BASE}/nested/two.json`)]) {
    expect(followed(one.follow, link).content).toEqual({ path: "/a/nested/two.json" });
  }
  expect([...links.read]).toEqual([]);
  one.onRead();
  expect([...links.read]).toEqual(["/a/nested/one.json"]);
});

test.each<readonly [what: string, link: TemplateLink]>([
  ["a path to itself", path("one.json")],
  ["a path to the template that links to it", path("../main.json")],
  ["a URI with an unknown base", uri(`${UNKNOWN_BASE}/main.json`)],
  ["a URI with the same folder", uri("https://h/nested/one.json")],
])("%s is a cycle", (_, link) => {
  const links = new LinkedFiles(access(["/a/main.json", "/a/nested/one.json"]));
  const one = followed(links.linksIn("/a/main.json"), path("nested/one.json"));
  expect(one.follow(link)).toBe("cycle");
});
