import type { Ctx } from '@foremast/kernel/context';
import { badgesOf, devicesOf } from '@foremast/store/queries/notification-facts';
import { findPost } from '@foremast/store/queries/posts';
import { usersByIds } from '@foremast/store/queries/users';
import { listeningBrowsers } from '@foremast/store/queries/web-push';
import { wordsFor } from '../mail/send-mail.ts';
import { type PushBody, pushOn } from '../push/send-push.ts';
import { tellPhones } from '../push/tell-phones.ts';
import { tellBrowsers, webPushOn } from '../web-push/tell-browsers.ts';
import { type Decided, namedPeople, type ToldMessage } from './candidates.ts';
import { authorFor, channelFor, nameFormats } from './names.ts';
import { pushMessage } from './push-message.ts';

/** What each of them is sent. */
async function bodiesOf(ctx: Ctx, of: ToldMessage, told: readonly Decided[], withDevice: readonly string[]): Promise<Map<string, PushBody>> {
  const readers = new Set(told.filter((each) => each.readsThreads).map((each) => each.person.user_id));
  const badges = await badgesOf(ctx.db, withDevice, readers);
  const users = new Map((await usersByIds(ctx.db, withDevice)).map((user) => [user.id, user]));
  const formatOf = await nameFormats(ctx.db, ctx.config, withDevice);
  const people = await namedPeople(ctx, of);
  const root = of.post.root_id === '' ? undefined : await findPost(ctx.db, of.post.root_id);
  const bodies = new Map<string, PushBody>();
  for (const { person, decision, readsThreads } of told) {
    const id = person.user_id;
    if (!withDevice.includes(id)) continue;
    const sender = authorFor(of.post, of.channel, of.author, ctx.config, formatOf(id));
    const channelName = channelFor(id, of.channel, people, sender, formatOf(id));
    const words = wordsFor(ctx, users.get(id)?.locale);
    const telling = { ...of, reason: decision.reason, readerId: id, sender, channelName, readsThreads, ownThread: root?.user_id === id, words };
    bodies.set(id, { ...pushMessage(telling, ctx.config), badge: badges.get(id) ?? 0 });
  }
  return bodies;
}

/** To the phones and browsers of those who are told of a message; answers how many each has. */
export async function pushOfMessage(ctx: Ctx, of: ToldMessage, told: readonly Decided[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const ids = told.map((each) => each.person.user_id);
  if (ids.length === 0) return counts;
  const sessions = pushOn(ctx) ? await devicesOf(ctx.db, ids, ctx.now()) : [];
  const browsers = (await webPushOn(ctx)) ? await listeningBrowsers(ctx.db, ids, ctx.now()) : [];
  for (const { user_id } of [...sessions, ...browsers]) counts.set(user_id, (counts.get(user_id) ?? 0) + 1);
  if (counts.size === 0) return counts;
  const bodies = await bodiesOf(ctx, of, told, [...counts.keys()]);
  const withBody = <T extends { readonly user_id: string }>(all: readonly T[]) => all.map((to) => ({ to, body: bodies.get(to.user_id) ?? {} }));
  await Promise.all([
    tellPhones(
      ctx,
      withBody(sessions).map(({ to, body }) => ({ session: to, body })),
    ),
    tellBrowsers(
      ctx,
      withBody(browsers).map(({ to, body }) => ({ browser: to, body })),
    ),
  ]);
  return counts;
}
