import { MASK } from '@foremast/kernel/config/masking';
import type { Settings } from '@foremast/kernel/config/settings';
import type { Ctx } from '@foremast/kernel/context';
import { badRequest, notFound } from '@foremast/kernel/error';
import { findUser } from '@foremast/store/queries/users';
import { wordsFor } from '../mail/send-mail.ts';
import { mailTransport } from '../mail/transport.ts';

type EmailSettings = Settings['EmailSettings'];

/** A secret that the client was never shown goes only to the server that it was stored for. */
function withPassword(tried: EmailSettings, stored: EmailSettings): EmailSettings {
  if (tried.SMTPPassword !== MASK) return tried;
  const same = tried.SMTPServer === stored.SMTPServer && tried.SMTPPort === stored.SMTPPort && tried.SMTPUsername === stored.SMTPUsername;
  if (!same) throw badRequest('api.admin.test_email.reenter_password');
  return { ...tried, SMTPPassword: stored.SMTPPassword };
}

/**
 * Sends a mail to the caller by these settings: by those that were sent, for they are what is asked about. The original checks the
 * sent ones and then sends by those in force, so that it answers OK for a server that does not exist; nobody can want that.
 * Throws 400 `api.admin.test_email.*`, `app.admin.test_email.failure`.
 */
export async function sendTestMail(ctx: Ctx, settings: EmailSettings): Promise<void> {
  if (settings.SMTPServer === '') throw badRequest('api.admin.test_email.missing_server');
  const email = withPassword(settings, ctx.config.EmailSettings);
  const user = await findUser(ctx.db, ctx.userId);
  if (!user) throw notFound('app.user.missing_account.const');
  const { SiteName } = ctx.config.TeamSettings;
  const words = wordsFor(ctx, user.locale).test;
  const letter = {
    to: user.email,
    subject: `[${SiteName}] ${words.subject}`,
    title: words.subject,
    lines: [words.line],
    site: { name: SiteName, url: '' },
  };
  const transport = await mailTransport(email);
  try {
    const { composeMail } = await import('../mail/compose-mail.ts');
    const raw = await composeMail({ letter, settings: { ...ctx.config, EmailSettings: email }, pictures: [], now: ctx.now() });
    await transport?.sendMail({ envelope: { from: email.FeedbackEmail, to: [letter.to] }, raw });
  } catch (error) {
    throw badRequest('app.admin.test_email.failure', { detail: String(error) });
  } finally {
    transport?.close();
  }
}
