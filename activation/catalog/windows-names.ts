import type { Edition, OperatingSystem, Release } from "../windows";
import { CLIENT_RELEASES, RELEASES, SAC_RELEASES, SERVER_RELEASES } from "../windows";
import type { ImageName, NamePart } from "./name";
import { evidence } from "./name";

/** A Windows that a text names: a Windows word and a release together, such as `win2019` or `ws2012r2`. */
export interface WindowsName {
  /** Undefined where the text names a Windows that has no {@link Release}, or leaves open which of two it means. */
  readonly release: Release | undefined;
  readonly edition: Edition | undefined;
}

/** Years of Windows Server, as an alternation. */
export const YEARS = SERVER_RELEASES.filter((release) => /^\d{4}$/.test(release)).join("|");

/** Versions of the semi-annual channel, such as `1909`, as an alternation. */
export const SAC_VERSIONS = SAC_RELEASES.map((release) => release.slice("sac-".length)).join("|");

/** Versions of Windows 10 by year and month, and the half years that name a version of Windows 10 or 11. */
export const CLIENT_VERSIONS = "1507|1511|1607|1703|1709|1803|1809|1903|1909|2004|[12][0-9]h[12]";

/** `r2` after a year, as in `2012r2`, `2012-r2` and `2012R2SP1`. */
export const R2 = "(-?r2(?![0-9]))?";

const WORD = "windows|(?<![a-z])(?:ms)?(?:win|ws)|(?<![a-z])server-?core";
const BETWEEN = "(?:(?:server|serv|srv|svr|core|datacenter|dc|standard|std|essentials)-?){0,3}";
const SERVER = new RegExp(`(?:${WORD})-?${BETWEEN}(${YEARS})(?![0-9]|h[0-9])${R2}`, "g");
const SHORT_SERVER = /(?<![a-z])w(?:in)?-?2k(3|8|12|16|19|22|25)(?![0-9])(-?r2(?![0-9]))?/g;
const SAC_BETWEEN = "(?:(?:version|core|datacenter|standard|sac)-?){0,3}";
const SAC = new RegExp(
  `(?:windows|(?<![a-z])win)-?(?:server|srv)-?${SAC_BETWEEN}(${SAC_VERSIONS}|2[0-9]h[12])(?![0-9a-z])`,
  "g",
);

/** What a number after a Windows word may count instead of naming a release, as in `windows-10-users`. */
const COUNTED = "-?(?:users?|cores?|cals?|nodes?|seats?|gb|vcpus?|days?|servers?|zip)(?![a-z])";

/** A further number leaves open what the first one means, unless it is a version of Windows or a word size. */
const FURTHER_NUMBER = `-(?!(?:${CLIENT_VERSIONS}|32|64)(?![0-9]))[0-9]`;
const CLIENT = new RegExp(
  "(?:windows|(?<![a-z])(?:ms)?win)-?(?:client-?)?" +
    `(vista(?![a-z])|xp(?![a-z])|7(?:-0)?|8-?1|8(?:-0)?|10|11)(?![0-9]|${COUNTED}|${FURTHER_NUMBER})`,
  "g",
);

/** Client builds of the Visual Studio images: `W10T`, `W81T`. */
const SHORT_CLIENT = /(?<![a-z0-9])w(7|81|10)t(?![a-z0-9])/g;

/** Builds before a release, which activate by other keys than the release. */
export const BEFORE_RELEASE = /technical-?preview|vnext|insider/;

const MENTION = /windows|(?<![a-z])(?:ms)?win(?:(?![a-z])|server|srv|svr|serv(?![a-z]))/;
const SERVER_MENTION = /(?:windows|(?<![a-z])(?:ms)?win)-?(?:server|srv|svr|serv)/;

/** The release of this name, or undefined if this project has none: 2003 R2, 23H2. */
export function releaseCalled(name: string): Release | undefined {
  return RELEASES.find((release) => release === name);
}

/** Whether the text names Windows at all. */
export function mentionsWindows(words: string): boolean {
  return MENTION.test(words);
}

/** The family that a mention of Windows tells. */
export function familyMentioned(words: string): "server" | undefined {
  return SERVER_MENTION.test(words) ? "server" : undefined;
}

/** The edition that words of a server name tell. Azure Edition is a Datacenter too and wins over it. */
export function editionIn(words: string): Edition | undefined {
  if (/azure-?edition/.test(words)) return "azure-edition";
  const named = (["datacenter", "standard", "essentials"] as const).filter((edition) => words.includes(edition));
  return named.length === 1 ? named[0] : undefined;
}

/** The edition that an edition ID of DISM names, in lower case. Source: PAGES.kmsClientKeys lists them by name. */
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
  const release = number.replace(/-0$/, "").replace(/^8-?1$/, "8.1");
  return { release: CLIENT_RELEASES.find((known) => known === `client-${release}`), edition: "client" };
}

/** Every Windows that the words name, such as 2012 R2 in `sql2012sp4-ws2012r2`. Linear in the length of the words. */
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
 * What the parts of an image's name say of Windows when they name a release: that release, or an unknown one if they
 * name two. Undefined if they name none.
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
