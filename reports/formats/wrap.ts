import stringWidth from "string-width";

const ASCII = /^[\u0020-\u007e]*$/;

/** Columns that a text takes on a terminal. */
function widthOf(text: string): number {
  return ASCII.test(text) ? text.length : stringWidth(text);
}

/** Breaks a text at blanks into lines of so many columns. A longer word, such as an address, stays whole. */
export function wrap(text: string, columns: number): readonly string[] {
  return text.split("\n").flatMap((paragraph) => {
    const lines: string[] = [];
    let line = "";
    let width = 0;
    for (const word of paragraph.split(" ")) {
      const more = widthOf(word);
      if (width > 0 && width + 1 + more > columns) {
        lines.push(line);
        line = word;
        width = more;
      } else {
        line = width === 0 ? word : `${line} ${word}`;
        width += (width === 0 ? 0 : 1) + more;
      }
    }
    return [...lines, line];
  });
}
