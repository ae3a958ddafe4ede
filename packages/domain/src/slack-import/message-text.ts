/** Names by the ids that Slack has in texts. */
export interface SlackNames {
  user(id: string): string | undefined;
  channel(id: string): string | undefined;
}

const EVERYBODY: ReadonlyMap<string, string> = new Map([
  ['here', '@here'],
  ['@here', '@here'],
  ['channel', '@channel'],
  ['everyone', '@all'],
  ['@channel', '@channel'],
  ['@everyone', '@all'],
]);

/** What stands between `<` and `>`: somebody, a channel, everybody, a link. */
function reference(inside: string, whole: string, names: SlackNames): string {
  const [target = '', label = ''] = inside.split(/\|(.*)/s);
  if (target.startsWith('@')) return `@${names.user(target.slice(1)) ?? (label.replace(/^@/, '') || target.slice(1))}`;
  if (target.startsWith('#')) return `~${names.channel(target.slice(1)) ?? (label.replace(/^#/, '') || target.slice(1))}`;
  if (target.startsWith('!')) return EVERYBODY.get(target.slice(1)) ?? (label || whole);
  return label === '' ? whole : `[${label}](${target})`;
}

const quoted = (text: string): string => text.replace(/^/gm, '>');

/** Lines that begin with `>`; after `>>>` all that follows. */
function quotes(text: string): string {
  const at = /^(?:&gt;){3}|^>>>/m.exec(text);
  const [before, block] = at ? [text.slice(0, at.index), text.slice(at.index + at[0].length)] : [text, undefined];
  const lines = before.replace(/^&gt;/gm, '>');
  return block === undefined ? lines : lines + quoted(block.replace(/^&gt;/gm, '>'));
}

/** The marks of one line: `*bold*` and `~struck~`, where they stand at the edges of words. */
const marks = (text: string): string =>
  text
    .replace(/(^|[\s.;,([{"'])\*(\S[^*\n]{0,2000})\*(?=$|[\s.;,!?)\]}"':])/gm, '$1**$2**')
    .replace(/(^|[\s.;,([{"'])~(\S[^~\n]{0,2000})~(?=$|[\s.;,!?)\]}"':])/gm, '$1~~$2~~');

const REFERENCE = /<([^<>\n]{1,4000})>/g;

/** A Slack message as Markdown with the names that people have here. */
export function messageText(text: string, names: SlackNames): string {
  return quotes(marks(text.replace(REFERENCE, (whole, inside: string) => reference(inside, whole, names))));
}

/** A text in pieces of at most so many characters. */
export function pieces(text: string, most: number): string[] {
  const runes = [...text];
  if (runes.length <= most) return [text];
  const out: string[] = [];
  for (let at = 0; at < runes.length; at += most) out.push(runes.slice(at, at + most).join(''));
  return out;
}
