import { badRequest } from '@foremast/kernel/error';
import { trimMarks } from '@foremast/kernel/trim-marks';
import type { BookmarkRow } from '@foremast/store/queries/channel-bookmarks';

const NAME_MAX = 64;
const URL_MAX = 1024;
const EMOJI_MAX = 64;
const runes = (text: string): number => [...text].length;

/** An address that a browser opens as a web page. */
function isWebAddress(url: string): boolean {
  if (!/^https?:\/\/[^\s/]/.test(url) || runes(url) > URL_MAX) return false;
  try {
    return new URL(url).host !== '';
  } catch {
    return false;
  }
}

function linkError({ link_url, file_id }: BookmarkRow): string | undefined {
  if (file_id) return 'link_file';
  return isWebAddress(link_url ?? '') ? undefined : 'link_url.missing_or_invalid';
}

function fileError({ link_url, image_url, file_id }: BookmarkRow): string | undefined {
  if (link_url || image_url) return 'link_file';
  return file_id ? undefined : 'file_id.missing_or_invalid';
}

function brokenRule(row: BookmarkRow): string | undefined {
  const { display_name, image_url, emoji, type } = row;
  if (runes(display_name) < 1 || runes(display_name) > NAME_MAX) return 'display_name';
  if (type !== 'link' && type !== 'file') return 'type';
  if (image_url && !isWebAddress(image_url)) return 'image_url';
  if (runes(emoji ?? '') > EMOJI_MAX) return 'type';
  return type === 'link' ? linkError(row) : fileError(row);
}

/** Throws `model.channel_bookmark.is_valid.*` (400) for the first rule that is broken. */
export function checkBookmark(row: BookmarkRow): void {
  const broken = brokenRule(row);
  if (broken) throw badRequest(`model.channel_bookmark.is_valid.${broken}.app_error`);
}

/** Marks that turn the direction of writing have no place in a name, nor have byte order marks. */
export const cleanName = (name: string): string => name.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '');

export const cleanEmoji = (emoji: string): string => trimMarks(emoji, ':');
