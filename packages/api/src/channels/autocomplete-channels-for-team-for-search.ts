import { presentChannel } from '@foremast/domain/channels/present-channel';
import { operation } from '@foremast/kernel/operation';
import { searchDirectChannels, searchOwnChannels } from '@foremast/store/queries/channel-search';
import { Channel } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';

const MOST = 50;
const byTitle = (a: Channel, b: Channel) => a.display_name.localeCompare(b.display_name, 'en', { sensitivity: 'base' });

// A direct channel has no title of its own: here it carries the other’s name.
export const autocompleteChannelsForTeamForSearch = operation({
  id: 'AutocompleteChannelsForTeamForSearch',
  method: 'GET',
  path: '/api/v4/teams/{team_id}/channels/search_autocomplete',
  summary: 'Own channels of a team, own direct and group channels, by name: where a search may be limited to.',
  query: t.Object({ name: t.String() }),
  response: t.Array(Channel),
  permission: 'session',
  async handle({ params, query }, ctx) {
    const own = await searchOwnChannels(ctx.db, [params.team_id, ''], ctx.userId, query.name, MOST);
    const direct = await searchDirectChannels(ctx.db, ctx.userId, query.name, MOST);
    const titled = direct.map(({ partner, ...row }) => presentChannel({ ...row, display_name: partner }));
    return [...own.filter((row) => row.type !== 'D').map((row) => presentChannel(row)), ...titled].sort(byTitle).slice(0, MOST);
  },
});
