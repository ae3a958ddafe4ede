import { expect, test } from 'bun:test';
import { normaliseAttachments } from './decode-attachments.ts';
import { findMentions } from './find-mentions.ts';
import { type KeywordMember, prepareKeywords } from './mention-keywords.ts';
import { mentionRank } from './mention-rank.ts';
import { postWords } from './words.ts';

function member(user_id: string, changes: Partial<KeywordMember> = {}, channel_notify_props: Record<string, string> = {}): KeywordMember {
  const notify_props = { channel: 'true', first_name: 'false', mention_keys: '', ...changes.notify_props };
  return {
    user_id,
    username: changes.username ?? user_id,
    first_name: changes.first_name ?? '',
    notify_props,
    channel_notify_props: { ignore_channel_mentions: 'default', mark_unread: 'all', ...channel_notify_props },
  };
}

function mentioned(members: KeywordMember[], message: string, attachments: unknown = null): string[] {
  const words = postWords(message, normaliseAttachments(attachments) ?? []);
  return [...findMentions(words, prepareKeywords(members)).users.keys()].sort();
}

const named = [member('bob', { username: 'bob-t4g' }), member('carol', { username: 'carol-t4g' }), member('dot', { username: 'd.o_t-t4g' })];
const b = '@bob-t4g';
const d = '@d.o_t-t4g';

test.each([
  b,
  `hi ${b}`,
  `${b}, hi`,
  `${b}.`,
  `${b}...`,
  `${b}:`,
  `${b}-`,
  `${b}_`,
  `${b}!`,
  `${b}?`,
  `(${b})`,
  `"${b}"`,
  `'${b}'`,
  `*${b}*`,
  `**${b}**`,
  `_${b}_`,
  `~~${b}~~`,
  `[${b}]`,
  `<${b}>`,
  `/${b}/`,
  `${b}'s`,
  b.toUpperCase(),
  `text\n    ${b}`,
  `> ${b}`,
  `>> ${b}`,
  `* ${b}`,
  `1. ${b}`,
  `# ${b}`,
  `| a | b |\n|---|---|\n| ${b} | x |`,
  `[${b}](https://example.com)`,
  `![${b}](https://example.com/a.png)`,
  `<!-- ${b} -->`,
  `$$${b}$$`,
  `\\${b}`,
  `hello\n${b}`,
  `hello\n\n${b}`,
  `\`a\` ${b} \`b\``,
  `\`a ${b}`,
])('a name is a mention in %j', (message) => {
  expect(mentioned(named, message)).toEqual(['bob']);
});

test.each([
  `${b}x`,
  `x${b}`,
  `mail${b}`,
  `${b}@`,
  `@${b}`,
  `${b}-something`,
  `${b}.something`,
  `${b}_something`,
  b.slice(1),
  `@ ${b.slice(1)}`,
  `${b}${d}`,
  '@d',
  '@d.o',
  `\`${b}\``,
  `\`\`${b}\`\``,
  `\`\`\`\n${b}\n\`\`\``,
  `\`\`\`${b}`,
  `~~~\n${b}\n~~~`,
  `    ${b}`,
  `\t${b}`,
  `-     ${b}`,
  `[text](https://example.com/${b})`,
  `[text](https://example.com "${b}")`,
  `https://example.com/${b}`,
  `https://example.com/?a=${b}`,
  `www.example.com/${b}`,
  `<https://example.com/${b}>`,
  `[ref]: https://example.com/${b}`,
  `:${b}:`,
])('nobody is mentioned in %j', (message) => {
  expect(mentioned(named, message)).toEqual([]);
});

test('several names in one message', () => {
  expect(mentioned(named, `${b},${d}`)).toEqual(['bob', 'dot']);
  expect(mentioned(named, `${b} and ${d} and @carol-t4g`)).toEqual(['bob', 'carol', 'dot']);
  expect(mentioned(named, `${d}.`)).toEqual(['dot']);
  expect(mentioned(named, `${d}-`)).toEqual(['dot']);
  expect(mentioned(named, `see https://example.com/${b} and then ${d}`)).toEqual(['dot']);
});

const keyed = [
  member('bob', {
    first_name: 'Robert',
    notify_props: { first_name: 'true', mention_keys: "banana,Red Apple,café,日本,O'Hara,c++,x-ray,#tag,*star*,12,:smile:,a.b,under_score,ünder" },
  }),
  member('carol', {
    username: 'carol-t4g',
    first_name: 'Ann Marie',
    notify_props: { first_name: 'true', mention_keys: 'carol-t4g,@carol-t4g, spaced ,,' },
  }),
  member('dave', { first_name: 'дейв', notify_props: { first_name: 'true', mention_keys: '한글, 中文 ,ไทย,привет' } }),
  member('emma', { notify_props: { first_name: 'true' } }),
];

test.each([
  'banana',
  'Banana',
  'BANANA',
  'banana.',
  'banana, please',
  '(banana)',
  'banana-split',
  'split-banana',
  'a banana a day',
  '#banana',
  'café',
  'CAFÉ',
  'cafés',
  'x-ray',
  'X-Ray!',
  '12',
  'a.b',
  'under_score',
  'ünder',
  'Ünder',
  'ÜNDER',
  'Robert',
  'Robert,',
  "Robert's",
  '日本',
  '日本語',
  'これは日本です',
  'x日本x',
])('the key words of bob match %j', (message) => {
  expect(mentioned(keyed, message)).toEqual(['bob']);
});

test.each([
  'bananas',
  'banana_x',
  'ban ana',
  '`banana`',
  '@banana',
  'https://example.com/banana',
  'red apple',
  'Red Apple',
  'a red  apple',
  'red',
  'apple',
  'cafe',
  "O'Hara",
  "o'hara says",
  'ohara',
  'c++',
  'C++ code',
  'c+',
  'xray',
  '#tag',
  'tag',
  '#TAG',
  '*star*',
  'star',
  '123',
  '1 2',
  ':smile:',
  'a :smile: b',
  'a.b.c',
  'robert',
  'ROBERT',
  'Roberta',
  '@Robert',
  'Ann Marie',
  'Ann',
  'ann marie',
  'Doe',
  '日',
  'carol-t4gx',
  '12. a numbered line',
])('no key word matches %j', (message) => {
  expect(mentioned(keyed, message)).toEqual([]);
});

test('key words are trimmed; without ASCII they match as parts of words, in any case', () => {
  expect(mentioned(keyed, ' spaced ')).toEqual(['carol']);
  expect(mentioned(keyed, 'CAROL-t4g')).toEqual(['carol']);
  for (const message of ['한글은', '我说中文吗', 'ภาษาไทยครับ', 'Привет', 'приветы', 'дейв', 'Дейв'])
    expect(mentioned(keyed, message)).toEqual(['dave']);
  expect(mentioned(keyed, '日本,한글')).toEqual(['bob', 'dave']);
});

test('a key word within another is found with it', () => {
  const nested = [
    member('a', { notify_props: { mention_keys: '東京都' } }),
    member('b', { notify_props: { mention_keys: '京都' } }),
    member('c', { notify_props: { mention_keys: '京' } }),
    member('d', { notify_props: { mention_keys: '都庁' } }),
  ];
  expect(mentioned(nested, 'いま東京都庁にいます')).toEqual(['a', 'b', 'c', 'd']);
  expect(mentioned(nested, '京都京都')).toEqual(['b', 'c']);
});

test.each([
  ['text', [{ text: 'banana' }], ['bob']],
  ['pretext', [{ pretext: 'banana' }], ['bob']],
  ['title', [{ title: 'banana', text: 'x' }], []],
  ['fallback', [{ fallback: 'banana', text: 'x' }], []],
  ['footer and author', [{ footer: 'banana', author_name: 'banana', text: 'x' }], []],
  ['the title of a field', [{ fields: [{ title: 'banana', value: 'x' }] }], []],
  ['the value of a field', [{ fields: [{ title: 'x', value: 'banana' }] }], ['bob']],
  ['a number as the value of a field', [{ fields: [{ title: 'x', value: 12 }] }], []],
  ['code', [{ text: '```\nbanana\n```' }], []],
])('a key word in an attachment, in %s', (_, attachments, who) => {
  expect(mentioned(keyed, 'an attachment', attachments)).toEqual(who);
});

const crowd = [
  member('alice'),
  member('bob'),
  member('carol', { notify_props: { channel: 'false' } }),
  member('dave', {}, { ignore_channel_mentions: 'on' }),
  member('eve', {}, { mark_unread: 'mention' }),
  member('frank', {}, { mark_unread: 'mention', ignore_channel_mentions: 'off' }),
  member('gina', { notify_props: { channel: 'false' } }, { ignore_channel_mentions: 'off' }),
];
const crowdKeywords = prepareKeywords(crowd, [{ id: 'crew-id', name: 'crew' }]);
const find = (message: string) => findMentions(postWords(message), crowdKeywords);

test.each([
  '@channel',
  '@all',
  'hi @Channel',
  '@ALL',
  '@channel.',
  '@channel!',
  '@channel:',
  '> @channel',
  '[@channel](https://example.com)',
  '@channel @here',
])('%j calls all', (message) => {
  expect(find(message).channelWords.size).toBeGreaterThan(0);
  expect([...find(message).users]).toEqual([]);
});

test('those hear a call to all who want it', () => {
  expect(crowdKeywords.channelWide).toEqual(['alice', 'bob', 'frank']);
});

test.each(['@channels', '@channel-x', 'x@channel', '`@channel`', 'channel', 'here', '@everyone'])('%j is no call to all', (message) => {
  expect(find(message)).toMatchObject({ users: new Map(), channelWords: new Set() });
});

test('the words that call all are told apart, and names count beside them', () => {
  const found = find('@channel, @all and @HERE: @carol');
  expect(found.channelWords).toEqual(new Set(['channel', 'all', 'here'] as const));
  expect([...found.users]).toEqual([['carol', mentionRank.keyword]]);
});

test('groups are mentioned by name', () => {
  for (const message of ['hello @crew', '@CREW', '@crew.']) expect(find(message).groups).toEqual(new Set(['crew-id']));
  for (const message of ['@crewx', '`@crew`', 'crew']) expect(find(message).groups).toEqual(new Set());
  expect(find('@crew').potentialNames).toEqual(new Set());
});

test('names of nobody here are kept for the note to the author', () => {
  const names = (message: string) => [...find(message).outsiderNames];
  expect(names('see @zed and @yan, @zed and @bob')).toEqual(['zed', 'yan']);
  expect(names('@ZED. @yan- @xaver:')).toEqual(['zed', 'yan', 'xaver']);
  expect(names('@zed... @yan_')).toEqual(['zed..', 'yan_']);
  expect([...find('@crewmates..').potentialNames]).toEqual(['crewmates..', 'crewmates.', 'crewmates']);
  expect(names('x.@zed')).toEqual(['zed']);
  expect(names('`@zed` @ @channel @здесь x@zed')).toEqual([]);
  expect(names(`@${'z'.repeat(65)} @@zed`)).toEqual([]);
});

test.each([
  ['10,000 names', '@nobody-at-all, '.repeat(10_000)],
  ['10,000 different names', Array.from({ length: 10_000 }, (_, i) => `@n${i}`).join(' ')],
  ['a million letters', 'a'.repeat(1_000_000)],
  ['a name and a million full stops', `@a${'.'.repeat(1_000_000)}`],
  ['a million parts', '@a.b-'.repeat(200_000)],
  ['calls to all', '@channel '.repeat(20_000)],
  ['backticks', '` `` ``` '.repeat(20_000)],
  ['brackets', '['.repeat(100_000)],
  ['images in images', `${'!['.repeat(50_000)}x${'](y)'.repeat(50_000)}`],
  ['addresses', 'http://'.repeat(30_000)],
  ['lists in lists', '- a\n  '.repeat(30_000)],
  ['a long script without spaces', '日本'.repeat(100_000)],
  ['colons', ':'.repeat(1_000_000)],
])('%s take bounded time', (_, message) => {
  const big = prepareKeywords([
    ...Array.from({ length: 2000 }, (_, i) => member(`u${i}`, { notify_props: { mention_keys: `日本${'日'.repeat(i % 40)}` } })),
    ...keyed,
  ]);
  const start = performance.now();
  const found = findMentions(postWords(message), big);
  expect(performance.now() - start).toBeLessThan(1500);
  expect(found.potentialNames.size).toBeLessThanOrEqual(1000);
});
