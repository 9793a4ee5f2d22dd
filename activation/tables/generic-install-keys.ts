import type { PublishedKey } from "./published-key";

const SEEN = {
  releases: ["client-10", "client-11"],
  edition: "client",
  source: "public scripts that choose an edition with changepk or slmgr",
  date: "undated",
} as const;

/** Public scripts install these keys for a KMS host, but no table of Microsoft's lists a key of Home. */
const SEEN_FOR_KMS = { ...SEEN, note: "A KMS client key by its channel, though in no Microsoft table." } as const;

/**
 * The generic install keys, with which Windows Setup and `changepk` select an edition; they activate nothing. Microsoft
 * publishes no table of them, so public scripts (read 2026-11-25) are the source.
 */
export const GENERIC_INSTALL_KEYS: readonly PublishedKey[] = [
  { key: "YTMG3-N6DKC-DKB77-7M9GH-8HVX7", name: "Windows 10 and 11 Home", ...SEEN },
  { key: "4CPRK-NM3K3-X6XXQ-RXX86-WXCHW", name: "Windows 10 and 11 Home N", ...SEEN },
  { key: "BT79Q-G7N6G-PGBYW-4YWX6-6F4BT", name: "Windows 10 and 11 Home Single Language", ...SEEN },
  { key: "N2434-X9D7W-8PF6X-8DV9T-8TYMD", name: "Windows 10 and 11 Home Country Specific", ...SEEN },
  { key: "TX9XD-98N7V-6WMQ6-BX7FG-H8Q99", name: "Windows 10 and 11 Home", ...SEEN_FOR_KMS },
  { key: "3KHY7-WNT83-DGQKR-F7HPR-844BM", name: "Windows 10 and 11 Home N", ...SEEN_FOR_KMS },
  { key: "7HNRX-D7KGG-3K4RQ-4WPJ4-YTDFH", name: "Windows 10 and 11 Home Single Language", ...SEEN_FOR_KMS },
  { key: "PVMJN-6DFY6-9CCP6-7BKTT-D3WVR", name: "Windows 10 and 11 Home Country Specific", ...SEEN_FOR_KMS },
  { key: "VK7JG-NPHTM-C97JM-9MPGT-3V66T", name: "Windows 10 and 11 Pro", ...SEEN },
  { key: "2B87N-8KFHP-DKV6R-Y2C8J-PKCKT", name: "Windows 10 and 11 Pro N", ...SEEN },
  { key: "DXG7C-N36C4-C4HTG-X4T3X-2YV77", name: "Windows 10 and 11 Pro for Workstations", ...SEEN },
  { key: "WYPNQ-8C467-V2W6J-TX4WX-WT2RQ", name: "Windows 10 and 11 Pro N for Workstations", ...SEEN },
  { key: "8PTT6-RNW4C-6V7J2-C2D3X-MHBPB", name: "Windows 10 and 11 Pro Education", ...SEEN },
  { key: "GJTYN-HDMQY-FRR76-HVGC7-QPF8P", name: "Windows 10 and 11 Pro Education N", ...SEEN },
  { key: "YNMGQ-8RYV3-4PGQ3-C8XTP-7CFBY", name: "Windows 10 and 11 Education", ...SEEN },
  { key: "84NGF-MHBT6-FXBX8-QWJK7-DRR8H", name: "Windows 10 and 11 Education N", ...SEEN },
  { key: "XGVPP-NMH47-7TTHJ-W3FW7-8HV2C", name: "Windows 10 and 11 Enterprise", ...SEEN },
  { key: "3V6Q6-NQXCX-V8YXR-9QCYV-QPFCT", name: "Windows 10 and 11 Enterprise N", ...SEEN },
  { key: "NJCF7-PW8QT-3324D-688JX-2YV66", name: "Windows 10 and 11 Enterprise multi-session", ...SEEN },
  {
    key: "CPWHC-NT2C7-VYW78-DHDB2-PG3GK",
    name: "Windows 10 and 11 Enterprise multi-session",
    ...SEEN,
    note: "A KMS client key by its channel, though in no Microsoft table; an organization's KMS host doesn't activate multi-session.",
  },
  { key: "XQQYW-NFFMW-XJPBH-K8732-CKFFD", name: "Windows 10 and 11 IoT Enterprise", ...SEEN },
  { key: "QPM6N-7J2WJ-P88HH-P3YRH-YY74H", name: "Windows 10 IoT Enterprise LTSC 2021", ...SEEN },
  { key: "CGK42-GYN6Y-VD22B-BX98W-J8JXD", name: "Windows 11 IoT Enterprise LTSC 2024", ...SEEN },
  { key: "V3WVW-N2PV2-CGWC3-34QGF-VMJ2C", name: "Windows 10 S", ...SEEN },
  { key: "NH9J3-68WK7-6FB93-4K3DF-DJ4F6", name: "Windows 10 S N", ...SEEN },
  { key: "KY7PN-VR6RX-83W6Y-6DDYQ-T6R4W", name: "Windows 11 SE", ...SEEN },
  { key: "K9VKN-3BGWV-Y624W-MCRMQ-BHDCD", name: "Windows 11 SE N", ...SEEN },
];
