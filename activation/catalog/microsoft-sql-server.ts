import type { OperatingSystem } from "../windows";
import { anyPublisher } from "./any-publisher";
import type { ImageName } from "./name";
import { evidence } from "./name";

/** SQL Server ran on Windows only until 2016; 2017 was the first on Linux. Source: https://learn.microsoft.com/sql/linux/sql-server-linux-overview, 2025. */
const WINDOWS_ONLY = /sql-?(?:server-?)?(?:2005|2008|2012|2014|2016)(?![0-9])/;

/**
 * MicrosoftSQLServer: `SQL2012SP4-WS2012R2` is SQL Server 2012 on Windows Server 2012 R2, `sql2019-rhel8` runs Linux.
 * The SKU (Standard, Enterprise, Web) is the edition of SQL Server and tells none of Windows.
 */
export function microsoftSqlServer(image: ImageName): OperatingSystem {
  const system = anyPublisher(image);
  if (system.kind === "windows") return { ...system, edition: undefined };
  if (system.kind === "unknown" && WINDOWS_ONLY.test(image.offer.words)) {
    const because = `${evidence(image, image.offer)}, a SQL Server that runs on Windows only`;
    return { kind: "windows-of-unknown-release", family: "server", because };
  }
  return system;
}
