import { channelRoles } from '@foremast/kernel/roles/effective';
import { isModerated, moderatedBy, moderations } from '@foremast/kernel/roles/permissions';
import type { ChannelHead } from '@foremast/store/queries/channels';
import { findScheme, type SchemeRow } from '@foremast/store/queries/schemes';
import type { Db } from '@foremast/store/store';
import type { ChannelModeration } from '@foremast/wire/models/channel';
import { heldPermissions, schemeOfTeam } from '../permissions/roles.ts';

/** Whom a channel may moderate; its administrators it may not. */
export const MODERATED_KINDS = ['user', 'guest'] as const;
export type ModeratedKind = (typeof MODERATED_KINDS)[number];
export type ByKind<T> = Readonly<Record<ModeratedKind, T>>;

type Moderated = Pick<ChannelHead, 'type' | 'team_id' | 'scheme_id'>;

const LISTED_FOR_GUESTS: ReadonlySet<string> = new Set(['create_post', 'create_reactions', 'use_channel_mentions']);

/** The channel's own scheme, if it has one. */
export async function ownScheme(db: Db, channel: Pick<ChannelHead, 'scheme_id'>): Promise<SchemeRow | undefined> {
  const scheme = channel.scheme_id ? await findScheme(db, channel.scheme_id) : undefined;
  return scheme && scheme.delete_at === 0 ? scheme : undefined;
}

/** What members and guests would have without the channel's own scheme. */
export async function rightsAbove(db: Db, channel: Pick<ChannelHead, 'team_id'>): Promise<ByKind<ReadonlySet<string>>> {
  const above = channelRoles(undefined, await schemeOfTeam(db, channel.team_id));
  return { user: await heldPermissions(db, { name: above.user }), guest: await heldPermissions(db, { name: above.guest }) };
}

/** What they have. */
async function rightsHere(db: Db, channel: Moderated): Promise<ByKind<ReadonlySet<string>>> {
  const team = await schemeOfTeam(db, channel.team_id);
  const [own, above] = [channelRoles(await ownScheme(db, channel), team), channelRoles(undefined, team)];
  const held = (kind: ModeratedKind) =>
    heldPermissions(db, own[kind] === above[kind] ? { name: above[kind] } : { name: own[kind], higher: { name: above[kind], kind } });
  return { user: await held('user'), guest: await held('guest') };
}

/** The permissions behind a right, as far as they matter for a channel of this type. */
export function permissionsOf(moderation: string, type: ChannelHead['type']): readonly string[] {
  const foreign = type === 'O' ? '_private_' : '_public_';
  return moderatedBy(moderation).filter((permission) => !permission.includes(foreign));
}

export const holdsAll = (rights: ReadonlySet<string>, permissions: readonly string[]): boolean =>
  permissions.every((permission) => rights.has(permission));

/** What of these rights a scheme of the channel has a say in. */
export const moderatedOf = (rights: ReadonlySet<string>): string[] => [...rights].filter(isModerated);

/** The rights that a channel may moderate, and how they are. */
export async function listModerations(db: Db, channel: Moderated): Promise<ChannelModeration[]> {
  const [here, above] = [await rightsHere(db, channel), await rightsAbove(db, channel)];
  return moderations.map((name) => {
    const permissions = permissionsOf(name, channel.type);
    const role = (kind: ModeratedKind) => ({ value: holdsAll(here[kind], permissions), enabled: holdsAll(above[kind], permissions) });
    return { name, roles: { guests: LISTED_FOR_GUESTS.has(name) ? role('guest') : null, members: role('user') } };
  });
}
