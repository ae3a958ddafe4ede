import type { Ctx } from '@foremast/kernel/context';
import type { UserRow } from '@foremast/store/queries/users';
import { fileStore } from '../files/file-store.ts';
import { drawAvatar } from '../pictures/avatar.ts';

export const picturePath = (userId: string): string => `users/${userId}/profile.png`;

export interface ProfilePicture {
  readonly data: Blob | Uint8Array;
  /** It was in the store; else it has just been drawn. */
  readonly stored: boolean;
}

/** The picture of a person; who has none gets one with the initial, which is kept. */
export async function pictureOf(ctx: Ctx, user: UserRow): Promise<ProfilePicture> {
  const files = fileStore(ctx.app);
  const found = await files.get(picturePath(user.id));
  if (found) return { data: found, stored: true };
  const drawn = await drawAvatar(user.id, user.username);
  await files.put(picturePath(user.id), drawn);
  return { data: drawn, stored: false };
}
