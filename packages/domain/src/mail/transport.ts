import type { Settings } from '@foremast/kernel/config/settings';
import type { Transporter } from 'nodemailer';

type EmailSettings = Settings['EmailSettings'];

/** Where a fresh server's settings point; usually nobody listens there. */
const UNTOUCHED = { server: 'localhost', port: '10025' };

/** The mail server is the one that nobody has set up. */
export const isUntouched = ({ SMTPServer, SMTPPort }: EmailSettings): boolean => SMTPServer === UNTOUCHED.server && SMTPPort === UNTOUCHED.port;

/** A connection to the mail server of the settings; `undefined` when there is none. */
export async function mailTransport(email: EmailSettings): Promise<Transporter | undefined> {
  if (email.SMTPServer === '') return undefined;
  const { createTransport } = await import('nodemailer');
  const security = email.ConnectionSecurity;
  const timeoutMs = Math.max(email.SMTPServerTimeout, 1) * 1000;
  return createTransport({
    host: email.SMTPServer,
    port: Number(email.SMTPPort) || 25,
    secure: security === 'TLS',
    requireTLS: security === 'STARTTLS',
    ignoreTLS: security === '',
    ...(email.EnableSMTPAuth ? { auth: { user: email.SMTPUsername, pass: email.SMTPPassword } } : {}),
    ...(email.SkipServerCertificateVerification ? { tls: { rejectUnauthorized: false } } : {}),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
  });
}
