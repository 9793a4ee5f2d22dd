import { positionOf } from "../../documents/pulumi/position";

const at = (place: string) => `project:///${place}`;
const frame = (place: string) => ({ sourcePosition: at(place) });
const IN_PACKAGE = "node_modules/component/index.js#1,1";

test.each<[what: string, source: unknown, trace: unknown, expected: unknown]>([
  ["a file, line and column", at("index.ts#7,3"), undefined, { file: "index.ts", line: 7, column: 3 }],
  ["a line without a column", at("index.ts#7"), undefined, { file: "index.ts", line: 7, column: 1 }],
  ["the line 0, as the first", at("index.ts#0,0"), undefined, { file: "index.ts", line: 1, column: 1 }],
  ["an encoded name", at("my%20stack/%C3%BC.ts#1,2"), undefined, { file: "my stack/ü.ts", line: 1, column: 2 }],
  ["a name that only looks encoded", at("100%.ts#1,2"), undefined, { file: "100%.ts", line: 1, column: 2 }],
  [
    "the program's own frame behind those of packages and Node",
    at(IN_PACKAGE),
    [frame(IN_PACKAGE), frame("node:internal/x#1,1"), {}, frame("src/vm.ts#9,5"), frame("index.ts#1,1")],
    { file: "src/vm.ts", line: 9, column: 5 },
  ],
  [
    "the package, if no frame is the program's own",
    at(IN_PACKAGE),
    [frame(IN_PACKAGE)],
    { file: "node_modules/component/index.js", line: 1, column: 1 },
  ],
  ["nothing outside the project", "file:///index.ts#7,3", undefined, undefined],
  ["nothing that isn't a text", 7, undefined, undefined],
])("the position of a declaration is %s", (_, source, trace, expected) => {
  expect(positionOf(source, trace)).toEqual(expected);
});
