import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { findSystem } from '@foremast/store/queries/systems';
import type { Db } from '@foremast/store/store';
import type { AttachmentAction, MessageAttachment } from '../posts/attachments.ts';
import { type KeptProps, keptProps } from './kept-props.ts';

/** All that is needed to press a button of a message that is stored nowhere. */
export interface ActionCookie extends KeptProps {
  readonly type: string;
  readonly post_id: string;
  readonly root_post_id: string;
  readonly channel_id: string;
  readonly data_source: string;
  readonly integration?: AttachmentAction['integration'];
}

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

async function secret(db: Db): Promise<Buffer> {
  const text = await findSystem(db, 'PostActionCookieSecret');
  if (text === undefined) throw new Error('the server has no key for the cookies of buttons');
  return Buffer.from((JSON.parse(text) as { key: string }).key, 'base64');
}

function seal(key: Buffer, cookie: ActionCookie): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce);
  return Buffer.concat([nonce, cipher.update(JSON.stringify(cookie)), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

/** What a cookie holds; undefined for one that this server did not make. */
export async function openCookie(db: Db, text: string): Promise<ActionCookie | undefined> {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv(CIPHER, await secret(db), bytes.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const plain = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
    return JSON.parse(plain.toString()) as ActionCookie;
  } catch {
    return undefined;
  }
}

/** A message that is shown and not kept. */
interface Shown {
  readonly id: string;
  readonly channel_id: string;
  readonly root_id: string;
  readonly props: Readonly<Record<string, unknown>>;
}

/** Attachments whose buttons carry where they lead, sealed; what leads nowhere has no cookie. */
export async function withCookies(db: Db, post: Shown, attachments: readonly MessageAttachment[]): Promise<MessageAttachment[]> {
  if (!attachments.some(({ actions }) => actions?.some((action) => action.integration))) return [...attachments];
  const key = await secret(db);
  const common = { post_id: post.id, root_post_id: post.root_id || post.id, channel_id: post.channel_id, ...keptProps(post.props) };
  return attachments.map((attachment) =>
    attachment.actions
      ? {
          ...attachment,
          actions: attachment.actions.map(({ integration, ...action }) =>
            integration
              ? { ...action, cookie: seal(key, { ...common, type: action.type ?? '', data_source: action.data_source ?? '', integration }) }
              : action,
          ),
        }
      : attachment,
  );
}
