import { editionOfId } from "../../activation/catalog/windows-names";
import type { Carrier, Delivery, NamedKmsHost, UndecidedDelivery } from "../../activation/delivery";
import { ProductKey } from "../../activation/product-key";
import type { Edition } from "../../activation/windows";
import {
  type InstalledKey,
  type ScriptReading,
  type UndecidedHost,
  findKeys,
  readScript,
} from "../../languages/windows-script";
import { type Declared, pathIn } from "../../stack/declared";
import type { PlainText, ScriptText } from "../../values/texts";
import { UNKNOWN } from "../../values/value";
import type { PlainParameters } from "../deployments/expand";
import type { CarrierShape, MachineShape } from "../shape";

/** A MAK that is visible to anyone with read access to the resource. */
export interface Exposure {
  readonly urn: string;
  readonly name: string;
  /** What contains it, such as `CustomScriptExtension` or `virtual machine`. */
  readonly what: string;
  /** Property path, with the path of a template's resource before it. */
  readonly path: string;
  /** Other places of the same template that show the same MAK. */
  readonly others?: readonly string[];
}

/** What a carrier delivers, certainly or possibly. */
export interface Load {
  readonly deliveries: readonly Delivery[];
  readonly kmsHosts: readonly NamedKmsHost[];
  readonly exposures: readonly Exposure[];
  /** Carriers that run on only one operating system, which reveals the machine's. */
  readonly signs?: readonly SystemSign[];
}

/** A carrier that runs on only one operating system. */
export interface SystemSign {
  readonly system: "windows" | "linux";
  /** Its kind in Azure's terms, such as `CustomScriptExtension`. */
  readonly what: string;
}

function isPossibleMak(key: string): boolean {
  return ProductKey.of(key).kind.kind === "possible-mak";
}

/** Returns the MAKs in a text. */
function exposedKeys({ text }: PlainText): readonly string[] {
  return typeof text === "string" ? findKeys(text).filter(isPossibleMak) : [];
}

function showsMak(text: PlainText): boolean {
  return exposedKeys(text).length > 0;
}

/** Returns the MAKs in publicly readable texts, one exposure per path. */
export function exposuresIn(declared: Declared, what: string, texts: readonly PlainText[]): Exposure[] {
  return texts
    .filter(showsMak)
    .map(({ path }) => ({ urn: declared.urn, name: declared.name, what, path: pathIn(declared, path) }));
}

/**
 * Returns the MAKs that a template shows, one exposure per MAK: a template passes it on to nested ones and to resources.
 * A literal is ignored if a parameter has its MAK.
 */
export function exposuresInTemplate({ declared, texts: parameters, literals }: PlainParameters): Exposure[] {
  const byKey = new Map<string, Exposure & { readonly others: string[] }>();
  const texts = [
    ...parameters.map((text) => ({ what: "template parameter", text })),
    ...literals.map((text) => ({ what: "template", text })),
  ];
  for (const { what, text } of texts) {
    const path = pathIn(declared, text.path);
    const keys = exposedKeys(text);
    const fresh = keys.filter((key) => !byKey.has(key));
    const [before] = keys.flatMap((key) => byKey.get(key) ?? []);
    if (fresh.length === 0 && before?.what === what) before.others.push(path);
    const exposure = { urn: declared.urn, name: declared.name, what, path, others: [] };
    for (const key of fresh) byKey.set(key, exposure);
  }
  return [...new Set(byKey.values())];
}

function carrierOf(declared: Declared, what: string, path: string, secret: boolean): Carrier {
  return {
    urn: declared.urn,
    name: declared.name,
    what,
    path: pathIn(declared, path),
    secret,
  };
}

const HOSTS: Readonly<Record<Exclude<UndecidedHost, "unknown-value">, UndecidedDelivery>> = {
  "host-not-followed": "kms-host-not-followed",
  "registry-file-not-shown": "registry-file-not-shown",
  "perhaps-cleared": "kms-host-cleared",
};

function undecidedOf(reading: ScriptReading, shape: CarrierShape, declared: Declared, carrier: Carrier): Delivery[] {
  if (!shape.runsScripts) return [];
  const whys = [
    ...reading.undecided.map((why) => (why === "unknown-value" ? hiddenBy(declared) : why)),
    ...reading.undecidedHosts.map((why) => (why === "unknown-value" ? hiddenBy(declared) : HOSTS[why])),
    ...reading.handedOver.flatMap((key) => (isPossibleMak(key) ? (["key-handed-over"] as const) : [])),
  ];
  return [...new Set(whys)].map((why) => ({ kind: "undecided", why, carrier }));
}

/** Why a value is unknown. In a state, a template's unknown value need not be an encrypted one. */
function hiddenBy({ seen, path, anywhere }: Declared): UndecidedDelivery {
  if (anywhere === "template" || anywhere === "hybrid-template") return "template-value";
  if (anywhere === "inventory" || seen === "terraform") return "value-not-shown";
  if (seen === "state" && path === "") return "encrypted-value";
  return seen === "state" || seen === "preview" ? "hidden-value" : "unknown-value";
}

/** Returns what's unknown about a carrier as a whole, after its texts are read. */
function openQuestion(shape: CarrierShape, declared: Declared): UndecidedDelivery | undefined {
  if (shape.keyVault) return "key-vault";
  if (shape.uris.length > 0) return "script-at-uri";
  if (!shape.runsScripts || declared.inputsSeen) return undefined;
  if (declared.seen === "not-listed") return "not-listed";
  const shown = shape.writeOnly === true ? shape.scripts.some(({ secret }) => secret) : shape.scripts.length > 0;
  const hidden = declared.seen === "running" ? "ran-with-hidden-settings" : "inputs-not-seen";
  return shown ? undefined : hidden;
}

/** Whether Windows rejects a text in place of a key. */
function isInvalid({ text }: InstalledKey): boolean {
  const { kind } = ProductKey.of(text).kind;
  return kind === "malformed" || kind === "placeholder";
}

/** Returns a test for an invalid key that is perhaps replaced by a valid one, such as the default of a variable. */
function replaceable({ keys, undecided }: ScriptReading): (key: InstalledKey) => boolean {
  const others = keys.filter(({ perhaps }) => perhaps === true);
  if (others.length === 0) return () => false;
  const isUnknown = undecided.some((why) => why === "key-not-followed" || why === "unknown-value");
  const isReplaced = isUnknown || !others.every(isInvalid);
  return (key) => isReplaced && key.perhaps === true && isInvalid(key);
}

/** Returns what a key that a script installs is for the carrier's machine. */
function deliveryOf(
  key: InstalledKey,
  edition: Edition | "unknown" | undefined,
  shape: CarrierShape,
  carrier: Carrier,
): Delivery {
  if (key.offline) return { kind: "undecided", why: "offline-image", carrier };
  if (key.elsewhere && !shape.runsOutside) return { kind: "undecided", why: "perhaps-elsewhere", carrier };
  const changes = key.how === "dism" && edition !== undefined ? { edition } : {};
  return { kind: "key", key: ProductKey.of(key.text), carrier, ...changes };
}

/** Reads one script of a carrier, and adds what it brings to the two lists. */
function addScript(
  script: ScriptText,
  shape: CarrierShape,
  declared: Declared,
  deliveries: Delivery[],
  kmsHosts: NamedKmsHost[],
): void {
  const reading = readScript(script.text, shape.parameters);
  const edition = reading.edition === UNKNOWN ? "unknown" : editionOfId(reading.edition ?? "");
  const carrier = carrierOf(declared, shape.what, script.path, script.secret);
  const carrierOfKey = (key: InstalledKey): Carrier =>
    key.secret && !script.secret ? { ...carrier, secret: true } : carrier;
  const isReplaceable = replaceable(reading);
  for (const key of reading.keys) {
    if (isReplaceable(key)) deliveries.push({ kind: "undecided", why: "key-not-followed", carrier });
    else deliveries.push(deliveryOf(key, edition, shape, carrierOfKey(key)));
  }
  for (const key of reading.addOns)
    deliveries.push({ kind: "add-on", key: ProductKey.of(key.text), carrier: carrierOfKey(key) });
  for (const { host, port, elsewhere } of reading.hosts) {
    if (!elsewhere || shape.runsOutside) kmsHosts.push({ host, port, carrier });
    else deliveries.push({ kind: "undecided", why: "perhaps-elsewhere", carrier, kmsHost: { host, port } });
  }
  deliveries.push(...undecidedOf(reading, shape, declared, carrier));
}

/** Reads the scripts of a carrier. */
export function loadOf(shape: CarrierShape, declared: Declared): Load {
  if (declared.leftOut) return undecidedLoad(declared, shape.what, "inputs-not-seen");
  const deliveries: Delivery[] = [];
  const kmsHosts: NamedKmsHost[] = [];
  for (const script of shape.scripts) addScript(script, shape, declared, deliveries, kmsHosts);
  const handed = shape.interprets?.filter(showsMak);
  for (const { path, secret } of handed ?? []) {
    const carrier = carrierOf(declared, shape.what, path, secret);
    deliveries.push({ kind: "undecided", why: "key-handed-over", carrier });
  }
  for (const path of shape.unshown ?? []) {
    deliveries.push({ kind: "undecided", why: "code-not-shown", carrier: carrierOf(declared, shape.what, path, true) });
  }
  const open = openQuestion(shape, declared);
  if (open !== undefined && !deliveries.some(({ kind }) => kind === "key")) {
    const path = shape.keyVault ? "protectedSettingsFromKeyVault" : (shape.uris[0] ?? "protectedSettings");
    deliveries.push({ kind: "undecided", why: open, carrier: carrierOf(declared, shape.what, path, true) });
  }
  // What isn't handed over holds no key.
  const readable = handed ?? shape.readable ?? shape.scripts;
  const plain: PlainText[] = [
    ...readable.filter(({ secret }) => !secret),
    ...shape.parameters
      .filter(({ secret }) => !secret)
      .map(({ name, value }): PlainText => ({ path: `parameters.${name}`, text: value })),
  ];
  const { system, what } = shape;
  const load: Load = {
    deliveries,
    kmsHosts,
    exposures: exposuresIn(declared, what, plain),
    ...(system && { signs: [{ system, what }] }),
  };
  return shape.perhaps === undefined ? load : perhaps(load, shape.perhaps);
}

export const NO_LOAD: Load = { deliveries: [], kmsHosts: [], exposures: [] };

function undecidedLoad(from: Declared, what: string, why: UndecidedDelivery, path = ""): Load {
  return { ...NO_LOAD, deliveries: [{ kind: "undecided", why, carrier: carrierOf(from, what, path, true) }] };
}

/** Returns the load of a carrier that the pack failed to read: it may deliver a key. */
export function unreadLoad(declared: Declared): Load {
  return undecidedLoad(declared, declared.token.text, "could-not-be-read");
}

/** Returns the load of something unknown: it may deliver a key. */
export function unknownLoad(from: Declared, what: string, path: string): Load {
  return undecidedLoad(from, what, "unknown-value", path);
}

/** Merges several loads. */
export function joinedLoads(loads: readonly Load[]): Load {
  const [only] = loads;
  if (loads.length < 2) return only ?? NO_LOAD;
  return {
    deliveries: loads.flatMap(({ deliveries }) => deliveries),
    kmsHosts: loads.flatMap(({ kmsHosts }) => kmsHosts),
    exposures: loads.flatMap(({ exposures }) => exposures),
    signs: loads.flatMap(({ signs = [] }) => signs),
  };
}

/** Adds what the carriers reveal about a machine's operating system to its shape, if they agree. */
export function withSigns(shape: MachineShape, { signs = [] }: Load): MachineShape {
  const [first] = signs;
  if (!first || shape.windowsSign !== undefined || shape.linuxSign !== undefined) return shape;
  if (signs.some(({ system }) => system !== first.system)) return shape;
  const sign = `its ${first.what}`;
  return first.system === "linux" ? { ...shape, linuxSign: sign } : { ...shape, windowsSign: sign };
}

/** Returns a load that may not arrive, so nothing in it is certain. */
export function perhaps(load: Load, why: UndecidedDelivery): Load {
  const deliveries = load.deliveries.map((delivery): Delivery =>
    delivery.kind === "key" ? { kind: "undecided", why, carrier: delivery.carrier } : delivery,
  );
  return { deliveries: [...deliveries, ...possibleHosts(load, why)], kmsHosts: [], exposures: [] };
}

/** Returns the KMS hosts of a load that may not arrive. */
export function possibleHosts({ kmsHosts }: Load, why: UndecidedDelivery): readonly Delivery[] {
  return kmsHosts.map(({ carrier, ...kmsHost }) => ({ kind: "undecided", why, carrier, kmsHost }));
}
