import type { Edition, OperatingSystem, Release } from "../windows";
import { CLIENT_RELEASES, RELEASES, SAC_RELEASES, SERVER_RELEASES } from "../windows";
import type { ImageName, NamePart } from "./name";
import { evidence } from "./name";

/** A Windows name in a text: a Windows word next to a release, such as `win2019` or `ws2012r2`. */
export interface WindowsName {
  /** `undefined` if the name isn't a {@link Release}, or is ambiguous. */
  readonly release: Release | undefined;
  readonly edition: Edition | undefined;
}

/** Years of Windows Server, as a regex alternation. */
export const YEARS = SERVER_RELEASES.filter((release) => /^\d{4}$/.test(release)).join("|");

/** Semi-annual channel versions such as `1909`, as a regex alternation. */
export const SAC_VERSIONS = SAC_RELEASES.map((release) => release.slice("sac-".length)).join("|");

/** Versions of Windows 10 by year and month, and the half-year versions of Windows 10 and 11. */
export const CLIENT_VERSIONS = "1507|1511|1607|1703|1709|1803|1809|1903|1909|2004|[12][0-9]h[12]";

/** `r2` after a year, as in `2012r2`, `2012-r2` and `2012R2SP1`. */
export const R2 = "(-?r2(?![0-9]))?";

const WORD = "windows|(?<![a-z])(?:ms)?(?:win|ws)|(?<![a-z])server-?core|(?<![a-z0-9])w(?=20)";
const BETWEEN = "(?:(?:server|serv|srv|svr|core|datacenter|dc|standard|std|essentials)-?){0,3}";
const SERVER = new RegExp(`(?:${WORD})-?${BETWEEN}(${YEARS})(?![0-9]|h[0-9])${R2}`, "g");
const SHORT_SERVER = /(?<![a-z])w(?:in(?:dows)?|s)?-?(?:server-?)?2k(3|8|12|16|19|22|25)(?![0-9])(-?r2(?![0-9]))?/g;
const SAC_BETWEEN = "(?:(?:version|core|datacenter|standard|sac)-?){0,3}";
const SAC = new RegExp(
  `(?:windows|(?<![a-z])win)-?(?:server|srv)-?${SAC_BETWEEN}(${SAC_VERSIONS}|2[0-9]h[12])(?![0-9a-z])`,
  "g",
);

/** Words after a number that make it a count instead of a release, as in `windows-10-users`. */
const COUNTED = "-?(?:users?|cores?|cals?|nodes?|seats?|gb|vcpus?|days?|servers?|zip)(?![a-z])";

/** A second number makes the first ambiguous, unless it's a Windows version or a word size. */
const FURTHER_NUMBER = `-(?!(?:${CLIENT_VERSIONS}|32|64)(?![0-9]))[0-9]`;
const CLIENT = new RegExp(
  "(?:windows|(?<![a-z])(?:ms)?win)-?(?:client-?)?" +
    `(vista(?![a-z])|xp(?![a-z])|7(?:-0)?|8-?1|8(?:-0)?|10|11)(?![0-9]|${COUNTED}|${FURTHER_NUMBER})`,
  "g",
);

/** Client names in Visual Studio images: `W10T`, `W81T`. */
const SHORT_CLIENT = /(?<![a-z0-9])w(7|81|10)t(?![a-z0-9])/g;

/** Prerelease builds, which need other keys than the release. */
export const BEFORE_RELEASE = /technical-?preview|vnext|insider/;

const MENTION = /windows|(?<![a-z])(?:ms)?win(?:(?![a-z])|server|srv|svr|serv(?![a-z]))/;
const SERVER_MENTION = /(?:windows|(?<![a-z])(?:ms)?win)-?(?:server|srv|svr|serv)/;

/** Returns the release with this name, or `undefined` for releases outside this list, such as 2003 R2 or 23H2. */
export function releaseCalled(name: string): Release | undefined {
  return RELEASES.find((release) => release === name);
}

/** Whether a text mentions Windows. */
export function mentionsWindows(words: string): boolean {
  return MENTION.test(words);
}

/** Returns the Windows family that a mention implies. */
export function familyMentioned(words: string): "server" | undefined {
  return SERVER_MENTION.test(words) ? "server" : undefined;
}

/** Returns the edition that a server name contains. Azure Edition wins over Datacenter, which it also is. */
export function editionIn(words: string): Edition | undefined {
  if (/azure-?edition/.test(words)) return "azure-edition";
  const named = (["datacenter", "standard", "essentials"] as const).filter((edition) => words.includes(edition));
  return named.length === 1 ? named[0] : undefined;
}

/** Returns the edition for a DISM edition ID in lower case. Source: PAGES.kmsClientKeys lists them by name. */
export function editionOfId(id: string): Edition | undefined {
  if (id.startsWith("serverturbine")) return "azure-edition";
  if (id.startsWith("serversolution")) return "essentials";
  return id.startsWith("server") ? editionIn(id) : undefined;
}

const DIRECT_EDITION = /^-?(?:core-)?(?:datacenter(?:-azure-?edition)?|azure-?edition|standard|essentials)(?![a-z])/;
const SECOND_YEAR = new RegExp(`^-(?:(?:to|and|or)-)?(${YEARS})(?![0-9])`);

function serverName(words: string, match: RegExpExecArray, year: string): WindowsName {
  const after = words.slice(match.index + match[0].length);
  const second = SECOND_YEAR.exec(after)?.[1];
  const open = BEFORE_RELEASE.test(words) || (second !== undefined && second !== year);
  return {
    release: open ? undefined : releaseCalled(match[2] === undefined ? year : `${year}-r2`),
    edition: editionIn(match[0] + (DIRECT_EDITION.exec(after)?.[0] ?? "")),
  };
}

function clientName(number: string): WindowsName {
  const release = number.replace("-0", "").replace(/8-?1/, "8.1");
  return { release: CLIENT_RELEASES.find((known) => known === `client-${release}`), edition: "client" };
}

/** Returns every Windows name in a text, such as 2012 R2 in `sql2012sp4-ws2012r2`. Takes time linear in its length. */
export function windowsNames(words: string): readonly WindowsName[] {
  return [
    ...Array.from(words.matchAll(SERVER), (match) => serverName(words, match, match[1] ?? "")),
    ...Array.from(words.matchAll(SHORT_SERVER), (match) =>
      serverName(words, match, String(2000 + Number(match[1] ?? ""))),
    ),
    ...Array.from(words.matchAll(SAC), (match) => ({
      release: releaseCalled(`sac-${match[1] ?? ""}`),
      edition: editionIn(words),
    })),
    ...Array.from(words.matchAll(CLIENT), (match) => clientName(match[1] ?? "")),
    ...Array.from(words.matchAll(SHORT_CLIENT), (match) => clientName(match[1] ?? "")),
  ];
}

/**
 * Returns the Windows release in an image's name, unknown if it contains two. Returns `undefined` if it contains none.
 */
export function namedWindows(image: ImageName, parts: readonly NamePart[]): OperatingSystem | undefined {
  const found = parts.flatMap((part) => windowsNames(part.words).map((name) => ({ part, ...name })));
  const [first] = found;
  if (first === undefined) return undefined;
  const because = evidence(image, first.part);
  const releases = new Set(found.map(({ release }) => release));
  if (first.release === undefined || releases.size > 1) {
    const clients = found.filter(({ edition }) => edition === "client").length;
    const family = clients === 0 ? "server" : clients === found.length ? "client" : undefined;
    return { kind: "windows-of-unknown-release", family, because: `${because}, which names no single release` };
  }
  const editions = new Set(found.flatMap(({ edition }) => edition ?? []));
  const [edition] = editions;
  return { kind: "windows", release: first.release, edition: editions.size === 1 ? edition : undefined, because };
}
