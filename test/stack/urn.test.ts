import { nameOf, ownersOf } from "../../stack/urn";

test.each([
  ["urn:pulumi:prod::app::azure-native:compute:VirtualMachine::web", { stack: "prod", project: "app" }, "web"],
  ["azurerm_windows_virtual_machine.web", { stack: undefined, project: undefined }, undefined],
  ["", { stack: undefined, project: undefined }, undefined],
])("%j has its stack, project and name", (urn, owners, name) => {
  expect(ownersOf(urn)).toEqual(owners);
  if (name !== undefined) expect(nameOf(urn)).toBe(name);
});
