import { IMAGE_ALIASES, identifyImage, parsePlatformImageId, parseUrn } from "../../activation/catalog";

describe("parsePlatformImageId", () => {
  const image = { publisher: "MicrosoftWindowsServer", offer: "WindowsServer", sku: "2012-R2-Datacenter" };

  test.each([
    [
      "/Subscriptions/0/Providers/Microsoft.Compute/Locations/local/Publishers/MicrosoftWindowsServer/ArtifactTypes/VMImage/Offers/WindowsServer/Skus/2012-R2-Datacenter/Versions/1.0.0",
      { ...image, version: "1.0.0" },
    ],
    [
      "/subscriptions/0/providers/microsoft.compute/locations/local/publishers/MicrosoftWindowsServer/artifacttypes/vmimage/offers/WindowsServer/skus/2012-R2-Datacenter/versions/latest",
      { ...image, version: "latest" },
    ],
    ["/Publishers/MicrosoftWindowsServer/Offers/WindowsServer/Skus/2012-R2-Datacenter", image],
    ["Publishers/MicrosoftWindowsServer/Offers/WindowsServer/Skus/2012-R2-Datacenter/", image],
    [
      " /Publishers/ MicrosoftWindowsServer /Offers/ WindowsServer /Skus/ 2012-R2-Datacenter /Versions/ 1.0.0 ",
      { ...image, version: "1.0.0" },
    ],
    ["/Publishers/MicrosoftWindowsServer/Offers/WindowsServer/Skus/2012-R2-Datacenter/Editions/1.0.0", image],
    ["/Publishers/MicrosoftWindowsServer/Offers/WindowsServer/Skus/2012-R2-Datacenter/Versions/ ", image],
  ])("accept %s", (id, expected) => {
    expect(parsePlatformImageId(id)).toEqual(expected);
  });

  test.each([
    "",
    "/publishers/",
    "/subscriptions/0/resourceGroups/r/providers/Microsoft.Compute/images/golden",
    "/subscriptions/0/providers/Microsoft.Compute/galleries/g/images/i/versions/1.0.0",
    "/Publishers/p/ArtifactTypes/VMExtension/Types/t/Versions/1",
    "/Publishers/p/ArtifactTypes/VMImage/Offers/o",
    "/Publishers//ArtifactTypes/VMImage/Offers/o/Skus/s",
    "/Publishers/p/Offers/o/Skus/ /Versions/1",
    "/Publishers/p/Offers/ /Skus/s",
    "/Publishers/ /Offers/o/Skus/s",
    "/Publishers/p/Offers/o/Plans/s",
    "/Publishers/p/Products/o/Skus/s",
    "/ownPublishers/p/Offers/o/Skus/s",
    "/Publishers/p/ArtifactTypes/VMExtension/Offers/o/Skus/s",
  ])("reject %s", (id) => {
    expect(parsePlatformImageId(id)).toBeUndefined();
  });
});

describe("parseUrn", () => {
  test.each([
    ["MicrosoftWindowsServer:WindowsServer:2019-Datacenter:latest", "2019-Datacenter", "latest"],
    [" MicrosoftWindowsServer:WindowsServer:2019-Datacenter ", "2019-Datacenter", undefined],
    ["Win2012R2Datacenter", "2012-R2-Datacenter", "latest"],
    [" win2022datacenter ", "2022-datacenter-g2", "latest"],
  ])("accept %s", (urn, sku, version) => {
    expect(parseUrn(urn)).toEqual({
      publisher: "MicrosoftWindowsServer",
      offer: "WindowsServer",
      sku,
      ...(version === undefined ? {} : { version }),
    });
  });

  test.each(["", ":", "a:b", "a::c:d", "a:b:c:d:e", "Win2099Datacenter"])("reject %j", (urn) => {
    expect(parseUrn(urn)).toBeUndefined();
  });

  test.each(IMAGE_ALIASES.map((row) => [row.alias]))("the alias %s names an image that the catalog tells", (alias) => {
    const image = parseUrn(alias);
    const kind = image === undefined ? undefined : identifyImage(image).kind;
    expect(kind).toBe(alias.startsWith("Win") ? "windows" : "not-windows");
  });
});
