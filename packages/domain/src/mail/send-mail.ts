import type { Settings } from '@foremast/kernel/config/settings';
import type { Tx } from '@foremast/kernel/context';
import { job } from '@foremast/kernel/job';
import MailComposer from 'nodemailer/lib/mail-composer';
import { Letter, letterHtml, letterText } from './letter.ts';
import { isUntouched, mailTransport } from './transport.ts';

/** The mail as it travels. An address to answer to stands in angle brackets, as readers of these mails know it. */
async function travelForm(letter: Letter, { FeedbackName, FeedbackEmail, ReplyToAddress }: Settings['EmailSettings']): Promise<string> {
  const composer = new MailComposer({
    from: { name: FeedbackName || letter.site.name, address: FeedbackEmail },
    ...(ReplyToAddress ? { replyTo: ReplyToAddress } : {}),
    to: letter.to,
    subject: letter.subject,
    text: letterText(letter),
    html: letterHtml(letter),
    headers: { 'Auto-Submitted': 'auto-generated', Precedence: 'bulk' },
  });
  const raw = (await composer.compile().build()).toString();
  return raw.replace(/^Reply-To: ([^<>\r\n]+)$/m, 'Reply-To: <$1>');
}

/** Sends one mail. Without a mail server nothing is sent. */
export const sendMail = job({
  name: 'send_mail',
  input: Letter,
  async run(letter, ctx) {
    const { EmailSettings } = ctx.config;
    const transport = mailTransport(EmailSettings);
    if (!transport) return;
    try {
      await transport.sendMail({ envelope: { from: EmailSettings.FeedbackEmail, to: [letter.to] }, raw: await travelForm(letter, EmailSettings) });
    } catch (error) {
      if (!isUntouched(EmailSettings) || (error as { code?: string }).code !== 'ESOCKET') throw error;
    } finally {
      transport.close();
    }
  },
});

/** What a mail says; where it comes from is added. */
export type Words = Pick<Letter, 'to' | 'subject' | 'lines' | 'button'>;

/** A mail that leaves after the commit; with a link to the site's start page unless it has a link that matters more. */
export async function mail(tx: Tx, { subject, ...words }: Words, withHome = true): Promise<void> {
  const { SiteURL } = tx.config.ServiceSettings;
  const { SiteName } = tx.config.TeamSettings;
  await tx.enqueue(sendMail, { ...words, subject: `[${SiteName}] ${subject}`, site: { name: SiteName, url: withHome ? SiteURL.replace(/\/+$/, '') : '' } });
}

/** An address of this site. */
export const siteLink = (tx: Tx, path: string): string => `${tx.config.ServiceSettings.SiteURL.replace(/\/+$/, '')}${path}`;
