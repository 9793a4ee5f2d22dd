import { systemName, windowsName } from "../../activation/names";
import { windows } from "./machines";

test.each([
  ["2003", undefined, "Windows Server 2003"],
  ["2008-r2", "standard", "Windows Server 2008 R2 Standard"],
  ["2012-r2", "datacenter", "Windows Server 2012 R2 Datacenter"],
  ["2019", "essentials", "Windows Server 2019 Essentials"],
  ["2022", "azure-edition", "Windows Server 2022 Datacenter: Azure Edition"],
  ["2025", undefined, "Windows Server 2025"],
  ["sac-1709", undefined, "Windows Server, version 1709"],
  ["sac-20h2", undefined, "Windows Server, version 20H2"],
  ["client-vista", "client", "Windows Vista"],
  ["client-8.1", "client", "Windows 8.1"],
  ["client-11", undefined, "Windows 11"],
] as const)("%s %s is called %s", (release, edition, name) => {
  expect(windowsName(release, edition)).toBe(name);
  expect(systemName(windows(release, edition))).toBe(name);
});

test.each([
  ["2022", "datacenter", "evaluation", "Windows Server 2022 Datacenter Evaluation"],
  ["client-11", "client", "multi-session", "Windows 11 Enterprise multi-session"],
  ["2016", "datacenter", "nano", "Windows Server 2016 Datacenter"],
] as const)("%s %s %s is called %s", (release, edition, installation, name) => {
  expect(systemName({ ...windows(release, edition), installation })).toBe(name);
});
