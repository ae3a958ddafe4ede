/** What names of one thing are called elsewhere. */
const ALIASES: Readonly<Record<string, string>> = {
  bot_user: 'bot',
  channelid: 'channel',
  commonreviewer: 'user',
  content_reviewer: 'user',
  creator: 'user',
  flagged_post: 'post',
  from: 'post',
  hook: 'hook',
  last_post: 'post',
  login: 'username',
  original: 'post',
  other_user: 'user',
  owner: 'user',
  parent: 'post',
  restore_version: 'post',
  root: 'post',
  sender: 'user',
  source_post: 'post',
  teamid: 'team',
  thread: 'post',
};

/** `user_id`, `user_ids`, `creator_id` → `user`; `emoji_name` → `emoji_name`. */
export function kindOf(name: string): string {
  const bare = name.replace(/_?ids?$/i, '').toLowerCase();
  return ALIASES[bare] ?? (bare || 'id');
}

/** Which keys make an object one of these. */
const SHAPES: readonly (readonly [kind: string, ...keys: string[]])[] = [
  ['user', 'username', 'roles'],
  ['bot', 'owner_id', 'username'],
  ['scheduled_post', 'scheduled_at', 'message'],
  ['post', 'root_id', 'message', 'channel_id'],
  ['channel', 'team_id', 'header', 'purpose'],
  ['team', 'allow_open_invite', 'display_name'],
  ['file', 'mime_type', 'extension'],
  ['bookmark', 'sort_order', 'owner_id'],
  ['category', 'sorting', 'channel_ids'],
  ['policy', 'post_duration'],
  ['policy', 'rules', 'revision'],
  ['scheme', 'default_team_admin_role'],
  ['role', 'permissions', 'scheme_managed'],
  ['session', 'device_id', 'expires_at'],
  ['hook', 'channel_locked'],
  ['hook', 'trigger_words'],
  ['command', 'trigger', 'method'],
  ['upload', 'file_offset'],
  ['app', 'callback_urls', 'homepage'],
  ['connection', 'oauth_token_url'],
  ['token', 'is_active', 'user_id'],
];
const TEXTS = new Set(['username', 'email', 'token', 'invite_id', 'trigger', 'emoji_name', 'client_secret', 'name', 'code']);
const MOST = 60;
const DEPTH = 5;
const NODES = 300;

/** What exists, as far as answers have told: by kind, a bounded number of each. */
export class Known {
  private readonly pools = new Map<string, string[]>();
  private readonly objects = new Map<string, object[]>();
  private turn = 0;

  add(kind: string, value: string): void {
    let pool = this.pools.get(kind);
    if (!pool) this.pools.set(kind, (pool = []));
    if (pool.includes(value)) return;
    if (pool.length < MOST) pool.push(value);
    else pool[this.turn++ % MOST] = value;
  }

  /** The `n`th of a kind, counted around. */
  pick(kind: string, n: number): string | undefined {
    const pool = this.pools.get(kind);
    return pool && pool.length > 0 ? pool[n % pool.length] : undefined;
  }

  /** Something that an answer has shown whole. */
  object(kind: string, n: number): unknown {
    const all = this.objects.get(kind);
    return all && all.length > 0 ? all[n % all.length] : undefined;
  }

  private keep(kind: string, shown: object): void {
    // The original believes clients that say so, whatever is true.
    const { has_reactions: _, ...object } = shown as Record<string, unknown>;
    let all = this.objects.get(kind);
    if (!all) this.objects.set(kind, (all = []));
    if (all.length < MOST) all.push(object);
    else all[this.turn++ % MOST] = object;
  }

  /** Learns from an answer; `place` is what its unnamed things are. */
  learn(answer: unknown, place: string): void {
    let left = NODES;
    const walk = (value: unknown, depth: number): void => {
      if (depth > DEPTH || left-- < 0 || typeof value !== 'object' || value === null) return;
      if (Array.isArray(value)) {
        for (const item of value.slice(0, 20)) walk(item, depth + 1);
        return;
      }
      const kind = SHAPES.find(([, ...keys]) => keys.every((key) => key in value))?.[0] ?? place;
      if ('id' in value && depth < 2) this.keep(kind, value);
      for (const [key, held] of Object.entries(value)) {
        if (typeof held !== 'string') walk(held, depth + 1);
        else if (held !== '' && held.length < 200) this.note(key, held, kind);
      }
    };
    walk(answer, 0);
  }

  private note(key: string, value: string, kind: string): void {
    if (key === 'id') this.add(kind, value);
    else if (key.endsWith('_id')) this.add(kindOf(key), value);
    else if (TEXTS.has(key)) this.add(key === 'name' ? `${kind}_name` : key, value);
  }
}
