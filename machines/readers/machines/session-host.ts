import type { Declared } from "../../../stack/declared";
import { at, has, text } from "../../../values/read";
import { UNKNOWN } from "../../../values/value";
import { type MachineShape, NO_IMAGE } from "../../shape";
import { imageAt } from "../parts/image";
import { hiddenTagsOf, plainShape, tagsOf } from "../parts/plain";
import { scriptCarrier } from "../parts/script-carrier";

/**
 * Reads the session hosts that Azure Virtual Desktop creates for a host pool. All run Windows, and the service sets
 * their license type. Source: Microsoft.DesktopVirtualization/hostPools/sessionHostConfigurations@2024-04-08-preview;
 * the previews of 2021 write `marketPlaceInfo`.
 */
export function sessionHosts({ props }: Declared): MachineShape[] {
  const tagged = { tags: at(props, "vmTags") };
  const tags = tagsOf(tagged);
  const spelling = has(props, "imageInfo", "marketPlaceInfo") === true ? "marketPlaceInfo" : "marketplaceInfo";
  const script = "customConfigurationScriptUrl";
  return [
    {
      ...plainShape(props, "session host configuration", text(props, "vmNamePrefix")),
      resourceGroup: text(props, "vmResourceGroup") ?? text(props, "resourceGroupName"),
      location: text(props, "vmLocation"),
      tags,
      hiddenTags: hiddenTagsOf(tagged),
      plainTexts: Object.entries(tags).map(([name, value]) => ({ path: `vmTags.${name}`, text: value })),
      image: {
        ...NO_IMAGE,
        ...imageAt(props, ["imageInfo", spelling]),
        id: text(props, "imageInfo", "customInfo", "resourceId"),
        input: "imageInfo",
      },
      windowsSign: "Azure Virtual Desktop",
      licenseType: UNKNOWN,
      carriers:
        text(props, script) === undefined ? [] : [scriptCarrier("configuration template", [], { uris: [script] })],
    },
  ];
}
