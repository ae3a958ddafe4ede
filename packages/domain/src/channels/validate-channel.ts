import { type AppError, badRequest } from '@foremast/kernel/error';
import type { ChannelRow } from '@foremast/store/queries/channels';

const NAME = /^[a-z0-9]+([a-z\-_0-9]+|(__)?)[a-z0-9]*$/;
const DIRECT_NAME = /^[a-z0-9]{26}__[a-z0-9]{26}$/;
const GROUP_NAME = /^[a-f0-9]{40}$/;
const COLOUR = /^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/;
const runes = (text: string): number => [...text].length;

const isName = (name: string): boolean => Buffer.byteLength(name) <= 64 && NAME.test(name);
/** A name that only a direct channel or a group message may have. */
const isReserved = ({ type, name }: Pick<ChannelRow, 'type' | 'name'>): boolean =>
  type !== 'D' && type !== 'G' && (DIRECT_NAME.test(name) || GROUP_NAME.test(name));

function bannerError({ banner_info: banner, type }: Pick<ChannelRow, 'banner_info' | 'type'>): string | undefined {
  if (!banner?.enabled) return undefined;
  if (type !== 'O' && type !== 'P') return 'banner_info.channel_type';
  if (!banner.text) return 'banner_info.text.empty';
  if (Buffer.byteLength(banner.text) > 1024) return 'banner_info.text.invalid_length';
  if (!banner.background_color) return 'banner_info.background_color.empty';
  return COLOUR.test(banner.background_color) ? undefined : 'banner_info.background_color.invalid';
}

/** The first rule that a channel's fields break. */
export function channelError(channel: ChannelRow): AppError | undefined {
  const { display_name, header, purpose, type } = channel;
  const broken =
    (runes(display_name) > 64 && 'display_name') ||
    (!isName(channel.name) && '1_or_more') ||
    (!['O', 'P', 'D', 'G'].includes(type) && 'type') ||
    (runes(header) > 1024 && 'header') ||
    (runes(purpose) > 250 && 'purpose') ||
    (isReserved(channel) && 'name') ||
    bannerError(channel);
  return broken ? badRequest(`model.channel.is_valid.${broken}.app_error`) : undefined;
}
