import { type ConsoleSearch, searchForConsole, searchForMember } from '@foremast/domain/channels/search-all';
import { onSystem } from '@foremast/domain/permissions/system';
import type { Ctx } from '@foremast/kernel/context';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { ChannelsWithTeamData } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';
import { ConsoleSearchBody } from './console-search-body.ts';

const [YES, NO] = [new Set(['', '1', 't', 'T', 'true', 'True', 'TRUE']), new Set(['0', 'f', 'F', 'false', 'False', 'FALSE'])];

function forConsole(text: string): boolean {
  if (YES.has(text)) return true;
  if (NO.has(text)) return false;
  throw invalidBody('system_console');
}

async function checkConsole(ctx: Ctx, search: ConsoleSearch): Promise<void> {
  await ctx.require(onSystem('sysconsole_read_user_management_channels'));
  if (search.exclude_policy_constrained) await ctx.require(onSystem('sysconsole_read_compliance_data_retention_policy'));
}

// For everybody who does not ask for the console; with page and per_page the list is wrapped: {channels, total_count}.
export const searchAllChannels = operation({
  id: 'SearchAllChannels',
  method: 'POST',
  path: '/api/v4/channels/search',
  summary: 'Find channels of all teams by words of their name, title or purpose.',
  query: t.Object({ system_console: t.String(), include_deleted: t.Boolean() }),
  body: t.Nullable(ConsoleSearchBody),
  bodyName: 'channel_search',
  response: ChannelsWithTeamData,
  notWhenBusy: true,
  permission: 'session',
  async handle({ body, query }, ctx) {
    if (!body) throw invalidBody('channel_search');
    if (!forConsole(query.system_console)) return searchForMember(ctx, body.term);
    await checkConsole(ctx, body);
    return searchForConsole(ctx, { ...body, include_deleted: body.include_deleted || query.include_deleted });
  },
});
