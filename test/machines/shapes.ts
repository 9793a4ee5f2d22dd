import { machineReader } from "../../machines/readers/registry";
import type { MachineShape } from "../../machines/shape";
import type { Declared } from "../../stack/declared";
import { declare } from "./network-stack";

export const IMAGE = { publisher: "p", offer: "o", sku: "s" };
export const USER_DATA = Buffer.from("hello").toString("base64");
export const COMMAND = { name: "FirstLogonCommands", content: "run" };

/** The carrier that {@link COMMAND} is read as. */
export const LOGON = { what: "FirstLogonCommands", scripts: [{ text: "run", secret: false }] };
export const EXTENSION = { what: "BGInfo extension" };

/** The texts of {@link USER_DATA} and one tag. */
export const PLAIN_TEXTS = [
  { path: "tags.a", text: "b" },
  { path: "userData", text: "hello" },
];

/** The machines that a resource of a type declares. */
export function shapesOf(type: string, props: unknown, more: Partial<Declared> = {}): readonly MachineShape[] {
  return declare([{ type, name: "one", props }]).flatMap(
    (one) => machineReader(one.token)?.({ ...one, ...more }) ?? [],
  );
}

/** What a resource of a type declares, and the machines that it's read as, as far as they matter. */
export type Case = readonly [what: string, type: string, props: object, expected: readonly object[]];

/** Tests what machines are read from resources. */
export function shows(cases: readonly Case[]): void {
  it.each(cases)("%s", (_, type, props, expected) => {
    expect(shapesOf(type, props)).toMatchObject(expected);
  });
}

/** Cases that give a type its name by each input. */
export function named(type: string, input: string, props: object = {}): readonly Case[] {
  return [input, "name"].map((name): Case => [
    `${type} by ${name}`,
    type,
    { ...props, [name]: "n" },
    [{ azureName: "n" }],
  ]);
}
