import { carrierReader, contentReader } from "../../machines/readers/registry";
import type { CarrierShape } from "../../machines/shape";
import type { Value } from "../../values/value";
import { declare } from "./network-stack";

/** What a resource of a type carries. */
export function carriersOf(type: string, props: unknown): readonly CarrierShape[] {
  return declare([{ type, name: "one", props }]).flatMap((one) => {
    const reader = carrierReader(one.token);
    return reader && "read" in reader ? [reader.read(one)] : (contentReader(one.token)?.(one) ?? []);
  });
}

/** Tests what resources carry. */
export function shows(
  cases: readonly (readonly [what: string, type: string, props: object, expected: readonly object[]])[],
): void {
  it.each(cases)("%s", (_, type, props, expected) => {
    expect(carriersOf(type, props)).toMatchObject(expected);
  });
}

/** A script at a path. */
export const script = (path: string, text: Value<string> = "run", secret = false) => ({
  path,
  text,
  secret,
});
/** A parameter that anyone may read. */
export const open = (name: string, value: unknown) => ({
  name,
  value,
  secret: false,
});
/** A parameter that nobody may read. */
export const secret = (name: string, value: unknown) => ({
  name,
  value,
  secret: true,
});
