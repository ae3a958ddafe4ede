import type { Ctx } from '@foremast/kernel/context';
import { noPermission, notFound } from '@foremast/kernel/error';
import { acceptedTerms } from '@foremast/store/queries/terms-of-service';
import type { UserRow } from '@foremast/store/queries/users';
import type { User } from '@foremast/wire/models/user';
import { presentUser, type Viewer } from './present-user.ts';
import { viewerOf } from './viewer.ts';
import { absent, maySeeUser } from './visibility.ts';

/** An account as the caller sees it, with its ETag; its owner and administrators see which terms were accepted. */
export async function showUser(ctx: Ctx, row: UserRow, viewer: Viewer): Promise<User> {
  const { ShowFullName, ShowEmailAddress } = ctx.config.PrivacySettings;
  const terms = viewer === 'other' ? undefined : await acceptedTerms(ctx.db, row.id);
  ctx.etag(
    row.id,
    row.update_at,
    terms?.terms_of_service_id ?? '',
    terms?.create_at ?? 0,
    ShowFullName,
    ShowEmailAddress,
    row.bot_last_icon_update ?? 0,
  );
  const user = presentUser(row, viewer, ctx.config);
  return terms ? { ...user, terms_of_service_id: terms.terms_of_service_id, terms_of_service_create_at: terms.create_at } : user;
}

/** 403 when the caller may not see the person, `id` (404) when there is none. */
export async function getVisibleUser(ctx: Ctx, user: UserRow | undefined, id: string): Promise<User> {
  if (!user) throw await absent(ctx, notFound(id));
  if (!(await maySeeUser(ctx, user.id))) throw noPermission();
  return showUser(ctx, user, await viewerOf(ctx, user.id));
}
