import type { OperatingSystem } from "../windows";
import { anyPublisher } from "./any-publisher";
import type { ImageName } from "./name";
import { evidence, lastPart } from "./name";

/**
 * Identifies images of MicrosoftWindowsServerHPCPack. `2019hn-ws2022` names both the product and Windows. The older
 * `2012R2`, `2012R2CN` and `2012R2CNExcel` name HPC Pack 2012 R2, whose image is based on Windows Server 2012 R2
 * Datacenter. Source: MicrosoftDocs/azure-docs, articles/virtual-machines/windows/hpcpack-cluster-headnode.md,
 * 2016-12-29.
 */
export function microsoftHpcPack(image: ImageName): OperatingSystem {
  const system = anyPublisher(image);
  if (system.kind === "windows") return system;
  const because = evidence(image, lastPart(image));
  return /^2012-?r2(?:cn|excel|-|$)/.test(image.sku.words)
    ? { kind: "windows", release: "2012-r2", edition: "datacenter", because }
    : { kind: "windows-of-unknown-release", family: "server", because };
}
