import { expect, test } from 'bun:test';
import { decodeBody } from '@foremast/kernel/decode';
import { Dialog } from '@foremast/wire/models/dialog';
import { dialogFaults } from './dialog-faults.ts';

const faults = (dialog: object) => dialogFaults(decodeBody(Dialog, dialog));
const field = (more: object) => ({ title: 'Form', elements: [{ display_name: 'Name', name: 'name', type: 'text', ...more }] });

test('a form that keeps its rules has no faults', () => {
  const options = [{ text: 'A', value: 'a' }];
  expect(
    faults({
      title: 'Form',
      icon_url: 'https://example.com/i.png',
      elements: [
        { display_name: 'Name', name: 'name', type: 'text', subtype: 'email', max_length: 150 },
        { display_name: 'Long', name: 'long', type: 'textarea', max_length: 3000 },
        { display_name: 'Pick', name: 'pick', type: 'select', options, default: 'a' },
        { display_name: 'Many', name: 'many', type: 'select', options, multiselect: true, default: 'a' },
        { display_name: 'Who', name: 'who', type: 'select', data_source: 'users' },
        { display_name: 'Dyn', name: 'dyn', type: 'select', data_source: 'dynamic', data_source_url: '/plugins/x/y' },
        { display_name: 'Yes', name: 'yes', type: 'bool', default: 'true' },
        { display_name: 'Day', name: 'day', type: 'date', min_date: 'today', max_date: '+2w' },
        { display_name: 'When', name: 'when', type: 'datetime', time_interval: 30 },
      ],
    }),
  ).toEqual([]);
});

test.each([
  ['no title', { title: '' }, ['title']],
  ['too long a title', { title: 'x'.repeat(25) }, ['title']],
  ['a field of an unknown kind', field({ type: 'magic' }), ['elements[0].type']],
  ['a field without a name', field({ name: '' }), ['elements[0].name']],
  ['two fields of one name', { title: 'F', elements: [...field({}).elements, ...field({}).elements] }, ['elements[1].name']],
  ['a text that is too long', field({ max_length: 151 }), ['elements[0].max_length']],
  ['a default that is no option', field({ type: 'radio', default: 'b', options: [] }), ['elements[0].default']],
  [
    'a menu whose source is none',
    field({ type: 'select', data_source: 'dynamic', data_source_url: '/plugins/../x' }),
    ['elements[0].data_source_url'],
  ],
  ['a day that is none', field({ type: 'date', min_date: 'soon' }), ['elements[0].min_date']],
  ['times that do not fill a day', field({ type: 'datetime', time_interval: 7 }), ['elements[0].time_interval']],
  ['several choices where there is one', field({ multiselect: true }), ['elements[0].multiselect']],
])('a form with %s has a fault', (_, dialog, expected) => {
  expect(faults(dialog)).toEqual(expected);
});
