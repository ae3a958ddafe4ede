import { expect, test } from 'bun:test';
import { attachmentTexts, withActionIds, withoutIntegrations } from './attachments.ts';
import { normaliseAttachments, normaliseIntegrationAttachments } from './decode-attachments.ts';

const empty = {
  id: 0,
  fallback: '',
  color: '',
  pretext: '',
  author_name: '',
  author_link: '',
  author_icon: '',
  title: '',
  title_link: '',
  text: '',
  fields: null,
  image_url: '',
  thumb_url: '',
  footer: '',
  footer_icon: '',
  ts: null,
};

test('an attachment is stored with all its keys and no others', () => {
  const sent = {
    fallback: 'f',
    color: '#ff0000',
    pretext: 'p',
    author_name: 'a',
    author_link: 'http://x',
    author_icon: 'http://i',
    title: 't',
    title_link: 'http://t',
    text: 'body',
    fields: [{ title: 'ft', value: 'fv', short: true }, { title: 'n', value: 5, short: false }, null],
    image_url: 'http://img',
    thumb_url: 'http://th',
    footer: 'foot',
    footer_icon: 'http://fi',
    ts: 12345,
    extra: 'x',
  };
  const { extra: _, ...kept } = sent;
  expect(normaliseAttachments([sent])).toEqual([
    {
      ...kept,
      id: 0,
      fields: [
        { title: 'ft', value: 'fv', short: true },
        { title: 'n', value: 5, short: false },
      ],
    },
  ]);
  expect(normaliseAttachments([{ text: ' trimmed? ', title: '  x ' }])).toEqual([{ ...empty, text: ' trimmed? ', title: '  x ' }]);
});

test('empty entries become empty attachments', () => {
  expect(normaliseAttachments([null])).toEqual([empty]);
  expect(normaliseAttachments([{}])).toEqual([empty]);
});

test.each([[[]], [{}], [['text']], [[{ text: 5 }]], ['not a list'], [null], [[{ actions: 'none' }]], [[{ fields: [{ short: 'maybe' }] }]]])(
  '%j is stored as null',
  (sent) => {
    expect(normaliseAttachments(sent)).toBeNull();
  },
);

test('actions keep what is set, get an id, and do not show where they lead', () => {
  const stored = normaliseAttachments([
    {
      text: 'with actions',
      actions: [
        { id: 'one', name: 'One', integration: { url: 'http://127.0.0.1:1/x', context: { s: 'secret' } } },
        { name: 'NoUrl', disabled: false, cookie: 'forged' },
        { id: 'pick', name: 'Pick', type: 'select', default_option: 'b', options: [{ text: 'A', value: 'a' }], disabled: true },
      ],
    },
  ]);
  const named = withActionIds(stored ?? [], () => 'new');
  expect(named[0]?.actions?.[0]?.integration).toEqual({ url: 'http://127.0.0.1:1/x', context: { s: 'secret' } });
  expect(withoutIntegrations(named)).toEqual([
    {
      ...empty,
      text: 'with actions',
      actions: [
        { id: 'one', name: 'One' },
        { id: 'new', name: 'NoUrl' },
        { id: 'pick', name: 'Pick', type: 'select', default_option: 'b', options: [{ text: 'A', value: 'a' }], disabled: true },
      ],
    },
  ]);
});

test('from an integration, empty entries go and field values become text', () => {
  const fields = [
    { title: 'one', value: 'short', short: true },
    { title: 'num', value: 7, short: false },
    { title: 'str', value: 'v', short: 'true' },
    null,
  ];
  expect(normaliseIntegrationAttachments([{ fields }, null])).toEqual([
    {
      ...empty,
      fields: [
        { title: 'one', value: 'short', short: true },
        { title: 'num', value: '7', short: false },
        { title: 'str', value: 'v', short: true },
      ],
    },
  ]);
  expect(normaliseIntegrationAttachments([])).toEqual([]);
  expect(normaliseIntegrationAttachments(undefined)).toEqual([]);
  expect(normaliseIntegrationAttachments('many')).toBeUndefined();
  expect(normaliseIntegrationAttachments([{ actions: 'none' }])).toBeUndefined();
});

test('what is said in an attachment is its pretext, text and field values', () => {
  const attachments = normaliseAttachments([
    { title: 'no', pretext: 'one', text: 'two', footer: 'no', fields: [{ title: 'no', value: 'three' }, { value: 4 }] },
  ]);
  expect(attachmentTexts(attachments ?? [])).toEqual(['one', 'two', 'three']);
});
