import { type Dirent, readdirSync, realpathSync, statSync } from "node:fs";

/** The files that are read in and below a folder. */
const READ = /\.jsonl?$/;

/** Hidden folders and files, and packages, hold no exports. */
function isIgnored({ name }: Dirent): boolean {
  return name.startsWith(".") || name === "node_modules";
}

/** Whether a link leads to a folder. One that leads nowhere is a file that can't be read. */
function leadsToFolder(link: string): boolean {
  try {
    return statSync(link).isDirectory();
  } catch {
    return false;
  }
}

/** Searches folders. Each is opened once, so links that lead upward end, and under its own path rather than a link's. */
class Search {
  readonly found: string[] = [];
  private readonly opened = new Set<string>();
  private links: string[] = [];

  constructor(folder: string) {
    for (let waiting = [folder]; waiting.length > 0; [waiting, this.links] = [this.links, []])
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) waiting.push(...this.open(next));
  }

  /** Returns the folders in a folder. */
  private open(folder: string): readonly string[] {
    try {
      const path = realpathSync(folder);
      if (this.opened.has(path)) return [];
      this.opened.add(path);
      return this.sort(folder, readdirSync(folder, { withFileTypes: true }));
    } catch {
      // A folder that can't be opened is named as a file that can't be read.
      this.found.push(folder);
      return [];
    }
  }

  private sort(folder: string, entries: readonly Dirent[]): readonly string[] {
    const folders: string[] = [];
    const start = folder.endsWith("/") ? folder : `${folder}/`;
    for (const entry of entries) {
      if (isIgnored(entry)) continue;
      const path = `${start}${entry.name}`;
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isSymbolicLink() && leadsToFolder(path)) this.links.push(path);
      else if (READ.test(entry.name)) this.found.push(path);
    }
    return folders;
  }
}

/** Returns the JSON files in and below a folder, and the folders that can't be opened. */
export function filesBelow(folder: string): readonly string[] {
  return new Search(folder).found.sort();
}
