/** Where in a text the address of a picture stands. */
export interface PicturePlace {
  readonly start: number;
  readonly end: number;
}

const OPENS = 0x5b;
const CLOSES = 0x5d;
const ROUND_OPENS = 0x28;
const ROUND_CLOSES = 0x29;
const ESCAPE = 0x5c;
const MARK = 0x21;
const SPACE = 0x20;
const ANGLE_CLOSES = 0x3e;
const LONGEST = 2_100;
const DEFINITION = /^ {0,3}\[[^\]\n]{1,200}\]:[ \t]{0,10}<?(\S+)/gm;

/** The address that begins at `start`: up to a blank, an angle bracket, or a round one that was not opened in it. */
function endOf(text: string, start: number): number {
  let open = 0;
  const last = Math.min(text.length, start + LONGEST);
  for (let at = start; at < last; at++) {
    const code = text.charCodeAt(at);
    if (code <= SPACE || code === ANGLE_CLOSES) return at;
    if (code === ROUND_OPENS) open++;
    else if (code === ROUND_CLOSES && open-- === 0) return at;
  }
  return last;
}

/** Past the blanks and the angle bracket that may stand before an address. */
function startOf(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) <= SPACE) at++;
  return text.charAt(at) === '<' ? at + 1 : at;
}

/**
 * The addresses in `![words](address)`, and those of `[name]: address`, in order; in code too: whoever asks knows which addresses are
 * pictures. Goes through the text once, whatever it holds.
 */
export function picturePlaces(text: string): PicturePlace[] {
  const places: PicturePlace[] = [];
  const brackets: boolean[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === ESCAPE) at++;
    else if (code === OPENS) brackets.push(at > 0 && text.charCodeAt(at - 1) === MARK);
    else if (code === CLOSES && brackets.pop() && text.charCodeAt(at + 1) === ROUND_OPENS) {
      const start = startOf(text, at + 2);
      places.push({ start, end: endOf(text, start) });
    }
  }
  for (const match of text.matchAll(DEFINITION)) {
    const end = match.index + match[0].length;
    places.push({ start: end - (match[1] ?? '').length, end });
  }
  return places.sort((a, b) => a.start - b.start);
}
