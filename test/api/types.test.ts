import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as ts from "typescript";
import { isObject } from "../../values/read";

const root = join(__dirname, "..", "..");
const ENTRIES = ["bin/policies/index.d.ts", "bin/activation/public.d.ts"].map((file) => join(root, file));

/** Types that the site's API reference leaves out on purpose. */
function leftOut(): readonly unknown[] {
  const options: unknown = JSON.parse(readFileSync(join(root, "site/typedoc.json"), "utf8"));
  const names = isObject(options) ? options["intentionallyNotExported"] : undefined;
  return Array.isArray(names) ? names : [];
}

/** The name in a node that refers to a type, or to the value in `typeof`. */
function nameIn(node: ts.Node): ts.Node | undefined {
  if (ts.isTypeReferenceNode(node)) return node.typeName;
  if (ts.isTypeQueryNode(node)) return node.exprName;
  return ts.isExpressionWithTypeArguments(node) ? node.expression : undefined;
}

/** Returns every type of this package that exported declarations name, with the export that names it. */
function named(program: ts.Program): ReadonlyMap<string, string> {
  const checker = program.getTypeChecker();
  const original = (symbol: ts.Symbol): ts.Symbol =>
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const exported = new Set(
    ENTRIES.flatMap((entry) => {
      const source = program.getSourceFile(entry);
      const module = source && checker.getSymbolAtLocation(source);
      return module ? checker.getExportsOfModule(module).map(original) : [];
    }),
  );
  const names = new Map<string, string>();
  const isOwn = ({ declarations = [] }: ts.Symbol): boolean =>
    declarations.some((one) => !ts.isTypeParameterDeclaration(one) && one.getSourceFile().fileName.includes("/bin/"));
  const visit = (node: ts.Node, from: string): void => {
    if (ts.getJSDocTags(node).some(({ tagName }) => tagName.text === "internal")) return;
    const name = nameIn(node);
    const found = name && checker.getSymbolAtLocation(name);
    const symbol = found && original(found);
    if (symbol && isOwn(symbol) && !exported.has(symbol)) names.set(symbol.name, from);
    ts.forEachChild(node, (child) => {
      visit(child, from);
    });
  };
  for (const symbol of exported) for (const one of symbol.declarations ?? []) visit(one, symbol.name);
  return names;
}

test("every type that an exported declaration names is exported, or the API reference would lack it", () => {
  const program = ts.createProgram(ENTRIES, { noLib: true, types: [], module: ts.ModuleKind.CommonJS });
  const left = leftOut();
  expect([...named(program)].filter(([name]) => !left.includes(name))).toEqual([]);
});
