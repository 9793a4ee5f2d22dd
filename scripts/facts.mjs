/**
 * Writes docs/facts.md from the tables of activation/ and the verdicts of `decide`. `--check` only says whether the page is
 * out of date; `--stale` lists sources to read again.
 */
import { writeGenerated } from "./generated.mjs";
import { printStale } from "./stale-facts.mjs";
import { load } from "./typescript.mjs";

const facts = load("activation/facts.ts");
const { PAGES, RELEASES, decide, systemName, windowsName } = facts;

const title = (source) =>
  source.replace(/^https:\/\/(?:learn\.microsoft\.com|github\.com)\//, "").replace(/[?#].*$/, "");
const cite = ({ source, date }) => (source.startsWith("https:") ? `[${date}](${source})` : date);
const yes = (value) => (value ? "yes" : "");
const cell = (value) => String(value ?? "").replaceAll("|", "\\|");

function table(header, rows) {
  const line = (cells) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

/** A table whose last column is the source, followed by notes on the sources. */
function sourced(header, rows, cells) {
  const notes = new Map(rows.filter((row) => row.note).map((row) => [row.note, row]));
  const list = [...notes].map(([note, row]) => `- ${title(row.source)}, ${row.date}: ${note}`);
  return [
    table(
      [...header, "Source"],
      rows.map((row) => [...cells(row), cite(row)]),
    ),
    ...list,
  ].join("\n\n");
}

/** A machine of which only the place and the system are known. */
const plain = (cloud, release, edition, build, installation) =>
  facts.plainMachine({
    place: { cloud, build, because: "" },
    system: { kind: "windows", release, edition, installation, because: "" },
    image: "publisher:offer:sku",
  });

const PATH_WORDS = { avma: "AVMA", "azure-kms": "Azure's KMS", managed: "Azure verification for VMs" };

const KEY_WORDS = {
  "release-too-old": "needs a MAK",
  "newer-than-host": "needs a key: newer than its host",
  "no-avma": "needs a MAK or the organization's KMS",
  client: "needs a MAK or the organization's KMS",
};

const CANNOT_WORDS = {
  "azure-edition": "can't activate",
  "multi-session": "not licensed",
  "kms-unreachable": "can't activate",
};

function words(verdict) {
  switch (verdict.kind) {
    case "activates":
      return PATH_WORDS[verdict.path];
    case "needs-key":
      return KEY_WORDS[verdict.need];
    case "cannot-activate":
      return CANNOT_WORDS[verdict.why];
    default:
      return "undecided";
  }
}

const WINDOWS = [
  ...RELEASES.map((release) => [release, undefined]),
  ["2022", "azure-edition"],
  ["2025", "azure-edition"],
  ["client-10", "client", "multi-session"],
  ["client-11", "client", "multi-session"],
];

const COLUMNS = [
  ["Hub up to 1907 (2016 hosts)", "azure-stack-hub", "1907"],
  ["Hub 1908 to 2102 (2019 hosts)", "azure-stack-hub", "2102"],
  ["Hub 2108 to 2306 (2019 hosts)", "azure-stack-hub", "2306"],
  ["Hub 2311 and later (2022 hosts)", "azure-stack-hub", "2311"],
  ["Azure, US Government, China", "azure", undefined],
  ["Azure Local", "azure-local", undefined],
];

const decided = WINDOWS.map(([release, edition, installation]) => [
  systemName({ release, edition, installation }),
  ...COLUMNS.map(([, cloud, build]) => words(decide(plain(cloud, release, edition, build, installation), {}))),
]);

const open = new Map();
for (const [, cloud, build] of COLUMNS) {
  for (const [release, edition, installation] of [...WINDOWS, ["2016", undefined, "nano"]]) {
    const verdict = decide(plain(cloud, release, edition, build, installation), {});
    if (verdict.kind !== "undecided") continue;
    for (const gap of verdict.gaps) if (gap.gap === "no-source") open.set(gap.statement, gap.source);
  }
}

const names = (releases) => releases.map((release) => windowsName(release)).join(", ");
const keyTable = (rows) => sourced(["Windows", "Key"], rows, ({ name, key }) => [name, `\`${key}\``]);

const text = `# Facts

<!-- Written by scripts/facts.mjs from the tables of activation/tables. Change the tables, then run: node scripts/facts.mjs -->

The facts that the policies use, each with its source. The date is the one that the source states, or \`undated\`. Where sources disagree, Microsoft's newest wins; see [Contradictions](#contradictions).

## Verdicts

What each cloud does for a machine without its owner's own key. On Azure, the network must let the machine reach the KMS. On Azure Local, the hosts must have a Windows Server subscription or keys.

${table(["Windows", ...COLUMNS.map(([name]) => name)], decided)}

A MAK activates any of them anywhere, except Azure Edition and Enterprise multi-session on Azure Stack Hub. ${PAGES.volumeLicenseKeys.note} ([source](${PAGES.volumeLicenseKeys.source}))

With a KMS client key, the organization's own KMS activates what AVMA can't on Azure Stack Hub (2025, guests newer than their host, clients), and every release that has such a key on Azure and Azure Local. It never activates Enterprise multi-session ([source](${PAGES.multiSession.source})).

## What no source decides

${[...open].map(([statement, source]) => `- ${statement[0].toUpperCase()}${statement.slice(1)} ([source](${source})).`).join("\n")}

## AVMA hosts and guests

${sourced(["Host", "Guests"], facts.AVMA_MATRIX, ({ host, guests }) => [windowsName(host), names(guests)])}

## AVMA keys

Public generic keys: neither secret nor a MAK.

${keyTable(facts.AVMA_KEYS)}

None is published for ${facts.WITHOUT_AVMA_KEY.map((row) => `${names(row.releases)} (${cite(row)})`).join("; ")}.

## KMS client keys

Public generic keys (GVLK): neither secret nor a MAK.

${keyTable(facts.KMS_CLIENT_KEYS)}

None is published for ${facts.WITHOUT_KMS_CLIENT_KEY.map((row) => `${names(row.releases)} (${cite(row)}). ${row.note}`).join("; ")}

## Generic install keys

Public keys that select an edition and activate nothing: neither secret nor a MAK. Microsoft publishes no list of them.

${keyTable(facts.GENERIC_INSTALL_KEYS)}

## Azure Stack Hub builds

${sourced(["From", "To", "Host"], facts.HUB_BUILDS, ({ from, to, host }) => [from, to, windowsName(host)])}

The oldest build in support is ${facts.OLDEST_SUPPORTED_BUILD.build} (${cite(facts.OLDEST_SUPPORTED_BUILD)}), because Microsoft supports the newest build and the two before it. A Hub without a declared build is assumed to be in support.

## Guests that Azure Stack Hub supports

${sourced(["Windows", "Since build", "Image"], facts.HUB_GUESTS, ({ release, since, image }) => [windowsName(release), since, image === "marketplace" ? "marketplace" : "custom image"])}

Not in the list: ${facts.NOT_HUB_GUESTS.map((row) => `${names(row.releases)} (${cite(row)})`).join("; ")}.

## Azure's KMS

TCP ${facts.KMS_PORT}, from a public address of Azure.

${sourced(["Cloud", "Host", "State"], facts.AZURE_KMS_HOSTS, ({ cloud, host, state }) => [cloud, host, state])}

${sourced(["Cloud", "Address", "State"], facts.AZURE_KMS_ADDRESSES, ({ cloud, address, state }) => [cloud, address, state])}

## Azure Local

${sourced(["Guest", "Windows Server subscription", "2025 host key", "2022 host key", "2019 host key"], facts.LOCAL_GUESTS, ({ release, by }) => [windowsName(release), ...["windows-server-subscription", "2025-key", "2022-key", "2019-key"].map((license) => yes(by.includes(license)))])}

Not in the table: ${facts.NOT_LOCAL_GUESTS.map((row) => `${names(row.releases)} (${cite(row)})`).join("; ")}.

Two ways to license the hosts aren't in that table:

${sourced(["Licensed by", "Guests"], facts.LOCAL_LICENSING, ({ by, guests }) => [by, guests])}

Azure verification for VMs must be on for these. It activates Enterprise multi-session by itself.

${sourced(["Guest", "Needs"], facts.LOCAL_VERIFICATION, ({ guest, needs }) => [guest, needs])}

## licenseType

The license type decides billing, never activation.

${sourced(["Where", "Value", "System", "Meaning"], facts.LICENSE_TYPES, ({ where, value, system, meaning }) => [where, value, system, meaning])}

## Extended Security Updates

A key for these is an add-on: it doesn't activate Windows.

${sourced(["Windows", "Security updates until", "By"], facts.SECURITY_UPDATES, ({ releases, until, by }) => [names(releases), until, by])}

## Errors

With the policies that find each cause: [troubleshooting](troubleshooting.md).

${sourced(["Windows shows", "Meaning", "Remedy"], [...facts.ACTIVATION_ERRORS, ...facts.ACTIVATION_SYMPTOMS], ({ code, shows, meaning, remedy }) => [code ?? shows, meaning, remedy])}

## KMS hosts known for unlicensed activation

${sourced(["Host"], facts.PIRATE_KMS_HOSTS, ({ host }) => [host])}

## Contradictions

${table(
  ["About", "One source", "Another source", "What the pack uses"],
  facts.CONTRADICTIONS.map(({ about, texts, held }) => [
    about,
    ...texts.map((one) => `${one.says} (${cite(one)})`),
    held,
  ]),
)}

## Sources

${table(
  ["Source", "Date"],
  Object.values(PAGES).map(({ source, date }) => [
    source.startsWith("https:") ? `[${title(source)}](${source})` : source,
    date,
  ]),
)}
`;

if (process.argv.includes("--stale")) printStale();
else await writeGenerated([{ path: "docs/facts.md", text }]);
