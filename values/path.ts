/** Formats a property path for display: `a.b[0].c`. */
export function pathText(path: readonly string[]): string {
  return path.join(".").replace(/\.(\d+)(?=\.|$)/g, "[$1]");
}
