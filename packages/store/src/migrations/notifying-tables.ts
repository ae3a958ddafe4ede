import type { TableShape } from './shape.ts';

const id = 'character varying(26)';
const word = 'character varying(16)';

/** Who was told of what and why, where browsers are told, and which messages were written a moment ago. */
export const notifyingTables: Readonly<Record<string, TableShape>> = {
  fm_notifications: {
    kind: 'table',
    primary_key: ['post_id', 'user_id'],
    columns: [
      { name: 'post_id', type: id, not_null: true },
      { name: 'user_id', type: id, not_null: true },
      { name: 'at', type: 'bigint', not_null: true },
      { name: 'reason', type: word, not_null: true },
      // How each way of telling went: `told`, or the word for what kept it.
      { name: 'desktop', type: word, not_null: true },
      { name: 'push', type: word, not_null: true },
      { name: 'mail', type: word, not_null: true },
      // Phones and browsers that it was handed to.
      { name: 'devices', type: 'integer', not_null: true, default: '0' },
    ],
    indexes: [
      { name: 'idx_fm_notifications_at', unique: false, method: 'btree', on: '(at)' },
      { name: 'idx_fm_notifications_user_id_at', unique: false, method: 'btree', on: '(user_id, at)' },
    ],
  },
  fm_web_push: {
    kind: 'table',
    primary_key: ['id'],
    columns: [
      { name: 'id', type: id, not_null: true },
      { name: 'user_id', type: id, not_null: true },
      { name: 'session_id', type: id, not_null: true },
      { name: 'endpoint', type: 'character varying(1024)', not_null: true },
      { name: 'p256dh', type: 'character varying(128)', not_null: true },
      { name: 'auth', type: 'character varying(64)', not_null: true },
      { name: 'create_at', type: 'bigint', not_null: true },
    ],
    indexes: [
      { name: 'idx_fm_web_push_endpoint', unique: true, method: 'btree', on: '(endpoint)' },
      { name: 'idx_fm_web_push_user_id', unique: false, method: 'btree', on: '(user_id)' },
    ],
  },
  fm_pending_posts: {
    kind: 'table',
    primary_key: ['key'],
    columns: [
      // A digest of what a client calls its message until it has an id.
      { name: 'key', type: 'character varying(64)', not_null: true },
      { name: 'post_id', type: id, not_null: true },
      { name: 'at', type: 'bigint', not_null: true },
    ],
    indexes: [{ name: 'idx_fm_pending_posts_at', unique: false, method: 'btree', on: '(at)' }],
  },
};
