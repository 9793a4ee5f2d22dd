import { hasHole } from "../words/marks";
import type { InstalledKey, UndecidedKey } from "./reading";

/** An activation ID. It identifies one license, such as that of Extended Security Updates, not Windows as a whole. */
const ACTIVATION_ID = /^[{"']?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}[}"']?$/i;

/** A variable that the shell which reads the text doesn't expand, but perhaps another one. */
const VARIABLE = /^["'{]{0,2}[$%!]/;

/** A query of one license by its ID, `'ID="…"'` or `Where-Object ID -eq …`; not by the application's ID. */
const LICENSE_BY_ID =
  /softwarelicensingproduct[^\n]{0,200}(?<![a-z])id["'\s]{0,3}(?:=|-eq|-like|-match)["'\s*]{0,4}([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/i;

/** A command that installs a key, and what follows until the next one. */
interface Install {
  readonly keys: readonly InstalledKey[];
  readonly doubts: readonly UndecidedKey[];
  /** Whether Windows as a whole is activated afterwards. */
  plain: boolean;
  /** Whether one license is activated by ID afterwards; `perhaps` if uncertain. */
  named: boolean | "perhaps";
}

/** The keys that a script installs. */
export interface Installed {
  readonly keys: readonly InstalledKey[];
  readonly addOns: readonly InstalledKey[];
  readonly doubts: readonly UndecidedKey[];
}

/**
 * The keys that a script installs, in order. If `slmgr /ato` with an activation ID follows, the key is an add-on such
 * as Extended Security Updates, and doesn't activate Windows. Source:
 * learn.microsoft.com/windows-server/get-started/extended-security-updates-deploy, read 2026.
 */
export class Installs {
  private readonly all: Install[] = [];
  private strayId = false;
  /** How many of them came before the last command that uninstalls a key. */
  private uninstalled = 0;
  /** Whether Windows on this computer may lose its key. */
  private removesOwn = false;

  get count(): number {
    return this.all.length;
  }

  add(keys: readonly InstalledKey[], doubts: readonly UndecidedKey[]): void {
    this.all.push({ keys, doubts, plain: false, named: false });
  }

  /** Records `/ato` with its arguments; none if it activates Windows as a whole. */
  activate(ids: readonly string[] = []): void {
    const last = this.all.at(-1);
    const isId = ids.some((id) => hasHole(id) || VARIABLE.test(id) || ACTIVATION_ID.test(id.trim()));
    if (last === undefined) {
      this.strayId ||= isId;
    } else if (!isId) {
      last.plain = true;
    } else if (last.named !== true) {
      last.named = ids.every((id) => ACTIVATION_ID.test(id.trim())) ? true : "perhaps";
    } else {
      const before = this.all.at(-2);
      if (before?.named === false && !before.plain) before.named = "perhaps";
    }
  }

  /**
   * Records that a key is uninstalled. A script may do so in one branch only.
   * @param ids the licenses that lose their key; none if Windows does
   */
  uninstall(ids: readonly string[] = [], elsewhere = false): void {
    this.uninstalled = this.all.length;
    const isOfLicenses = ids.length > 0 && ids.every((id) => ACTIVATION_ID.test(id.trim()));
    this.removesOwn ||= !elsewhere && !isOfLicenses;
  }

  result(): Installed {
    const last = this.all.at(-1);
    if (this.strayId && last?.named === false && !last.plain) last.named = "perhaps";
    const isAddOn = ({ named, plain }: Install): boolean => named === true && !plain;
    const isOpen = ({ named, plain }: Install): boolean => named === "perhaps" || (named && plain);
    const isCertain = (one: Install): boolean => !isAddOn(one) && !isOpen(one);
    const base = this.all.slice(this.uninstalled).filter(isCertain);
    const removed = base.length > 0 ? [] : this.all.slice(0, this.uninstalled).filter(isCertain);
    const open = this.all.filter(isOpen);
    const isBare = this.removesOwn && base.length + removed.length === 0;
    return {
      keys: base.flatMap(({ keys }) => keys),
      addOns: this.all.filter(isAddOn).flatMap(({ keys }) => keys),
      doubts: [
        ...base.flatMap(({ doubts }) => doubts),
        ...open.flatMap(({ keys, doubts }) => [...doubts, ...keys.map((): UndecidedKey => "perhaps-add-on")]),
        ...removed.flatMap(({ keys, doubts }) => [...doubts, ...keys.map((): UndecidedKey => "perhaps-removed")]),
        ...(isBare ? ["key-removed" as const] : []),
      ],
    };
  }
}

/** Returns the license that a script selects by ID, to activate it with a method. */
export function licenseById(source: string): string | undefined {
  return LICENSE_BY_ID.exec(source)?.[1];
}
