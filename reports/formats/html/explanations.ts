import type { Section } from "../../report";
import { line, prose } from "./text";

/** What explains the machines of one stack. Most machines share most sentences, so the page holds each of them once. */
export class Explanations {
  private readonly pieces = new Map<string, number>();

  /** Returns the numbers of the pieces whose HTML, joined, explains one machine. */
  add(sections: readonly Section[]): string {
    const pieces = sections.flatMap(({ title, lines }) => [
      `<dt>${line(title)}</dt>`,
      ...lines.map((one) => `<dd>${prose(one)}</dd>`),
    ]);
    return pieces.map((piece) => this.numberOf(piece)).join(" ");
  }

  private numberOf(piece: string): number {
    const number = this.pieces.get(piece) ?? this.pieces.size;
    this.pieces.set(piece, number);
    return number;
  }

  /** The pieces as data, which no browser runs or renders. Their texts are escaped, so none ends the element. */
  html(): string {
    if (this.pieces.size === 0) return "";
    return `<script type="application/json">${JSON.stringify([...this.pieces.keys()])}</script>\n`;
  }
}
