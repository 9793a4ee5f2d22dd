/** Formats a property path for display: `a.b[0].c`. */
export function pathText(path: readonly string[]): string {
  const joined = path.join(".");
  return path.length < 2 ? joined : joined.replace(/\.(\d+)(?=\.|$)/g, "[$1]");
}
