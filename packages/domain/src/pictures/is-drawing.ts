/** What may stand before the drawing itself: a declaration, comments, a document type. */
const BEFORE = /\s+|<\?xml[^>]*>|<!--[\s\S]*?-->|<!doctype[^>[]*(?:\[[^\]]*\]\s*)?>/iy;
const ROOT = /<svg[\s/>]/iy;

/** Does a text begin as an SVG does? What stands before it is gone through piece by piece, and never again. */
export function isDrawing(text: string): boolean {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  for (BEFORE.lastIndex = at; BEFORE.test(text); BEFORE.lastIndex = at) at = BEFORE.lastIndex;
  ROOT.lastIndex = at;
  return ROOT.test(text);
}
