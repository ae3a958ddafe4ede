import { type Person, type World, type Written, word } from './world.ts';

const WRITERS = 8;
const SOON_MS = 1_500;

const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;

/** Of the last ones that nobody has deleted, one that this person wrote. */
function own({ ledger }: World, author: Person): Written | undefined {
  const mine = [...ledger.posts.values()].slice(-60).filter((post) => post.author === author && post.deleted === 'no' && !post.mentions);
  return mine.length > 0 ? pick(mine) : undefined;
}

async function write(world: World, author: Person, withFile: boolean): Promise<boolean> {
  const { ledger, channels } = world;
  const channel = pick(channels);
  const roots = [...ledger.posts.values()].slice(-60).filter((post) => post.channel === channel && post.root === '' && post.deleted === 'no');
  const root = Math.random() < 0.4 && roots.length > 0 ? pick(roots).id : '';
  // Messages with a mention stay as they are, so that they can be counted again.
  const mentions = root === '' && Math.random() < 0.2;
  const message = `${word()} ${mentions ? `@${world.silent.username}` : 'ahoy'}`;
  let file: Written['file'];
  if (withFile) {
    const text = `cargo of ${word()}`;
    const sent = await author.ask('POST', `/files?channel_id=${channel}&filename=cargo.txt`, new Blob([text]));
    if (!sent) return false;
    if (sent.status === 201) file = { id: sent.body.file_infos[0].id, text };
  }
  ledger.unanswered.add(message);
  const answer = await author.ask('POST', '/posts', { channel_id: channel, message, root_id: root, ...(file ? { file_ids: [file.id] } : {}) });
  if (!answer) return false;
  ledger.unanswered.delete(message);
  // A root that was deleted meanwhile.
  if (answer.status !== 201) return true;
  const gone = root !== '' && ledger.posts.get(root)?.deleted !== 'no';
  ledger.posts.set(answer.body.id, {
    id: answer.body.id,
    channel,
    author,
    root,
    messages: [message],
    mentions,
    deleted: gone ? 'perhaps' : 'no',
    ...(file ? { file } : {}),
  });
  return true;
}

async function edit(world: World, author: Person): Promise<boolean> {
  const post = own(world, author);
  if (!post) return write(world, author, false);
  const message = `${word()} edited`;
  const before = post.messages;
  post.messages = [...before, message];
  const answer = await author.ask('PUT', `/posts/${post.id}/patch`, { message });
  if (!answer) return false;
  post.messages = answer.status === 200 ? [message] : before;
  return true;
}

async function remove(world: World, author: Person): Promise<boolean> {
  const post = own(world, author);
  if (!post) return write(world, author, false);
  post.deleted = 'perhaps';
  // The answers of a message go with it.
  for (const other of world.ledger.posts.values()) if (other.root === post.id && other.deleted === 'no') other.deleted = 'perhaps';
  const answer = await author.ask('DELETE', `/posts/${post.id}`);
  if (!answer) return false;
  if (answer.status === 200) post.deleted = 'yes';
  return true;
}

async function schedule({ ledger, channels }: World, author: Person): Promise<boolean> {
  const message = `${word()} later`;
  ledger.scheduled.set(message, 'perhaps');
  const body = { channel_id: pick(channels), user_id: author.id, message, scheduled_at: Date.now() + SOON_MS };
  const answer = await author.ask('POST', '/posts/schedule', body);
  if (!answer) return false;
  if (answer.status < 300) ledger.scheduled.set(message, 'yes');
  else ledger.scheduled.delete(message);
  return true;
}

async function startJob({ ledger, admin }: World): Promise<boolean> {
  const answer = await admin.ask('POST', '/jobs', { type: 'active_users' });
  if (!answer) return false;
  if (answer.status === 201) ledger.jobs.add(answer.body.id);
  return true;
}

async function react(world: World, author: Person): Promise<boolean> {
  const post = own(world, author);
  if (!post) return true;
  return (await author.ask('POST', '/reactions', { user_id: author.id, post_id: post.id, emoji_name: 'tada' })) !== undefined;
}

/** One of the things that people do; false when the server is gone. */
function act(world: World, author: Person): Promise<boolean> {
  const roll = Math.random();
  if (roll < 0.5) return write(world, author, false);
  if (roll < 0.6) return write(world, author, true);
  if (roll < 0.75) return edit(world, author);
  if (roll < 0.85) return remove(world, author);
  if (roll < 0.9) return react(world, author);
  if (roll < 0.97) return schedule(world, author);
  return startJob(world);
}

/** Everybody works until the server is gone. */
export async function workUntilGone(world: World): Promise<void> {
  const writers = Array.from({ length: WRITERS }, async (_, i) => {
    const author = world.people[i % world.people.length] as Person;
    while (await act(world, author));
  });
  await Promise.all(writers);
}
