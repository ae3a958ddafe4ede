import { afterAll } from 'bun:test';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** As it travelled. */
  readonly raw: string;
  /** Without line folding and transfer encoding: good enough to look for words. */
  readonly text: string;
  readonly user: string;
  readonly secure: boolean;
}

const readable = (raw: string): string =>
  raw
    .replace(/=\r?\n/g, '')
    .replace(/\r?\n[ \t]+/g, ' ')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));

/** A mail server on a loopback port that keeps what it gets. */
export async function startMailServer(options: SMTPServerOptions = {}) {
  const mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: false,
    logger: false,
    onAuth: ({ username = '', password }, _, done) => (password === 'secret' ? done(null, { user: username }) : done(new Error('wrong password'))),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString();
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map((r) => r.address),
          raw,
          text: readable(raw),
          user: session.user ?? '',
          secure: session.secure,
        });
        return done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.server.address();
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return {
    mails,
    port: String(typeof address === 'object' && address ? address.port : 0),
  };
}
