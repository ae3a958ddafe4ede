import type { App } from '@foremast/kernel/app';
import type { Ctx, Tx } from '@foremast/kernel/context';
import { job } from '@foremast/kernel/job';
import { usersByIds } from '@foremast/store/queries/users';
import { pictureOf } from '../users/picture-of.ts';
import { Letter, picturesOf } from './letter.ts';
import { isUntouched, mailTransport } from './transport.ts';
import { type Language, language } from './words/languages.ts';

const silenced = new WeakSet<App>();

/** There is no mail server: the operator reads so once, not for every mail. */
function nobodyToAsk({ app }: Ctx): void {
  if (silenced.has(app)) return;
  silenced.add(app);
  app.log.write('warn', 'no mail server is set up: mails are not sent', {});
}

async function picturesFor(ctx: Ctx, letter: Letter): Promise<Uint8Array[]> {
  const ids = picturesOf(letter);
  const users = new Map((await usersByIds(ctx.db, ids)).map((user) => [user.id, user]));
  const pictures: Uint8Array[] = [];
  for (const id of ids) {
    const user = users.get(id);
    if (!user) continue;
    const { data } = await pictureOf(ctx, user);
    pictures.push(data instanceof Blob ? await data.bytes() : data);
  }
  return pictures;
}

/** Sends one mail. Without a mail server nothing is sent. */
export const sendMail = job({
  name: 'send_mail',
  input: Letter,
  async run(letter, ctx) {
    const { EmailSettings } = ctx.config;
    const transport = await mailTransport(EmailSettings);
    if (!transport) return nobodyToAsk(ctx);
    try {
      const { composeMail } = await import('./compose-mail.ts');
      const raw = await composeMail({ letter, settings: ctx.config, pictures: await picturesFor(ctx, letter), now: ctx.now() });
      await transport.sendMail({ envelope: { from: EmailSettings.FeedbackEmail, to: [letter.to] }, raw });
    } catch (error) {
      if (!isUntouched(EmailSettings) || (error as { code?: string }).code !== 'ESOCKET') throw error;
      nobodyToAsk(ctx);
    } finally {
      transport.close();
    }
  },
});

/** What a mail says; where it comes from is added. */
export type Words = Omit<Letter, 'site'>;

/** A mail that leaves after the commit; with a link to the site's start page unless it has a link that matters more. */
export async function mail(tx: Tx, { subject, ...words }: Words, withHome = true): Promise<void> {
  const { SiteName } = tx.config.TeamSettings;
  const site = { name: SiteName, url: withHome ? siteLink(tx, '') : '' };
  await tx.enqueue(sendMail, { title: subject, ...words, subject: `[${SiteName}] ${subject}`, site });
}

/** The sentences in somebody's language; in the server's own for those without an account. */
export const wordsFor = (tx: Pick<Tx, 'config'>, locale?: string): Language => language(locale || tx.config.LocalizationSettings.DefaultServerLocale);

/** An address of this site. */
export const siteLink = (tx: Pick<Tx, 'config'>, path: string): string => `${tx.config.ServiceSettings.SiteURL.replace(/\/+$/, '')}${path}`;
