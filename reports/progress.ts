/** Runs with fewer files finish before anyone asks. */
const MANY = 25;
const INTERVAL = 100;

/** Shows the progress of a run over many files, only on a terminal. */
export class Progress {
  private done = 0;
  private last = 0;
  private shown = false;
  private readonly wanted: boolean;

  constructor(private readonly files: number) {
    this.wanted = process.stderr.isTTY && files >= MANY;
  }

  /** Counts one more finished file. */
  step(): void {
    this.done += 1;
    const now = Date.now();
    if (!this.wanted || now - this.last < INTERVAL) return;
    this.last = now;
    this.shown = true;
    process.stderr.write(`\r${this.done}/${this.files} files`);
  }

  /** Clears the line, so that other output can take it. */
  clear(): void {
    if (this.shown) process.stderr.write("\r\u001b[K");
    this.shown = false;
  }
}
