import { editionOfId } from "../../activation/catalog/windows-names";

test.each([
  ["serverturbine", "azure-edition"],
  ["serverturbinecor", "azure-edition"],
  ["serversolution", "essentials"],
  ["serverstandardeval", "standard"],
  ["serverdatacenteracor", "datacenter"],
  ["serverhypercore", undefined],
  ["datacenter", undefined],
  ["professional", undefined],
])("the DISM edition %s is %s", (id, edition) => {
  expect(editionOfId(id)).toBe(edition);
});
