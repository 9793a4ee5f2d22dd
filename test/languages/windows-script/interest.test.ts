import { isOfInterest, mayMatter } from "../../../languages/windows-script/interest";

test.each([
  "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm",
  "Microsoft.Insights.VMDiagnosticsSettings, subscription of the platform team",
])("%s isn't read as a script", (text) => {
  expect(mayMatter(text)).toBe(false);
});

test.each(["cscript x", "[ScriptBlock] x", "x.InvokeScript(y)", "a subscription; wscript x"])("%s is", (text) => {
  expect([isOfInterest(text), mayMatter(text)]).toEqual([false, true]);
});
