/**
 * A text without these signs at its end. Each sign is looked at once; an expression such as `/-+$/` begins anew at each of them, and
 * a long row of them that something follows would hold up everybody.
 */
export function trimMarksEnd(text: string, marks: string): string {
  let end = text.length;
  while (end > 0 && marks.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** The same at both ends. */
export function trimMarks(text: string, marks: string): string {
  const rest = trimMarksEnd(text, marks);
  let start = 0;
  while (start < rest.length && marks.includes(rest.charAt(start))) start++;
  return rest.slice(start);
}
