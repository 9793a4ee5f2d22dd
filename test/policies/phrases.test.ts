import { cloudOf, listed, windowsOf } from "../../policies/phrases";
import { UNKNOWN } from "../../values/value";
import { at, machineOf, windows } from "../activation/machines";

test.each([
  [[], ""],
  [["a"], "a"],
  [["a", "b"], "a and b"],
  [["a", "b", "c"], "a, b and c"],
])("%j reads %j", (items, text) => {
  expect(listed(items)).toBe(text);
});

test("what is not known has a name too", () => {
  expect(windowsOf(machineOf({ system: windows("2012-r2", "datacenter") }))).toBe("Windows Server 2012 R2 Datacenter");
  expect(windowsOf(machineOf({ system: { kind: "unknown", because: "" } }))).toBe("Windows");
  expect(cloudOf(machineOf({ place: at("azure-stack-hub") }))).toBe("Azure Stack Hub");
  expect(cloudOf(machineOf({ place: { cloud: UNKNOWN, build: undefined, because: "" } }))).toBe("an unknown cloud");
});
