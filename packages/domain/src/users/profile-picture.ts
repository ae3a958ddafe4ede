import type { Ctx } from '@foremast/kernel/context';
import { AppError } from '@foremast/kernel/error';
import { findUser, type UserRow, updateUser } from '@foremast/store/queries/users';
import { userUpdated } from '@foremast/wire/events';
import { audit } from '../audits/audit.ts';
import { fileStore } from '../files/file-store.ts';
import { AVATAR_SIZE, drawAvatar } from '../pictures/avatar.ts';
import { squarePicture } from '../pictures/square-picture.ts';
import { askToSyncPerson } from '../shared-channels/sync-person.ts';
import { picturePath } from './picture-of.ts';
import { presentUser } from './present-user.ts';

/** Everybody, the person too, hears of it as others see it. */
async function write(ctx: Ctx, userId: string, at: number): Promise<void> {
  await ctx.tx(async (tx) => {
    await updateUser(tx.db, userId, { last_picture_update: at, update_at: tx.now() });
    await audit(tx, { extra: `user_id=${userId}` });
    await askToSyncPerson(tx, userId);
    const row = await findUser(tx.db, userId);
    if (row) tx.emit(userUpdated, { user: presentUser(row, 'other', tx.config) }, { about: userId });
  });
}

const ERRORS = {
  limits: 'api.user.upload_profile_user.check_image_limits.app_error',
  decode: 'api.user.upload_profile_user.decode.app_error',
};

/** Throws `api.user.upload_profile_user.*`. */
export async function setPicture(ctx: Ctx, user: UserRow, file: Uint8Array): Promise<void> {
  if (user.auth_service === 'ldap' && ctx.config.LdapSettings.PictureAttribute !== '')
    throw new AppError('api.user.upload_profile_user.login_provider_attribute_set.app_error', 409);
  const picture = await squarePicture(ctx.config, file, AVATAR_SIZE, ERRORS);
  await fileStore(ctx.app).put(picturePath(user.id), picture);
  await write(ctx, user.id, ctx.now());
}

/** Back to the picture with the initial. A negative instant says so. */
export async function resetPicture(ctx: Ctx, user: UserRow): Promise<void> {
  await fileStore(ctx.app).put(picturePath(user.id), await drawAvatar(user.id, user.username));
  await write(ctx, user.id, -ctx.now());
}

/** The name has changed, and with it the initial: the next who asks gets a new one. */
export const forgetDrawnPicture = (ctx: Ctx, userId: string): Promise<void> => fileStore(ctx.app).delete(picturePath(userId));
