/** The source of a fact. Every row of every table has one. */
export interface Sourced {
  /** Address of the page, or `repository: path` if it isn't on a page. */
  readonly source: string;
  /** The source's own date (`ms.date` on Microsoft Learn), ISO 8601; `undated` if it has none. */
  readonly date: string;
  /** What to know about the source: a contradiction and which text won, or that a copy was read. */
  readonly note?: string;
}
