import { reportedSystem } from "../../machines/reported-system";

/** What a running machine's agent reports, and what it then runs. */
test.each<[name: string, system: string]>([
  ["Windows Server 2019 Datacenter", "windows 2019 datacenter"],
  [" Microsoft Windows Server 2012 R2 Standard ", "windows 2012-r2 standard"],
  ["MICROSOFT WINDOWS SERVER 2016  ESSENTIALS", "windows 2016 essentials"],
  ["Windows Server  2022 Datacenter: Azure Edition", "windows 2022 azure-edition"],
  ["Windows Server 1909 Datacenter", "windows sac-1909 datacenter"],
  ["Windows 7", "windows client-7 client"],
  ["Windows 8.1 Enterprise", "windows client-8.1 client"],
  ["Microsoft Windows 10 Enterprise multi-session", "windows client-10 client multi-session"],
  ["Windows 11 Pro N", "windows client-11 client"],
  ["Windows 100", "windows-of-unknown-release"],
  ["Windows Server", "windows-of-unknown-release"],
  ["Windows Server vNext", "windows-of-unknown-release"],
  ["Hyper-V Server 2019", "windows-of-unknown-release"],
  ["Contoso Windows Server 2019 Datacenter", "windows-of-unknown-release"],
  ["Contoso Windows 10 Pro", "windows-of-unknown-release"],
  ["Contoso Microsoft Windows Server 2019 Datacenter", "windows-of-unknown-release"],
  ["Ubuntu 22.04", "not-windows"],
  ["", "nothing"],
  [" ", "nothing"],
])("a machine that reports %j runs %s", (name, expected) => {
  const { because, ...system } = reportedSystem(name) ?? { kind: "nothing", because: name };
  expect(Object.values(system).filter((part) => part !== undefined)).toEqual(expected.split(" "));
  expect(because.toLowerCase()).toContain(
    name
      .trim()
      .replace(/^microsoft /i, "")
      .toLowerCase(),
  );
});
