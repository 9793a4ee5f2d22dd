import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { matches } from "../../activation/glob";

const root = join(__dirname, "..", "..");
const ROOMS = ["activation", "docs", "languages", "machines", "policies", "stack", "test", "README.md"];
const GUIDE = readFileSync(join(root, "CONTRIBUTING.md"), "utf8");

function filesIn(path: string): string[] {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path)).flatMap((name) => (name.startsWith(".") ? [] : filesIn(`${path}/${name}`)));
}

const TEXTS = ROOMS.flatMap(filesIn)
  .filter((path) => path !== "test/docs/contributing.test.ts")
  .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));

/** The paths that a section of the guide lists, `<name>` filled in. */
function listed(heading: string, name: string): string[] {
  const section = GUIDE.split(/^### /m).find((one) => one.startsWith(heading)) ?? "";
  return [...section.matchAll(/^\d+\. `([^`]+)`/gm)].map(([, path = ""]) => path.replace("<name>", name));
}

/**
 * A change of each kind that was made before. The files that name it today are those the guide must list; `elsewhere`
 * are files that mention it for another reason.
 */
const WALKS: readonly {
  readonly heading: string;
  readonly name: string;
  readonly names: RegExp;
  readonly size: number;
  readonly elsewhere: readonly string[];
}[] = [
  {
    heading: "A new policy",
    name: "hub-licensing-mixed",
    names: /hub-licensing-mixed|hubLicensingMixed/,
    size: 8,
    elsewhere: [],
  },
  {
    heading: "A new resource type",
    name: "",
    names: /azure-native labservices:lab\b|labservices:Lab\b/i,
    size: 4,
    elsewhere: ["test/machines/fleet-shapes.test.ts"],
  },
  {
    heading: "A new image offer",
    name: "",
    names: /MicrosoftWindowsServerHPCPack/,
    size: 2,
    elsewhere: ["test/activation/catalog.test.ts", "test/activation/image-evidence.test.ts"],
  },
  {
    heading: "A new Windows release",
    name: "",
    names: /["`]2025["`]|Windows Server 2025 Datacenter |\t2025\t/,
    size: 12,
    elsewhere: ["catalog", "decide-keys", "decide-kms", "names", "product-key"]
      .map((subject) => `test/activation/${subject}.test.ts`)
      .concat("activation/decide/assumed.ts", "test/engine/policy-cases.ts"),
  },
];

describe.each(WALKS)("$heading", ({ heading, name, names, size, elsewhere }) => {
  const paths = listed(heading, name);
  const isListed = paths.map((path) => ({ path, isNamed: (file: string) => matches(path, file) }));
  const naming = TEXTS.filter(({ text }) => names.test(text)).map(({ path }) => path);

  test(`lists ${size} files`, () => {
    expect(paths).toHaveLength(size);
  });

  test("lists every file that such a change touches", () => {
    const unlisted = naming.filter(
      (path) => !elsewhere.includes(path) && !isListed.some(({ isNamed }) => isNamed(path)),
    );
    expect(unlisted).toEqual([]);
  });

  test("lists no file that such a change doesn't touch", () => {
    const idle = isListed.filter(({ path, isNamed }) => path !== "CHANGELOG.md" && !naming.some(isNamed));
    expect(idle.map(({ path }) => path)).toEqual([]);
  });
});
