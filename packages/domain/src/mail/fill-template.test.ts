import { expect, test } from 'bun:test';
import { fillTemplate } from './fill-template.ts';

test('words are escaped, HTML that is safe is not', () => {
  expect(fillTemplate('<p>{{a}}</p>{{&b}}', { a: '<b>"&\'', b: '<i>x</i>' })).toBe('<p>&lt;b&gt;&quot;&amp;&#39;</p><i>x</i>');
});

test('a part is there once for each of its list, and parts may hold parts', () => {
  const template = '{{#rows}}[{{name}}{{#marks}}<{{mark}}>{{/marks}}]{{/rows}}{{#none}}never{{/none}}';
  expect(fillTemplate(template, { rows: [{ name: 'a', marks: [{ mark: '1' }, { mark: '2' }] }, { name: 'b' }] })).toBe('[a<1><2>][b]');
});

test('slots in what people wrote stay words', () => {
  expect(fillTemplate('{{a}}|{{&b}}', { a: '{{b}}', b: '{{a}}{{#a}}' })).toBe('{{b}}|{{a}}{{#a}}');
});
