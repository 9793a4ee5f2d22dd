import type { ImageRule } from "../../activation/settings";
import {
  type FittingRules,
  NamedImages,
  firstRule,
  joinedRules,
  rulesFor,
  textOf,
  wordlessImage,
  wordsOf,
} from "../../machines/image-words";
import { plainShape } from "../../machines/readers/parts/plain";
import { type DiskShape, type ImageShape, NO_DISK, NO_IMAGE, UNKNOWN_IMAGE } from "../../machines/shape";
import { UNKNOWN } from "../../values/value";

const IMAGE = { publisher: "contoso", offer: "gold", sku: "2012" };
const NO_WORDS = { publisher: undefined, offer: undefined, sku: undefined };

test.each<[what: string, image: Partial<ImageShape>, text: string | undefined]>([
  ["nothing", {}, undefined],
  ["unknown words", UNKNOWN_IMAGE, undefined],
  ["an id", { id: "x" }, undefined],
  ["a publisher", { publisher: "contoso" }, "contoso:?:?"],
  ["an offer", { offer: "gold" }, "?:gold:?"],
  ["a SKU", { sku: "2012" }, "?:?:2012"],
  ["all of them", IMAGE, "contoso:gold:2012"],
  ["a SKU next to an unknown offer", { offer: UNKNOWN, sku: "2012" }, "?:?:2012"],
])("an image with %s has words or not", (_, image, text) => {
  const shape = { ...NO_IMAGE, ...image };
  expect(wordsOf(shape).map(textOf)).toEqual(text === undefined ? [] : [text]);
  const images = new NamedImages();
  expect(images.of(shape).text).toBe(text);
  expect(images.of(shape)).toBe(images.of({ ...shape, id: "another" }));
});

test.each<[what: string, image: Partial<ImageShape>, disk: Partial<DiskShape>, text: string]>([
  ["its id", { id: "image" }, { attached: "disk", vhd: "vhd" }, "image"],
  ["its disk", { id: UNKNOWN }, { attached: "disk", vhd: "vhd" }, "disk"],
  ["its VHD", {}, { attached: UNKNOWN, vhd: "vhd" }, "vhd"],
  ["nothing", {}, {}, ""],
])("an image without words is shown by %s", (_, image, disk, text) => {
  const shape = plainShape({}, "virtual machine", "vm");
  expect(wordlessImage({ ...shape, image: { ...NO_IMAGE, ...image }, disk: { ...NO_DISK, ...disk } })).toBe(text);
});

/** What a rule asks for, of an image whose id is `*gold` and whose words are those of `IMAGE`. */
test.each<[match: ImageRule["match"], fits: boolean]>([
  [{ id: "*gold" }, true],
  [{ id: "*silver" }, false],
  [{ publisher: "contoso" }, true],
  [{ publisher: "fabrikam" }, false],
  [{ offer: "gold" }, true],
  [{ offer: "silver" }, false],
  [{ sku: "2012*" }, true],
  [{ sku: "2016*" }, false],
  [{ publisher: "contoso", offer: "silver" }, false],
  [{ publisher: "fabrikam", sku: "2012" }, false],
  [{ publisher: "fabrikam", offer: "gold" }, false],
  [{ id: "*gold", sku: "2012" }, true],
  [{ id: "*gold", sku: "2016" }, false],
  [{ id: "*silver", sku: "2012" }, false],
])("a rule for %j fits an image or not", (match, fits) => {
  const rule: ImageRule = { match, release: "2012" };
  const found = firstRule(rulesFor(["/images/gold"], [IMAGE], [rule]), { images: [rule] });
  expect(found).toBe(fits ? rule : undefined);
});

test.each<[match: ImageRule["match"]]>([[{ publisher: "*" }], [{ offer: "*" }], [{ sku: "*" }], [{ id: "*" }]])(
  "a rule for %j doesn't fit an image that hides it",
  (match) => {
    const rule: ImageRule = { match, release: "2012" };
    expect(firstRule(rulesFor([], [NO_WORDS], [rule]), { images: [rule] })).toBeUndefined();
  },
);

test("the rules of several are those that fit any of them, by id and by words", () => {
  const [a, b, c] = ["a", "b", "c"].map((id): ImageRule => ({ match: { id }, release: "2012" }));
  const rules = (...one: readonly (ImageRule | undefined)[]) => new Set(one.filter((rule) => rule !== undefined));
  const all: readonly FittingRules[] = [
    { byId: rules(a), byWords: rules() },
    { byId: rules(b), byWords: rules(c) },
    { byId: rules(), byWords: rules(a) },
  ];
  expect(joinedRules(all)).toEqual({ byId: rules(a, b), byWords: rules(c, a) });
});
