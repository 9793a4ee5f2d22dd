import type { OperatingSystem } from "../windows";
import { anyPublisher } from "./any-publisher";
import type { ImageName } from "./name";
import { evidence, lastPart } from "./name";
import { R2, YEARS, releaseCalled } from "./windows-names";

const LAST_YEAR = new RegExp(`-(${YEARS})${R2}$`);

/** Products whose names contain a year. */
const DATED_PRODUCT = /sql|exchange|sharepoint|office|visual|dynamics|project|biztalk|visio|crm|team/;

/**
 * Identifies images of cloud-infrastructure-services: the trailing year is Windows Server's (`ad-dc-2022`,
 * `servercore-2019`, `sftp-2016`), and `ad-*` offers run Windows. Source: built-in Azure policies,
 * Azure/azure-policy@f4a50ba.
 */
export function cloudInfrastructureServices(image: ImageName): OperatingSystem {
  const system = anyPublisher(image);
  if (system.kind !== "unknown") return system;
  const because = evidence(image, lastPart(image));
  const years = LAST_YEAR.exec(image.sku.words) ?? LAST_YEAR.exec(image.offer.words);
  const [, year = "", r2] = years ?? [];
  const release = releaseCalled(r2 === undefined ? year : `${year}-r2`);
  if (release !== undefined && !DATED_PRODUCT.test(`${image.offer.words}-${image.sku.words}`)) {
    return { kind: "windows", release, edition: undefined, because };
  }
  const domainController = image.offer.words.startsWith("ad-");
  return domainController ? { kind: "windows-of-unknown-release", family: "server", because } : system;
}
