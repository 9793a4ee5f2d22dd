import { editionOfId } from "../../activation/catalog/windows-names";
import type { Carrier, Delivery, NamedKmsHost, UndecidedDelivery } from "../../activation/delivery";
import { ProductKey } from "../../activation/product-key";
import type { Edition } from "../../activation/windows";
import type { InstalledKey, ScriptReading, UndecidedHost } from "../../languages/windows-script";
import { type Declared, pathIn } from "../../stack/declared";
import type { ScriptText } from "../../values/texts";
import { UNKNOWN } from "../../values/value";
import type { CarrierShape } from "../shape";

/** What one script brings, certainly or possibly. */
interface BroughtByScript {
  readonly deliveries: readonly Delivery[];
  readonly kmsHosts: readonly NamedKmsHost[];
}

/** Whether a key may be a MAK. */
export function isPossibleMak(key: string): boolean {
  return ProductKey.of(key).kind.kind === "possible-mak";
}

/** Returns the carrier of what a property of a resource brings. */
export function carrierOf(declared: Declared, what: string, path: string, secret: boolean): Carrier {
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

/** Returns what one script of a carrier brings. */
export function broughtBy(
  script: ScriptText,
  reading: ScriptReading,
  shape: CarrierShape,
  declared: Declared,
): BroughtByScript {
  const deliveries: Delivery[] = [];
  const kmsHosts: NamedKmsHost[] = [];
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
  return { deliveries, kmsHosts };
}
