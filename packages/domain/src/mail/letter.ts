import { type Static, t } from '@foremast/wire/scalars';
import { fillTemplate, type Slots } from './fill-template.ts';
import { letter as letterTemplate, messages as messagesTemplate } from './templates.generated.ts';

/** A message as a mail shows it. */
export const Quote = t.Object({
  sender: t.String(),
  /** Whose picture stands beside it; empty: none. */
  sender_id: t.String(),
  channel: t.String(),
  time: t.String(),
  text: t.String(),
  html: t.String(),
  attachments: t.Array(t.Object({ text: t.String(), html: t.String() })),
  link: t.Optional(t.Object({ label: t.String(), url: t.String() })),
});
export type Quote = Static<typeof Quote>;

/** A mail that is to be sent: words in the reader's language, and one thing to press. */
export const Letter = t.Object({
  to: t.String(),
  subject: t.String(),
  /** Above everything else; the subject without the site's name, if it is not given. */
  title: t.Optional(t.String()),
  lines: t.Array(t.String()),
  button: t.Optional(t.Object({ label: t.String(), url: t.String() })),
  /** A person whose picture is shown. */
  person: t.Optional(t.Object({ id: t.String(), name: t.String() })),
  quotes: t.Optional(t.Array(Quote)),
  /** Of the message that the mail tells of, and of the one that it answers. */
  message_id: t.Optional(t.String()),
  root_id: t.Optional(t.String()),
  /** Shown at the end and linked to. */
  site: t.Object({ name: t.String(), url: t.String() }),
});
export type Letter = Static<typeof Letter>;

/** Whose pictures a letter shows, in the order of their names in it. */
export function picturesOf({ person, quotes = [] }: Letter): string[] {
  return [...new Set([...(person ? [person.id] : []), ...quotes.map((quote) => quote.sender_id)])].filter((id) => id !== '');
}

/** The name by which the mail refers to a picture that it carries. */
export const pictureName = (index: number): string => (index === 0 ? 'user-avatar.png' : `user-avatar-${index}.png`);

function quoteText({ sender, channel, time, text, attachments, link }: Quote): string {
  const parts = [[sender, channel, time].filter(Boolean).join(' '), text, ...attachments.map((a) => a.text), ...(link ? [link.url] : [])];
  return parts.filter(Boolean).join('\n');
}

export function letterText({ lines, quotes = [], button, site }: Letter): string {
  const call = button ? [`${button.label}: ${button.url}`] : [];
  return [...lines, ...quotes.map(quoteText), ...call, `${site.name}${site.url ? ` ${site.url}` : ''}`].join('\n\n');
}

export function letterHtml(letter: Letter): string {
  const { subject, lines, button, person, quotes, site } = letter;
  const pictures = picturesOf(letter);
  const picture = (id: string, name: string): Slots[] => (pictures.includes(id) ? [{ cid: `cid:${pictureName(pictures.indexOf(id))}`, name }] : []);
  const shown = quotes?.map(
    (quote): Slots => ({
      ...quote,
      picture: picture(quote.sender_id, quote.sender),
      message: quote.html,
      link: quote.link ? [quote.link] : [],
    }),
  );
  return fillTemplate(quotes ? messagesTemplate : letterTemplate, {
    subject,
    title: letter.title ?? subject,
    lines: lines.map((line) => ({ line })),
    picture: person ? picture(person.id, person.name) : [],
    button: button ? [button] : [],
    quotes: shown,
    home: site.url ? [site] : [],
    place: site.url ? [] : [site],
  });
}
