import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { Settings } from '@foremast/kernel/config/settings';
import MimeNode from 'nodemailer/lib/mime-node';
import { type Letter, letterHtml, letterText, pictureName } from './letter.ts';

export interface Composing {
  readonly letter: Letter;
  readonly settings: Settings;
  /** The pictures that the letter refers to, as PNG, in its order. */
  readonly pictures: readonly Uint8Array[];
  readonly now: number;
}

/** The part of an address that mail servers put after an @: of the site, else of this machine. */
function hostOf(settings: Settings): string {
  const { SiteURL } = settings.ServiceSettings;
  return (URL.canParse(SiteURL) ? new URL(SiteURL).hostname : '') || hostname() || 'localhost';
}

function headers({ letter, settings, now }: Composing): Record<string, string> {
  const host = hostOf(settings);
  const id = letter.message_id ?? `${randomBytes(8).toString('hex')}-${Math.floor(now / 1000)}`;
  const root = letter.root_id ? `<${letter.root_id}@${host}>` : '';
  return {
    'Message-ID': `<${id}@${host}>`,
    ...(root ? { 'In-Reply-To': root, References: root } : {}),
    'Auto-Submitted': 'auto-generated',
    Precedence: 'bulk',
  };
}

const text = (type: 'plain' | 'html', content: string): MimeNode => new MimeNode(`text/${type}; charset=utf-8`).setContent(content);

/** Text and HTML, of which readers show one; pictures go along with both. */
function body({ letter, pictures }: Composing): MimeNode {
  const both = new MimeNode('multipart/alternative');
  both.appendChild(text('plain', letterText(letter)));
  both.appendChild(text('html', letterHtml(letter)));
  if (pictures.length === 0) return both;
  const all = new MimeNode('multipart/related');
  all.appendChild(both);
  for (const [index, picture] of pictures.entries()) {
    const name = pictureName(index);
    const part = all.createChild('image/png', { filename: name });
    part.setHeader({ 'Content-Id': `<${name}>`, 'Content-Disposition': 'inline', 'Content-Transfer-Encoding': 'base64' });
    part.setContent(Buffer.from(picture));
  }
  return all;
}

/** The mail as it travels. An address to answer to stands in angle brackets, as readers of these mails know it. */
export async function composeMail(composing: Composing): Promise<string> {
  const { letter, settings, now } = composing;
  const { FeedbackName, FeedbackEmail, ReplyToAddress } = settings.EmailSettings;
  const name = FeedbackName || letter.site.name;
  const mail = body(composing);
  mail.setHeader({
    From: { name, address: FeedbackEmail },
    ...(ReplyToAddress ? { 'Reply-To': FeedbackName ? { name: FeedbackName, address: ReplyToAddress } : ReplyToAddress } : {}),
    To: letter.to,
    Subject: letter.subject,
    Date: new Date(now).toUTCString().replace('GMT', '+0000'),
    ...headers(composing),
  });
  const raw = (await mail.build()).toString();
  return raw.replace(/^Reply-To: ([^<>\r\n]+)$/m, 'Reply-To: <$1>');
}
