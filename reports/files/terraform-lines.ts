import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Block, Position } from "../../documents/stack-input";
import { memoize } from "../../values/memoize";
import { asSeenHere } from "../stack-name";

/** The start of a block at the start of a line: `resource "azurerm_image" "gold" {`. Labels may be unquoted. */
const HEADER = /^([ \t]*)(resource|module)((?:[ \t]+"?[\w-]+"?)+)[ \t]*\{/gm;

function keyOf(header: readonly string[]): string {
  return header.join(" ");
}

/** Blocks of one file by their header. */
function blocksIn(file: string): readonly (readonly [key: string, position: Position])[] {
  const text = readFileSync(file, "utf8");
  let line = 1;
  let place = 0;
  return [...text.matchAll(HEADER)].map((match) => {
    const [, indent = "", keyword = "", labels = ""] = match;
    line += text.slice(place, match.index).split("\n").length - 1;
    place = match.index;
    const names = labels.trim().split(/[ \t]+/);
    const key = keyOf([keyword, ...names.map((name) => name.replaceAll('"', ""))]);
    return [key, { file: asSeenHere(file), line, column: indent.length + 1 }];
  });
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => /\.(?:tf|tofu)$/.test(name));
  } catch {
    return [];
  }
}

/** Finds blocks of Terraform in the files of a root module's folder, and of the folders of its local modules. */
export class TerraformLines {
  private readonly blocks = memoize(
    (folder: string) => new Map(filesIn(folder).flatMap((name) => blocksIn(join(folder, name)))),
  );

  constructor(private readonly folder: string) {}

  /** Returns the position of a block; `undefined` if no file has it. */
  of({ folder, header }: Block): Position | undefined {
    return this.blocks(join(this.folder, folder)).get(keyOf(header));
  }
}
