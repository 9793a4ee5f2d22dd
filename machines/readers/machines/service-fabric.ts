import type { Declared } from "../../../stack/declared";
import { has, list, text } from "../../../values/read";
import { UNKNOWN } from "../../../values/value";
import type { MachineShape } from "../../shape";
import { NO_IMAGE } from "../../shape";
import { inlineExtensions } from "../carriers/extension";
import { plainShape, unknownShape } from "../parts/plain";
import { serviceIn } from "../parts/service";

/** Returns the service. No source says whether the cluster's load balancer gives the nodes outbound access. */
function serviceOf(props: unknown): Pick<MachineShape, "service"> {
  return serviceIn("Service Fabric", { input: "subnetId", id: text(props, "subnetId") }, UNKNOWN);
}

/** Reads a node type of a managed cluster. */
export function nodeType({ props }: Declared): MachineShape[] {
  const leaf = has(props, "vmImageResourceId") === undefined ? "vmSharedGalleryImageId" : "vmImageResourceId";
  return [
    {
      ...plainShape(props, "node type", text(props, "nodeTypeName") ?? text(props, "name")),
      image: {
        publisher: text(props, "vmImagePublisher"),
        offer: text(props, "vmImageOffer"),
        sku: text(props, "vmImageSku"),
        id: text(props, leaf),
        input: leaf,
      },
      carriers: inlineExtensions(props, ["vmExtensions"]),
      ...serviceOf(props),
    },
  ];
}

/** Reads the node types of a managed cluster of the classic provider. */
export function fabricCluster({ props }: Declared): MachineShape[] {
  const types = list(props, "nodeTypes");
  if (types === undefined) return [];
  if (types === UNKNOWN)
    return [{ ...unknownShape(props, "node type", UNKNOWN), path: "nodeTypes", ...serviceOf(props) }];
  return types.map((type, index) => ({
    ...plainShape(props, "node type", text(type, "name")),
    path: `nodeTypes[${index}]`,
    ...serviceOf(props),
    image: {
      ...NO_IMAGE,
      publisher: text(type, "vmImagePublisher"),
      offer: text(type, "vmImageOffer"),
      sku: text(type, "vmImageSku"),
    },
  }));
}
