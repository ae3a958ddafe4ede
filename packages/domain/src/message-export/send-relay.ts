import type { Settings } from '@foremast/kernel/config/settings';
import type { Ctx } from '@foremast/kernel/context';
import type { Warnings } from './attachments.ts';
import type { Batch } from './batch.ts';
import { relayMails } from './relay.ts';

/** Where Global Relay takes mails, by the kind of account. */
const SERVERS: Readonly<Record<string, string>> = { A9: 'mailarchivespool1.globalrelay.com', A10: 'feeds.globalrelay.com' };
const MAILS_A_CONNECTION = 400;

type Relay = Settings['MessageExportSettings']['GlobalRelaySettings'];

async function transportOf(relay: Relay, insecure: boolean) {
  const custom = relay.CustomerType === 'CUSTOM';
  const timeoutMs = Math.max(relay.SMTPServerTimeout, 1) * 1000;
  const { createTransport } = await import('nodemailer');
  return createTransport({
    pool: true,
    maxConnections: 1,
    maxMessages: MAILS_A_CONNECTION,
    host: custom ? relay.CustomSMTPServerName : (SERVERS[relay.CustomerType] ?? ''),
    port: custom ? Number(relay.CustomSMTPPort) || 25 : 25,
    secure: false,
    requireTLS: true,
    tls: { rejectUnauthorized: !insecure },
    auth: { user: relay.SMTPUsername, pass: relay.SMTPPassword },
    connectionTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  });
}

/** Sends a batch, mail by mail. Nothing of it is kept here. */
export async function sendRelay(ctx: Ctx, batch: Batch, warnings: Warnings): Promise<void> {
  const relay = ctx.config.MessageExportSettings.GlobalRelaySettings;
  const transport = await transportOf(relay, ctx.config.ServiceSettings.EnableInsecureOutgoingConnections);
  try {
    for await (const mail of relayMails(ctx, batch, warnings)) {
      await transport.sendMail({ envelope: { from: mail.from, to: [relay.EmailAddress] }, raw: mail.stream() });
    }
  } finally {
    transport.close();
  }
}
