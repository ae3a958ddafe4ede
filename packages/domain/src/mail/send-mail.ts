import type { Tx } from '@foremast/kernel/context';
import { job } from '@foremast/kernel/job';
import { Letter, letterHtml, letterText } from './letter.ts';
import { isUntouched, mailTransport } from './transport.ts';

/** Sends one mail. Without a mail server nothing is sent. */
export const sendMail = job({
  name: 'send_mail',
  input: Letter,
  async run(letter, ctx) {
    const { EmailSettings } = ctx.config;
    const transport = mailTransport(EmailSettings);
    if (!transport) return;
    try {
      await transport.sendMail({
        from: { name: EmailSettings.FeedbackName || letter.site.name, address: EmailSettings.FeedbackEmail },
        ...(EmailSettings.ReplyToAddress ? { replyTo: EmailSettings.ReplyToAddress } : {}),
        to: letter.to,
        subject: letter.subject,
        text: letterText(letter),
        html: letterHtml(letter),
        headers: { 'Auto-Submitted': 'auto-generated', Precedence: 'bulk' },
      });
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
