import { hasOnChannel } from '@foremast/domain/permissions/channel';
import type { App } from '@foremast/kernel/app';
import { Ctx, type Session } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
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

/** What clients ask over their socket, answered by the same rules as over HTTP. */
export function socketActions(app: App): Presence {
  const as = (session: WsSession) =>
    new Ctx(app, session as unknown as Session, { id: newId(), method: '', path: '', query: new URLSearchParams(), headers: new Headers(), address: '', secure: false, byCookie: false });
  return {
    actions: {
      async typing(session, { channel_id, parent_id }) {
        const ctx = as(session);
        if (!app.config.current.ServiceSettings.EnableUserTypingMessages) return true;
        if (!(await hasOnChannel(ctx, 'create_post', channel_id))) return false;
        ctx.signal(typing, { parent_id, user_id: session.user_id }, { channel: channel_id, omitUsers: [session.user_id] });
        return true;
      },
      async updateActiveStatus() {},
      async statuses() {
        return {};
      },
      async statusesByIds(_, ids) {
        return Object.fromEntries(ids.map((id) => [id, 'offline']));
      },
    },
    visibleTo: async (_, guests) => new Set(guests),
    online: () => undefined,
    offline: () => undefined,
    pong: () => undefined,
  };
}
