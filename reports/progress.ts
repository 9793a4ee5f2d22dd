/** Fewer files than this are done before anybody asks. */
const MANY = 25;
const INTERVAL = 100;

/** Tells on the terminal, and only there, how far a run over many files is. */
export class Progress {
  private done = 0;
  private last = 0;
  private readonly wanted: boolean;

  constructor(private readonly files: number) {
    this.wanted = process.stderr.isTTY && files >= MANY;
  }

  /** One more file is done. */
  step(): void {
    this.done += 1;
    const now = Date.now();
    if (!this.wanted || now - this.last < INTERVAL) return;
    this.last = now;
    process.stderr.write(`\r${this.done}/${this.files} files`);
  }

  /** Leaves the line empty. */
  end(): void {
    if (this.last > 0) process.stderr.write("\r\u001b[K");
  }
}
