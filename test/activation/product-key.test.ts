import { inspect } from "node:util";
import fc from "fast-check";
import { type KeyKind, MASK, ProductKey, maskProductKeys } from "../../activation/product-key";
import { AVMA_KEYS } from "../../activation/tables/avma-keys";
import { GENERIC_INSTALL_KEYS } from "../../activation/tables/generic-install-keys";
import { KMS_CLIENT_KEYS } from "../../activation/tables/kms-client-keys";
import type { PublishedKey } from "../../activation/tables/published-key";
import type { Release } from "../../activation/windows";
import { KEY, KEY_LIKE, SPELLED_KEY, mayHoldKey } from "../../values/key-text";
import { leastCpuTime } from "../cpu-time";

/** Well-formed, made up for this test, and in no published table. */
const MAK_2012 = "BCDFG-HJKMN-PQRTV-WXY23-46789";
const MAK_2008 = "BCDFG-HJKMP-PQRTV-WXY23-46789";

/** The same with other characters than hyphens between its groups, or with characters that nobody sees. */
const SEPARATED = [
  "BCDFG\u2013HJKMN\u2013PQRTV\u2013WXY23\u201346789",
  "BCDFG-HJKMN-PQRTV-WXY23\u201446789",
  "BCDFG\u2011HJKMN\u2011PQRTV\u2011WXY23\u201146789",
  "BCDFG\u2212HJKMN-PQRTV-WXY23-46789",
  "BCDFG HJKMN PQRTV WXY23 46789",
  "bcdfg hjkmn pqrtv wxy23 46789",
  "BCDFG - HJKMN - PQRTV - WXY23 - 46789",
  "BCDFG- HJKMN- PQRTV- WXY23- 46789",
  "BCDFG\u00A0HJKMN\u00A0PQRTV\u00A0WXY23\u00A046789",
  "BCDFG\u200B-HJKMN-PQRTV-WXY23-46789",
  "BCDFG-\u200BHJKMN-PQRTV-WXY23-46789",
  "BCD\u200DFG-HJKMN-PQRTV-WXY23-46789",
  "BCDFG\u200BHJKMN\u200BPQRTV\u200BWXY23\u200B46789",
  "BCDFG-HJKMN-PQRTV-WXY23-46789\u200B",
  "\uFEFFBCDFG-HJKMN-PQRTV-WXY23-46789",
];

const cases = (table: readonly PublishedKey[]) => table.map((row) => [row.name, row] as const);

const rowsOf = (key: string, expected: KeyKind["kind"]) => {
  const { kind } = ProductKey.of(key);
  return kind.kind === expected && "rows" in kind ? kind.rows : [];
};

describe("every published key is known by its table", () => {
  test.each(cases(AVMA_KEYS))("AVMA key of %s", (_, { key, ...row }) => {
    expect(rowsOf(key, "avma")).toContainEqual(row);
  });

  test.each(cases(KMS_CLIENT_KEYS))("KMS client key of %s", (_, { key, ...row }) => {
    expect(rowsOf(key, "kms-client")).toContainEqual(row);
  });

  test.each(cases(GENERIC_INSTALL_KEYS))("generic install key of %s", (_, { key, ...row }) => {
    expect(rowsOf(key, "generic-install")).toContainEqual(row);
  });

  test("a key that serves several releases names them all", () => {
    expect(rowsOf("H3RNG-8C32Q-Q8FRX-6TDXV-WMBMW", "avma").flatMap((row) => row.releases)).toEqual([
      "2019",
      "sac-1909",
      "sac-1903",
      "sac-1809",
    ]);
  });

  test("no key is in two tables, nor twice with the same name", () => {
    const kms = new Set(KMS_CLIENT_KEYS.map((row) => row.key));
    const install = new Set(GENERIC_INSTALL_KEYS.map((row) => row.key));
    expect(install.size).toBe(GENERIC_INSTALL_KEYS.length);
    expect([...AVMA_KEYS, ...KMS_CLIENT_KEYS].filter((row) => install.has(row.key))).toEqual([]);
    expect(AVMA_KEYS.filter((row) => kms.has(row.key))).toEqual([]);
    expect(kms.size).toBe(KMS_CLIENT_KEYS.length);
  });

  test("every published key has the syntax of its generation", () => {
    for (const { key, releases } of [...AVMA_KEYS, ...KMS_CLIENT_KEYS, ...GENERIC_INSTALL_KEYS]) {
      expect(key).toMatch(/^[BCDFGHJKMNPQRTVWXY2346789]{5}(-[BCDFGHJKMNPQRTVWXY2346789]{5}){4}$/);
      const old = ["2008", "2008-r2", "client-vista", "client-7"].includes(releases[0]);
      expect(key.split("N").length - 1).toBe(old ? 0 : 1);
    }
  });
});

describe("a key that no table lists is classified by its syntax", () => {
  const kinds: readonly (readonly [text: string, kind: KeyKind])[] = [
    [MAK_2012, { kind: "possible-mak", generation: "windows-8-and-later" }],
    [MAK_2008, { kind: "possible-mak", generation: "before-windows-8" }],
    [`  ${MAK_2012.toLowerCase()} \r\n`, { kind: "possible-mak", generation: "windows-8-and-later" }],
    ["BBBBB-HJKMN-PQRTV-WXY23-46789", { kind: "possible-mak", generation: "windows-8-and-later" }],
    // Both are called AVMA keys in public scripts and are in no table of Microsoft (facts, section 1).
    ["B69WH-PRNHK-BXVK3-P9XF7-XD84C", { kind: "possible-mak", generation: "windows-8-and-later" }],
    ["BCR9J-3M3YR-9WYR8-RKQBV-3VQ8B", { kind: "possible-mak", generation: "before-windows-8" }],
    ["BCDFG-HJKMN-PQRTN-WXY23-46789", { kind: "malformed", why: "more-than-one-n" }],
    ["BCDFG-HJKMN-PQRTV-WXY23-4678A", { kind: "malformed", why: "outside-the-alphabet" }],
    ...SEPARATED.map((text) => [text, { kind: "malformed", why: "other-separators" }] as const),
    ["BCDFG-HJKMN-PQRTV-WXY23", { kind: "malformed", why: "not-five-groups-of-five" }],
    ["BCDFGHJKMNPQRTVWXY2346789", { kind: "malformed", why: "not-five-groups-of-five" }],
    [`${MAK_2012}-BCDFG`, { kind: "malformed", why: "not-five-groups-of-five" }],
    ["not a product of anyone", { kind: "malformed", why: "not-five-groups-of-five" }],
    ["", { kind: "placeholder", why: "empty" }],
    ["----", { kind: "placeholder", why: "empty" }],
    ["XXXXX-XXXXX-XXXXX-XXXXX-XXXXX", { kind: "placeholder", why: "repeated" }],
    ["xxxxx-xxxxx-xxxxx-xxxxx-xxxxx", { kind: "placeholder", why: "repeated" }],
    ["XXXXX-…", { kind: "placeholder", why: "repeated" }],
    ["XXXXX-XXXXX-XXXXX-XXXXX-WXY23", { kind: "placeholder", why: "repeated" }],
    ["AAAAA-BBBBB-CCCCC-DDDDD-EEEEE", { kind: "placeholder", why: "repeated" }],
    ["12345-12345-12345-12345-12345", { kind: "placeholder", why: "repeated" }],
    ["*****-*****-*****-*****-*****", { kind: "placeholder", why: "repeated" }],
    [MASK, { kind: "placeholder", why: "repeated" }],
    ["12345-67890-12345-67890-54321", { kind: "placeholder", why: "sequence" }],
    ["ABCDE-FGHIJ-KLMNO-PQRST-UVWXY", { kind: "placeholder", why: "sequence" }],
    ["Calling", { kind: "placeholder", why: "output" }],
    ["Calling [toString] on an [Output<T>] is not supported.", { kind: "placeholder", why: "output" }],
    ["Calling __str__ on an Output[T] is not supported.", { kind: "placeholder", why: "output" }],
    ["Callings", { kind: "malformed", why: "not-five-groups-of-five" }],
    ["<AVMA key>", { kind: "placeholder", why: "variable" }],
    ["${windows_product_key}", { kind: "placeholder", why: "variable" }],
    ["{{ product_key }}", { kind: "placeholder", why: "variable" }],
    ["%MAK%", { kind: "placeholder", why: "variable" }],
    ["[parameters('mak')]", { kind: "placeholder", why: "variable" }],
    ["LICENSE-KEY-GOES-HERE", { kind: "placeholder", why: "words" }],
    ["YOUR-KEY", { kind: "placeholder", why: "words" }],
    ["changeme", { kind: "placeholder", why: "words" }],
  ];
  test.each(kinds)("%s", (text, kind) => {
    expect(ProductKey.of(text).kind).toEqual(kind);
  });
});

describe("a possible MAK fits the releases of its generation", () => {
  const fits: readonly (readonly [key: string, release: Release, fits: boolean])[] = [
    [MAK_2012, "2012", true],
    [MAK_2012, "2025", true],
    [MAK_2012, "sac-1709", true],
    [MAK_2012, "client-8", true],
    [MAK_2012, "client-11", true],
    [MAK_2012, "2008-r2", false],
    [MAK_2012, "client-7", false],
    [MAK_2008, "2003", true],
    [MAK_2008, "2008", true],
    [MAK_2008, "2008-r2", true],
    [MAK_2008, "client-vista", true],
    [MAK_2008, "2012", false],
    [MAK_2008, "client-8", false],
    ["XC9B7-NBPP2-83J2H-RHMBY-92BT4", "2012", false],
    ["Y4TGP-NPTV9-HTC2H-7MGQ3-DV4TW", "2012-r2", false],
    ["XXXXX-XXXXX-XXXXX-XXXXX-XXXXX", "2008", false],
    ["nonsense", "2012", false],
  ];
  test.each(fits)("case %#: %s for %s", (text, release, expected) => {
    expect(ProductKey.of(text).canBeMakFor(release)).toBe(expected);
  });

  test("no generic key is ever a MAK", () => {
    for (const { key, releases } of [...AVMA_KEYS, ...KMS_CLIENT_KEYS, ...GENERIC_INSTALL_KEYS]) {
      for (const release of releases) expect(ProductKey.of(key).canBeMakFor(release)).toBe(false);
    }
  });
});

describe("a key is printed masked", () => {
  const key = ProductKey.of(MAK_2012);
  const error = new Error(`could not use ${String(key)}`);
  const shown: readonly (readonly [way: string, text: string])[] = [
    ["String", String(key)],
    ["template", `the key ${key.toString()} of it`],
    ["concatenation", "".concat(key.toString())],
    ["JSON", JSON.stringify(key)],
    ["JSON inside", JSON.stringify({ delivery: { kind: "key", key } })],
    ["inspect", inspect(key)],
    ["inspect inside, with hidden properties", inspect({ delivery: [key] }, { depth: null, showHidden: true })],
    ["error", `${error.message} ${error.stack ?? ""}`],
    ["entries", JSON.stringify(Object.entries(key))],
    ["assign", JSON.stringify(Object.assign({}, key))],
    ["kind of a generic key", inspect(ProductKey.of("XC9B7-NBPP2-83J2H-RHMBY-92BT4").kind, { depth: null })],
  ];
  test.each(shown)("%s", (_, text) => {
    expect(text).not.toMatch(/[A-Z0-9]{5}(-[A-Z0-9]{5}){4}/i);
  });

  test("keys in a longer text are masked, what is around them is left", () => {
    expect(maskProductKeys(`slmgr /ipk ${MAK_2012.toLowerCase()};slmgr /ato ${MAK_2008}`)).toBe(
      `slmgr /ipk ${MASK};slmgr /ato ${MASK}`,
    );
  });

  test.each(SEPARATED)("a key is masked whatever stands between its groups: %j", (text) => {
    expect(maskProductKeys(`install ${text} now`).replace(/[\u200B\uFEFF]/g, "")).toBe(`install ${MASK} now`);
  });

  const GROUPS = MAK_2012.split("-");
  test.each([" ", "_", ".", "\u2011", "\u2013", "\u2212", " - ", "\u200b", "\n", "/", "\\", "", "\ufffd"])(
    "a key with %j between its groups is masked, whatever is around it",
    (separator) => {
      const key = GROUPS.join(separator);
      for (const text of [key, `a ${key} b`, `a-${key}.json`, `"${key.toLowerCase()}"`])
        expect(maskProductKeys(text)).toBe(text.replace(key, MASK).replace(key.toLowerCase(), MASK));
    },
  );

  test.each([
    "hosts which never speak about their guests",
    "2024-10-01 10:00 20118 99224",
    "f520e45e-7413-4a34-a497-d2765967d094",
    "BCDFG HJKMN PQRTV WXY23",
    "which image those hosts under",
    "22333,44666,77888,99222,33444",
    '["BCDFG","HJKMN","PQRTV","WXY23","46789"]',
    "00000000-0000-0000-0000-000000000000",
    "urn:pulumi:dev::shop::azure-native:compute:VirtualMachine::web",
    "BCDFGHJKMNPQRTVWXY2346789BCDFG",
  ])("%s is no key and is left", (text) => {
    expect(maskProductKeys(text)).toBe(text);
  });

  test("masking and reading take linear time", () => {
    const cost = (groups: number): number => {
      const hostile = "BCDFG-".repeat(groups);
      return leastCpuTime(() => {
        maskProductKeys(hostile);
        ProductKey.of(hostile);
      });
    };
    // Eight times as many: 8 if linear, 64 if quadratic.
    expect(cost(200_000)).toBeLessThan(Math.max(cost(25_000) * 24, 100));
  });
});

test("equality is by text", () => {
  expect(ProductKey.of(MAK_2012).equals(ProductKey.of(MAK_2012.toLowerCase()))).toBe(true);
  expect(ProductKey.of(MAK_2012).equals(ProductKey.of(MAK_2008))).toBe(false);
});

test("any text has a kind, and is masked", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const key = ProductKey.of(text);
      expect(["avma", "kms-client", "generic-install", "placeholder", "malformed", "possible-mak"]).toContain(
        key.kind.kind,
      );
      expect(inspect(key)).toBe(MASK);
    }),
  );
});

test.each(["\t", "\r\n", "\u0001", "\\"])(
  "a key whose groups are separated by %j is masked in JSON, too",
  (between) => {
    const key = ["BCDFG", "TJKMN", "PQRTV", "WXY23", "46789"].join(between);
    expect(maskProductKeys(JSON.stringify({ key }))).toBe(JSON.stringify({ key: MASK }));
  },
);

describe("the quick test for a key", () => {
  const letter = fc.constantFrom(...Array.from("BCDFGHJKMNPQRTVWXY2346789bcd\u212a"));
  const anyLetter = fc.constantFrom(...Array.from("AEIOUZ015LSxyz"));
  const hidden = fc.constantFrom("", "", "", "\u00ad", "\u200b", "\u2060\ufeff");
  const characters = Array.from("--\u2013 \u00a0\u200b_.\t|");
  const separator = fc.constantFrom(...characters, String.raw`\n`, String.raw`_\u0001`, "", " - ", "\u200b-  ");
  const groupOf = (letters: fc.Arbitrary<string>) =>
    fc.array(fc.tuple(letters, hidden), { minLength: 5, maxLength: 5 }).map((pairs) => pairs.flat().join(""));
  const keyOf = (letters: fc.Arbitrary<string>, between: fc.Arbitrary<string>) =>
    fc
      .tuple(fc.array(fc.tuple(groupOf(letters), between), { minLength: 4, maxLength: 4 }), groupOf(letters))
      .map(([groups, last]) => groups.flat().join("") + last);
  const texts = fc.oneof(
    keyOf(letter, separator),
    keyOf(fc.oneof(letter, anyLetter), fc.constantFrom("-", "\u2212", "-\u200b")),
    keyOf(letter, fc.constant("")),
  );
  const around = fc.constantFrom("", " ", "/ipk ", "x", "-", "\u200b", "5A", "é");
  const found = (text: string): boolean => [KEY, KEY_LIKE, SPELLED_KEY].some((pattern) => text.search(pattern) >= 0);

  test("says no only to texts without any", () => {
    let keys = 0;
    fc.assert(
      fc.property(around, texts, around, (before, key, after) => {
        const text = before + key + after;
        if (!found(text)) return;
        keys += 1;
        expect(mayHoldKey(text)).toBe(true);
      }),
      { numRuns: 3000, seed: 20261126 },
    );
    expect(keys).toBeGreaterThan(500);
  });

  test.each([
    "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Compute/disks/disk-12345",
    "MicrosoftWindowsServer:WindowsServer:2022-datacenter-g2:latest",
    "m-0200213b9f782989 and 854263fccb365b2d",
  ])("says no to %s", (text) => {
    expect(mayHoldKey(text)).toBe(false);
  });
});
