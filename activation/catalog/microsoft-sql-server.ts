import type { OperatingSystem } from "../windows";
import { anyPublisher } from "./any-publisher";
import type { ImageName } from "./name";
import { evidence } from "./name";

/**
 * SQL Server versions that run only on Windows; 2017 was the first on Linux. Source:
 * https://learn.microsoft.com/sql/linux/sql-server-linux-overview, 2025.
 */
const WINDOWS_ONLY = /sql-?(?:server-?)?(?:2005|2008|2012|2014|2016)(?![0-9])/;

/**
 * Identifies images of MicrosoftSQLServer: `SQL2012SP4-WS2012R2` is SQL Server 2012 on Windows Server 2012 R2, and
 * `sql2019-rhel8` runs Linux. The SKU (Standard, Enterprise, Web) is SQL Server's edition, not Windows'.
 */
export function microsoftSqlServer(image: ImageName): OperatingSystem {
  const system = anyPublisher(image);
  if (system.kind === "windows") return { ...system, edition: undefined };
  if (system.kind === "unknown" && WINDOWS_ONLY.test(image.offer.words)) {
    const because = `${evidence(image, image.offer)}, a SQL Server version that runs only on Windows`;
    return { kind: "windows-of-unknown-release", family: "server", because };
  }
  return system;
}
