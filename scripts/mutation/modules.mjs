/**
 * Loads TypeScript with `require`, as Jest does, but in this process and as often as asked. What a module caches can be
 * forgotten, so that one mutant's results never answer for the next.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { transformSync } from "@swc/core";
import jest from "../../jest.config.mjs";

const require = createRequire(import.meta.url);
const [options] = Object.values(jest.transform).map(([, settings]) => settings);
const compiled = new Map();
let caches = [];
let created = [];
let loading = 0;

/** A map that is still empty when its module has loaded is a cache. */
class CacheMap extends Map {
  constructor(entries) {
    super(entries);
    if (loading > 0) created.push(this);
  }
}

/** A weak map can't be cleared, so the entries live in another one. */
class CacheWeakMap {
  #entries = new WeakMap();
  constructor() {
    if (loading > 0) caches.push(() => (this.#entries = new WeakMap()));
  }
  get(key) {
    return this.#entries.get(key);
  }
  has(key) {
    return this.#entries.has(key);
  }
  set(key, value) {
    this.#entries.set(key, value);
    return this;
  }
}

globalThis.cachesOfModules = { Map: CacheMap, WeakMap: CacheWeakMap };

function compile(path) {
  if (!compiled.has(path)) {
    const { code } = transformSync(readFileSync(path, "utf8"), { ...options, filename: path });
    compiled.set(path, `const { Map, WeakMap } = globalThis.cachesOfModules; ${code}`);
  }
  return compiled.get(path);
}

require.extensions[".ts"] = (module, path) => {
  loading += 1;
  try {
    module._compile(compile(path), path);
  } finally {
    loading -= 1;
  }
  if (loading > 0) return;
  for (const map of created) if (map.size === 0) caches.push(() => map.clear());
  created = [];
};

/** Loads a file, or returns what it exported when it was loaded before. */
export const load = (path) => require(path);

/** Loads a file again, beside the one that is loaded. */
export function loadAgain(path) {
  const known = require.cache[path];
  Reflect.deleteProperty(require.cache, path);
  try {
    return require(path);
  } finally {
    require.cache[path] = known;
  }
}

/** Forgets every TypeScript module, so all are loaded anew. */
export function unload() {
  for (const path of Object.keys(require.cache)) if (path.endsWith(".ts")) Reflect.deleteProperty(require.cache, path);
  [caches, created] = [[], []];
}

/** Empties what the loaded modules have cached. */
export function forget() {
  for (const clear of caches) clear();
}
