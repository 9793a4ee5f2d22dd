import type { Release } from "../windows";
import { PAGES } from "./pages";
import type { PublishedKey } from "./published-key";
import type { Sourced } from "./source";

/** The AVMA keys. A guest that has the key for its release and edition requests activation from its Hyper-V host. */
export const AVMA_KEYS: readonly PublishedKey[] = [
  {
    key: "YQB4H-NKHHJ-Q6K4R-4VMY6-VCH67",
    releases: ["2025"],
    edition: "datacenter",
    name: "Windows Server 2025 Datacenter",
    ...PAGES.avma2025,
  },
  {
    key: "6NMQ9-T38WF-6MFGM-QYGYM-88J4F",
    releases: ["2025"],
    edition: "azure-edition",
    name: "Windows Server 2025 Datacenter: Azure Edition",
    ...PAGES.avma2025,
  },
  {
    key: "WWVGQ-PNHV9-B89P4-8GGM9-9HPQ4",
    releases: ["2025"],
    edition: "standard",
    name: "Windows Server 2025 Standard",
    ...PAGES.avma2025,
  },
  {
    key: "W3GNR-8DDXR-2TFRP-H8P33-DV9BG",
    releases: ["2022"],
    edition: "datacenter",
    name: "Windows Server 2022 Datacenter",
    ...PAGES.avma,
  },
  {
    key: "F7TB6-YKN8Y-FCC6R-KQ484-VMK3J",
    releases: ["2022"],
    edition: "azure-edition",
    name: "Windows Server 2022 Datacenter: Azure Edition",
    ...PAGES.avma,
  },
  {
    key: "YDFWN-MJ9JR-3DYRK-FXXRW-78VHK",
    releases: ["2022"],
    edition: "standard",
    name: "Windows Server 2022 Standard",
    ...PAGES.avma,
  },
  {
    key: "H3RNG-8C32Q-Q8FRX-6TDXV-WMBMW",
    releases: ["2019"],
    edition: "datacenter",
    name: "Windows Server 2019 Datacenter",
    ...PAGES.avma,
  },
  {
    key: "TNK62-RXVTB-4P47B-2D623-4GF74",
    releases: ["2019"],
    edition: "standard",
    name: "Windows Server 2019 Standard",
    ...PAGES.avma,
  },
  {
    key: "2CTP7-NHT64-BP62M-FV6GG-HFV28",
    releases: ["2019"],
    edition: "essentials",
    name: "Windows Server 2019 Essentials",
    ...PAGES.avma,
  },
  {
    key: "H3RNG-8C32Q-Q8FRX-6TDXV-WMBMW",
    releases: ["sac-1909", "sac-1903", "sac-1809"],
    edition: "datacenter",
    name: "Windows Server, versions 1909, 1903, and 1809 Datacenter",
    ...PAGES.avma,
  },
  {
    key: "TNK62-RXVTB-4P47B-2D623-4GF74",
    releases: ["sac-1909", "sac-1903", "sac-1809"],
    edition: "standard",
    name: "Windows Server, versions 1909, 1903, and 1809 Standard",
    ...PAGES.avma,
  },
  {
    key: "TMJ3Y-NTRTM-FJYXT-T22BY-CWG3J",
    releases: ["sac-1803", "sac-1709"],
    edition: "datacenter",
    name: "Windows Server, versions 1803 and 1709 Datacenter",
    ...PAGES.avma,
  },
  {
    key: "C3RCX-M6NRP-6CXC9-TW2F2-4RHYD",
    releases: ["sac-1803", "sac-1709"],
    edition: "standard",
    name: "Windows Server, versions 1803 and 1709 Standard",
    ...PAGES.avma,
  },
  {
    key: "TMJ3Y-NTRTM-FJYXT-T22BY-CWG3J",
    releases: ["2016"],
    edition: "datacenter",
    name: "Windows Server 2016 Datacenter",
    ...PAGES.avma,
  },
  {
    key: "C3RCX-M6NRP-6CXC9-TW2F2-4RHYD",
    releases: ["2016"],
    edition: "standard",
    name: "Windows Server 2016 Standard",
    ...PAGES.avma,
  },
  {
    key: "B4YNW-62DX9-W8V6M-82649-MHBKQ",
    releases: ["2016"],
    edition: "essentials",
    name: "Windows Server 2016 Essentials",
    ...PAGES.avma,
  },
  {
    key: "Y4TGP-NPTV9-HTC2H-7MGQ3-DV4TW",
    releases: ["2012-r2"],
    edition: "datacenter",
    name: "Windows Server 2012 R2 Datacenter",
    ...PAGES.avma,
  },
  {
    key: "DBGBW-NPF86-BJVTX-K3WKJ-MTB6V",
    releases: ["2012-r2"],
    edition: "standard",
    name: "Windows Server 2012 R2 Standard",
    ...PAGES.avma,
  },
  {
    key: "K2XGM-NMBT3-2R6Q8-WF2FK-P36R2",
    releases: ["2012-r2"],
    edition: "essentials",
    name: "Windows Server 2012 R2 Essentials",
    ...PAGES.avma,
  },
];

/** Releases without an AVMA key on the page. */
export const WITHOUT_AVMA_KEY: readonly (Sourced & { readonly releases: readonly Release[] })[] = [
  { releases: ["2003", "2008", "2008-r2", "2012"], ...PAGES.avma },
  { releases: ["sac-2004", "sac-20h2"], ...PAGES.avma },
  {
    releases: ["client-vista", "client-7", "client-8", "client-8.1", "client-10", "client-11"],
    ...PAGES.avma,
  },
];
