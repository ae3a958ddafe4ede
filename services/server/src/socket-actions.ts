import { hasOnChannel } from '@foremast/domain/permissions/channel';
import { extendSession } from '@foremast/domain/sessions/extend-session';
import { updateActiveStatus, userConnected, userDisconnected } from '@foremast/domain/status/presence';
import { presentStatuses } from '@foremast/domain/status/present-status';
import type { App } from '@foremast/kernel/app';
import { Ctx, type Session } from '@foremast/kernel/context';
import { AppError } from '@foremast/kernel/error';
import { isId, newId } from '@foremast/kernel/id';
import { sharingChannelWith } from '@foremast/store/queries/known-users';
import { presentPeople } from '@foremast/store/queries/status';
import { typing } from '@foremast/wire/events';
import type { ActionPort } from './ws/actions.ts';
import type { HubOptions } from './ws/options.ts';
import type { WsSession } from './ws/session.ts';

interface Presence {
  readonly actions: ActionPort;
  readonly visibleTo: HubOptions['visibleTo'];
  readonly online: NonNullable<HubOptions['onUserOnline']>;
  readonly offline: NonNullable<HubOptions['onUserOffline']>;
  readonly pong: NonNullable<HubOptions['onPong']>;
}

/** What clients ask over their socket, answered by the same rules as over HTTP. `busy`: as for the operations that wait then. */
export function socketActions(app: App, busy: () => boolean): Presence {
  const request = { method: '', path: '', query: new URLSearchParams(), headers: new Headers(), address: '', secure: false, byCookie: false };
  const as = (session: WsSession) => new Ctx(app, session as unknown as Session, { ...request, id: newId() });
  const settings = () => app.config.current.ServiceSettings;
  const system = () => Ctx.system(app);
  const { db } = app.store;
  return {
    actions: {
      async typing(session, { channel_id, parent_id }) {
        if (busy()) throw new AppError('api.websocket_handler.server_busy.app_error', 503);
        const ctx = as(session);
        if (!(await hasOnChannel(ctx, 'create_post', channel_id))) return false;
        await extendSession(ctx);
        ctx.signal(typing, { parent_id, user_id: session.user_id }, { channel: channel_id, omitUsers: [session.user_id] });
        return true;
      },
      async updateActiveStatus(session, isActive, manual) {
        if (settings().EnableUserStatuses) await updateActiveStatus(as(session), session.user_id, isActive, manual);
      },
      async statuses() {
        if (!settings().EnableUserStatuses) return {};
        return Object.fromEntries((await presentPeople(db)).map((row) => [row.user_id, row.status]));
      },
      async statusesByIds(session, ids) {
        if (!settings().EnableUserStatuses) return undefined;
        return Object.fromEntries((await presentStatuses(as(session), ids.filter(isId))).map((row) => [row.user_id, row.status]));
      },
    },
    visibleTo: async (userId, guests) =>
      new Set(guests.includes(userId) ? [userId, ...(await sharingChannelWith(db, userId, guests))] : await sharingChannelWith(db, userId, guests)),
    async online(userId) {
      await app.bus.seat?.(userId, true);
      if (settings().EnableUserStatuses) await userConnected(system(), userId);
    },
    async offline(userId) {
      if (await app.bus.seat?.(userId, false)) return;
      if (settings().EnableUserStatuses) await userDisconnected(system(), userId);
    },
    async pong(userId) {
      if (settings().EnableUserStatuses) await updateActiveStatus(system(), userId, false, false);
    },
  };
}
