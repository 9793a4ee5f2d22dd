/** What every row of every table carries: where the fact is written and when that text was last dated by its author. */
export interface Sourced {
  /** Address of the page, or `repository: path` where no page shows it. */
  readonly source: string;
  /** The date that the source gives itself (`ms.date` on Microsoft Learn), ISO 8601; `undated` where it gives none. */
  readonly date: string;
  /** What a reader must know of the source: a contradiction and which text won, or that a copy was read. */
  readonly note?: string;
}
