import { expect, test } from 'bun:test';
import { Words } from './recent-words.ts';
import { vectorWords } from './vector-words.ts';

test('a vector as it is written becomes numbers in their places', () => {
  const words = new Words();
  const [red, green, author] = ['red', 'green', '@u'].map((word) => words.learn(word)) as [number, number, number];
  expect([...vectorWords("'+a1' '@u' 'green':3 'red':1,4 '~c'", words)]).toEqual([red, 0, green, red, author]);
});

test('words that share a place, as in long texts, are all there', () => {
  const words = new Words();
  expect([...vectorWords("'a':1,2 'b':2", words)].sort()).toEqual([words.learn('a'), words.learn('a'), words.learn('b')]);
});

test('quotation marks and backslashes inside of words are read', () => {
  const words = new Words();
  vectorWords("'it''s':1 'a\\\\b':2 '''':3", words);
  expect(["it's", 'a\\b', "'"].map((word) => words.numberOf(word))).toEqual([1, 2, 3]);
});
