import { hasSystem } from '@foremast/domain/permissions/system';
import { activePeople, singleChannelGuests } from '@foremast/domain/system/usage';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

// A limit of 0 is none: this server has no seats to sell and keeps all messages.
export const getServerLimits = operation({
  id: 'GetServerLimits',
  method: 'GET',
  path: '/api/v4/limits/server',
  summary: 'How many people and messages the server takes; the figures are for administrators.',
  response: t.Object({
    maxUsersLimit: t.Integer(),
    maxUsersHardLimit: t.Integer(),
    activeUserCount: t.Integer(),
    singleChannelGuestCount: t.Integer(),
    singleChannelGuestLimit: t.Integer(),
    postHistoryLimit: t.Integer(),
    lastAccessiblePostTime: t.Integer(),
  }),
  permission: 'session',
  async handle(_, ctx) {
    const shown = await hasSystem(ctx, 'sysconsole_read_user_management_users');
    const [people, guests] = shown ? await Promise.all([activePeople(ctx), singleChannelGuests(ctx)]) : [0, 0];
    return {
      maxUsersLimit: 0,
      maxUsersHardLimit: 0,
      activeUserCount: people - guests,
      singleChannelGuestCount: guests,
      singleChannelGuestLimit: 0,
      postHistoryLimit: 0,
      lastAccessiblePostTime: 0,
    };
  },
});
