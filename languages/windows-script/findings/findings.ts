import { UNKNOWN, type Value } from "../../../values/value";
import { NOT_FOLLOWED, UNKNOWN_VALUE, hasHole, isForeignVariable } from "../words/marks";
import { Installs } from "./installs";
import { tidyKey } from "./keys";
import type { InstalledKey, NamedHost, ScriptReading, UndecidedHost, UndecidedKey } from "./reading";

const DEFAULT_PORT = 1688;

/** Collects what the commands of a script do. */
export class Findings {
  activates = false;
  /**
   * The license that the script selects by ID from the class SoftwareLicensingProduct, to activate it with a method.
   */
  licenseId: string | undefined;
  clearsKmsHost = false;
  /** Whether the release of Windows decides what the script does. */
  asksRelease = false;
  /** Whether the current command acts on another computer. */
  elsewhere = false;
  /** The editions that DISM changes Windows to. */
  readonly editions = new Set<Value<string>>();
  private readonly installed = new Installs();
  private readonly handed = new Set<string>();
  private readonly hosts: { host: string; port: number | undefined; how: NamedHost["how"]; elsewhere: boolean }[] = [];
  private readonly ports: number[] = [];
  private readonly undecided = new Set<UndecidedKey>();
  private readonly undecidedHosts = new Set<UndecidedHost>();

  constructor(private readonly secrets: readonly string[]) {}

  /** How many commands so far install a key. */
  get installs(): number {
    return this.installed.count;
  }

  doubt(why: UndecidedKey): void {
    this.undecided.add(why);
  }

  /** Records that Windows looks for a KMS host in another DNS domain. */
  lookUpHost(): void {
    this.undecidedHosts.add("host-not-followed");
  }

  /** Records that a registry file is imported whose text isn't available. */
  importFile(file: string): void {
    this.undecidedHosts.add(file.includes(UNKNOWN_VALUE) ? "unknown-value" : "registry-file-not-shown");
  }

  /** Records a key that an unknown program or cmdlet gets, which may be unknown, too. */
  handOver(key: string): void {
    if (hasHole(key)) this.doubt(key.includes(UNKNOWN_VALUE) ? "unknown-value" : "key-not-followed");
    else this.handed.add(key);
  }

  /** Records all possible values of a key. */
  key(texts: readonly string[], how: InstalledKey["how"], offline = false): void {
    const keys: InstalledKey[] = [];
    const doubts: UndecidedKey[] = [];
    const also = {
      ...marked(this.elsewhere),
      ...(offline && { offline }),
      ...(texts.length > 1 && { perhaps: true as const }),
    };
    for (const written of texts) {
      const text = tidyKey(written);
      if (written.includes(UNKNOWN_VALUE)) doubts.push("unknown-value");
      else if (written.includes(NOT_FOLLOWED) || text === "" || isForeignVariable(text))
        doubts.push("key-not-followed");
      else keys.push({ text, how, secret: this.isSecret(text), ...also });
    }
    this.installed.add(keys, doubts);
  }

  /** Records an activation of Windows, or of the licenses with these IDs. */
  activate(ids?: readonly string[]): void {
    this.activates = true;
    this.installed.activate(ids);
  }

  /** Records that a key is uninstalled: of the licenses with these IDs, or that of Windows. */
  uninstall(ids?: readonly string[]): void {
    this.installed.uninstall(ids, this.elsewhere);
  }

  /** Records that the KMS host is cleared. A script may do so in one branch only. */
  clearHost(): void {
    this.clearsKmsHost = true;
    if (this.hosts.length > 0) this.undecidedHosts.add("perhaps-cleared");
    this.hosts.length = 0;
  }

  /** Records all possible values of a host, with or without port. */
  host(texts: readonly string[], how: NamedHost["how"]): void {
    for (const written of texts) {
      const text = written
        .replace(/["'\s]/g, "")
        .replace(/[;,]$/, "")
        .replace(/^[a-z]{1,20}:\/\/([^/]*).*$/is, "$1");
      const port = /^(?:[^:]*|\[.*\]):(\d{1,5})$/.exec(text);
      const host = (port === null ? text : text.slice(0, text.lastIndexOf(":"))).replace(/^\[|\]$/g, "");
      const number = port === null ? undefined : Number(port[1]);
      if (text.includes(UNKNOWN_VALUE)) this.undecidedHosts.add("unknown-value");
      else if (text.includes(NOT_FOLLOWED) || host === "" || isForeignVariable(host))
        this.undecidedHosts.add("host-not-followed");
      else {
        const assumed = number ?? (how === "slmgr" ? DEFAULT_PORT : undefined);
        this.undecidedHosts.delete("perhaps-cleared");
        this.hosts.push({ host, how, port: assumed, elsewhere: this.elsewhere });
      }
    }
  }

  /** Records a port that is set separately from its host, in the registry or CIM. */
  port(texts: readonly string[]): void {
    for (const text of texts) {
      const port = Number(text.replace(/["'\s]|dword:/gi, (part) => (part.length > 1 ? "0x" : "")));
      if (Number.isInteger(port) && port > 0 && port < 65_536) this.ports.push(port);
      else this.undecidedHosts.add(text.includes(UNKNOWN_VALUE) ? "unknown-value" : "host-not-followed");
    }
  }

  reading(): ScriptReading {
    const hosts = new Map<string, NamedHost>();
    for (const { host, how, port, elsewhere } of this.hosts) {
      const named = { host, how, port: port ?? this.ports.at(-1) ?? DEFAULT_PORT, ...marked(elsewhere) };
      hosts.set(`${how} ${named.port} ${host.toLowerCase()} ${elsewhere}`, named);
    }
    const { keys, addOns, doubts } = this.installed.result();
    return {
      keys: distinct(keys),
      addOns: distinct(addOns),
      handedOver: [...this.handed].filter((key) => ![...keys, ...addOns].some(({ text }) => text === key)),
      hosts: [...hosts.values()],
      undecided: [...new Set([...doubts, ...this.undecided])],
      undecidedHosts: [...this.undecidedHosts],
      clearsKmsHost: this.clearsKmsHost,
      edition: this.editions.size > 1 ? UNKNOWN : [...this.editions][0],
      activates: this.activates,
      asksRelease: this.asksRelease,
    };
  }

  private isSecret(text: string): boolean {
    return this.secrets.some((secret) => secret.includes(text));
  }
}

function marked(elsewhere: boolean): { readonly elsewhere?: true } {
  return elsewhere ? { elsewhere } : {};
}

function distinct(keys: readonly InstalledKey[]): readonly InstalledKey[] {
  const found = new Map<string, InstalledKey>();
  for (const key of keys) {
    const id = `${key.how} ${key.text} ${key.elsewhere ?? false}`;
    if (key.perhaps === undefined || !found.has(id)) found.set(id, key);
  }
  return [...found.values()];
}
