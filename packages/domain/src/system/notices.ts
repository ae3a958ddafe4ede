import type { Ctx } from '@foremast/kernel/context';
import { badRequest, invalidBody } from '@foremast/kernel/error';
import type { Notice } from '@foremast/wire/models/notice';

const CLIENTS = new Set(['web', 'desktop', 'mobile-ios', 'mobile-android']);
const VERSION = /^\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/;

export interface NoticeReader {
  readonly teamId: string;
  readonly client: string;
  readonly version: string;
}

/** The notices that the caller has not seen often enough, for this client. */
export async function noticesFor(_ctx: Ctx, reader: NoticeReader): Promise<Notice[]> {
  if (!CLIENTS.has(reader.client)) throw invalidBody('client');
  if (reader.version !== '' && !VERSION.test(reader.version)) throw badRequest('api.system.update_notices.validating_failed');
  return [];
}
