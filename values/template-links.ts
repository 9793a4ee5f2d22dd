/**
 * A template's link to another file: a path relative to it, or a URI. Either may contain placeholders for unknown values;
 * see `standsIn`.
 */
export interface TemplateLink {
  readonly kind: "path" | "uri";
  readonly target: string;
}

/** The file that a link leads to. */
export interface LinkedFile {
  /** Its content, parsed. */
  readonly content: unknown;
  /** Follows the links in it. */
  readonly follow: FollowLink;
  /** Called when its resources are read, so that it need not be judged by itself. */
  readonly onRead: () => void;
}

/**
 * Returns the file that a link leads to, if it can be found; `"cycle"` if that is the template itself or one of those
 * that link to it.
 */
export type FollowLink = (link: TemplateLink) => LinkedFile | "cycle" | undefined;
