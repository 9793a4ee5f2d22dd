import type { Delivery, NamedKmsHost, UndecidedDelivery } from "../../activation/delivery";
import type { Release } from "../../activation/windows";
import { findKeys, readScript } from "../../languages/windows-script";
import { type Declared, pathIn } from "../../stack/declared";
import { append } from "../../values/lists";
import { memoize } from "../../values/memoize";
import type { PlainText, ScriptText } from "../../values/texts";
import type { PlainParameters } from "../deployments/expand";
import type { CarrierShape, MachineShape } from "../shape";
import { broughtBy, carrierOf, isPossibleMak } from "./script-load";

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
  /**
   * If scripts ask for the release: what arrives at a machine of this release, or of an unknown one. The rest of the load
   * counts all their branches.
   */
  readonly on?: (release: Release | undefined) => Load;
}

/** A carrier that runs on only one operating system. */
export interface SystemSign {
  readonly system: "windows" | "linux";
  /** Its kind in Azure's terms, such as `CustomScriptExtension`. */
  readonly what: string;
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

/** Returns what's unknown about a carrier as a whole, after its texts are read. */
function openQuestion(shape: CarrierShape, declared: Declared): UndecidedDelivery | undefined {
  if (shape.keyVault) return "key-vault";
  if (shape.uris.length > 0) return "script-at-uri";
  if (declared.inputsSeen && shape.hidesCommand) return "command-not-shown";
  if (!shape.runsScripts || declared.inputsSeen) return undefined;
  if (declared.seen === "not-listed") return "not-listed";
  const shown = shape.writeOnly === true ? shape.scripts.some(({ secret }) => secret) : shape.scripts.length > 0;
  const hidden = declared.seen === "running" ? "ran-with-hidden-settings" : "inputs-not-seen";
  return shown ? undefined : hidden;
}

/** Reads the scripts of a carrier. */
export function loadOf(shape: CarrierShape, declared: Declared): Load {
  const load = loadOn(undefined, shape, declared);
  const { on } = load;
  return on === undefined ? load : { ...load, on: memoize(on) };
}

/** Returns the texts that anyone with read access can see. */
function plainTexts(shape: CarrierShape, handed: readonly ScriptText[] | undefined): readonly PlainText[] {
  // What isn't handed over holds no key.
  const readable = handed ?? shape.readable ?? shape.scripts;
  return [
    ...readable.filter(({ secret }) => !secret),
    ...shape.parameters
      .filter(({ secret }) => !secret)
      .map(({ name, value }): PlainText => ({ path: `parameters.${name}`, text: value })),
  ];
}

/** Whether a delivery says that the script at a path runs something that isn't shown. */
function runsUnshown(delivery: Delivery, path: string): boolean {
  if (delivery.kind !== "undecided" || delivery.carrier.path !== path) return false;
  return delivery.why === "script-at-uri" || delivery.why === "code-not-shown";
}

/** Reads the scripts of a carrier as a machine of a release runs them. */
function loadOn(release: Release | undefined, shape: CarrierShape, declared: Declared): Load {
  if (declared.leftOut) return undecidedLoad(declared, shape.what, "inputs-not-seen");
  const deliveries: Delivery[] = [];
  const kmsHosts: NamedKmsHost[] = [];
  let asksRelease = false;
  for (const script of shape.scripts) {
    const reading = readScript(script.text, shape.parameters, "unknown", release);
    // A script that runs outside of its machine asks for the release of another one.
    asksRelease ||= reading.asksRelease && release === undefined && shape.runsOutside !== true;
    const brought = broughtBy(script, reading, shape, declared);
    append(deliveries, brought.deliveries);
    append(kmsHosts, brought.kmsHosts);
  }
  const handed = shape.interprets?.filter(showsMak);
  for (const { path, secret } of handed ?? []) {
    const carrier = carrierOf(declared, shape.what, path, secret);
    deliveries.push({ kind: "undecided", why: "key-handed-over", carrier });
  }
  for (const path of shape.unshown ?? []) {
    const carrier = carrierOf(declared, shape.what, path, true);
    if (!deliveries.some((one) => runsUnshown(one, carrier.path)))
      deliveries.push({ kind: "undecided", why: "code-not-shown", carrier });
  }
  const open = openQuestion(shape, declared);
  if (open !== undefined && !deliveries.some(({ kind }) => kind === "key")) {
    const path = shape.keyVault ? "protectedSettingsFromKeyVault" : (shape.uris[0] ?? "protectedSettings");
    deliveries.push({ kind: "undecided", why: open, carrier: carrierOf(declared, shape.what, path, true) });
  }
  const { system, what } = shape;
  const load: Load = {
    deliveries,
    kmsHosts,
    exposures: exposuresIn(declared, what, plainTexts(shape, handed)),
    ...(system && { signs: [{ system, what }] }),
    ...(asksRelease && { on: (one) => (one === undefined ? onSome(load) : loadOn(one, shape, declared)) }),
  };
  return shape.perhaps === undefined ? load : perhaps(load, shape.perhaps);
}

/** Returns the load of scripts that ask for a release, at a machine of an unknown one. */
function onSome({ deliveries, kmsHosts, exposures }: Load): Load {
  const possible = deliveries.map((delivery): Delivery =>
    delivery.kind === "key" && delivery.key.kind.kind === "possible-mak"
      ? { kind: "undecided", why: "perhaps-other-release", carrier: delivery.carrier }
      : delivery,
  );
  return { deliveries: possible, kmsHosts, exposures };
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
    ...(loads.some(({ on }) => on) && {
      on: (release) => joinedLoads(loads.map((load) => load.on?.(release) ?? load)),
    }),
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
  const { on } = load;
  return {
    deliveries: [...deliveries, ...possibleHosts(load, why)],
    kmsHosts: [],
    exposures: [],
    ...(on && { on: (release) => perhaps(on(release), why) }),
  };
}

/** Returns the KMS hosts of a load that may not arrive. */
export function possibleHosts({ kmsHosts }: Load, why: UndecidedDelivery): readonly Delivery[] {
  return kmsHosts.map(({ carrier, ...kmsHost }) => ({ kind: "undecided", why, carrier, kmsHost }));
}
