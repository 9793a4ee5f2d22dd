import { cloudOfRegion } from "../../activation/tables/regions";

test.each([
  ["westeurope", "azure"],
  ["West Europe", "azure"],
  ["austriaeast", "azure"],
  ["eastus2euap", "azure"],
  ["global", "azure"],
  ["usgovvirginia", "azure-us-government"],
  ["USGov Texas", "azure-us-government"],
  ["usdodcentral", "azure-us-government"],
  ["usgoviowa", "azure-us-government"],
  ["chinaeast3", "azure-china"],
  ["China North 2", "azure-china"],
  ["kuwait-usgov", undefined],
  ["machina", undefined],
  ["local", undefined],
  ["hub1", undefined],
  ["", undefined],
])("the location %j is a region of %s", (location, cloud) => {
  expect(cloudOfRegion(location)).toBe(cloud);
});
