/** Five groups of five letters and digits: what is written where a key is meant. Wider than Windows' own alphabet. */
export const SHAPE = /^[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}$/i;

/** A product key in running text, in the alphabet that Windows' keys use since Vista. */
export const KEY = /(?<![A-Z0-9-])[BCDFGHJKMNPQRTVWXY2346789]{5}(?:-[BCDFGHJKMNPQRTVWXY2346789]{5}){4}(?![A-Z0-9-])/gi;

/** Whether a text has the form of a product key. */
export function isKeyShaped(text: string): boolean {
  return SHAPE.test(text);
}
export const PRODUCT_KEY = /[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}/i;
