import { onUnrestrictedSystem } from '@foremast/domain/permissions/system';
import { supportPacket } from '@foremast/domain/system/support-packet';
import { operation, Raw } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

const wordOf = (name: string): string => name.replace(/[^\w-]+/g, '_');

export const generateSupportPacket = operation({
  id: 'GenerateSupportPacket',
  method: 'GET',
  path: '/api/v4/system/support_packet',
  summary: 'What somebody who is to help needs to know of this server, as an archive.',
  query: t.Object({ basic_server_logs: t.Boolean({ default: true }) }),
  response: Raw,
  permission: () => [onUnrestrictedSystem('manage_system')],
  async handle({ query }, ctx) {
    const time = new Date(ctx.now()).toISOString().slice(0, 16).replace(':', '-');
    const name = `mm_support_packet_${wordOf(ctx.app.published.license.Company ?? '')}_${time}.zip`;
    const body = await supportPacket(ctx, query.basic_server_logs);
    return new Response(body, {
      headers: { 'content-type': 'application/zip', 'content-disposition': `attachment;filename="${name}"; filename*=UTF-8''${name}` },
    });
  },
});
