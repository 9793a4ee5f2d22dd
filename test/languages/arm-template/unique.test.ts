import { readTemplate } from "../../../languages/arm-template";
import { CONTEXT, evaluate } from "./evaluating";

describe("uniqueString and guid", () => {
  const valueOf = (expression: string) => String(evaluate(expression).value);

  test("give the same text for the same arguments, though the group's id is not known", () => {
    expect(valueOf("[uniqueString(resourceGroup().id)]")).toMatch(/^[a-z2-7]{13}$/);
    expect(valueOf("[uniqueString(resourceGroup().id)]")).toBe(valueOf("[uniqueString( resourceGroup().id )]"));
    expect(valueOf("[uniqueString(resourceGroup().id)]")).not.toBe(valueOf("[uniqueString(resourceGroup().id, 'x')]"));
    expect(valueOf("[uniqueString(parameters('unset'))]")).not.toBe(valueOf("[uniqueString(parameters('half'))]"));
    expect(valueOf("[guid('x')]")).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  test.each([
    ["[uniqueString('text')]", "[uniqueString(variables('plain'))]", true],
    ["[uniqueString(parameters('unset'))]", "[uniqueString(first(variables('half')))]", true],
    ["[uniqueString('a')]", "[uniqueString('b')]", false],
    ["[uniqueString(utcNow())]", "[uniqueString(utcNow())]", true],
    ["[uniqueString(utcNow())]", "[uniqueString(newGuid())]", false],
  ])("%s and %s are the same: %s", (left, right, isSame) => {
    expect(valueOf(left) === valueOf(right)).toBe(isSame);
  });

  test("differ in each iteration of a loop", () => {
    const turns = "[map(createArray('a', 'b'), lambda('n', uniqueString(utcNow())))]";
    expect(new Set([evaluate(turns).value].flat()).size).toBe(2);
    const copy = { name: "l", count: 2 };
    const resources = [{ type: "A.B/c", name: "[uniqueString(utcNow())]", copy }];
    expect(new Set(readTemplate({ resources }, {}, CONTEXT).resources.map(({ name }) => name)).size).toBe(2);
  });
});
