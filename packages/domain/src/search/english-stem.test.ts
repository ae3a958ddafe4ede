import { expect, test } from 'bun:test';
import { englishStem } from './english-stem.ts';

test.each([
  ['apples', 'appl'],
  ['apple', 'appl'],
  ['applesauce', 'applesauc'],
  ['running', 'run'],
  ['runs', 'run'],
  ['ran', 'ran'],
  ['consistency', 'consist'],
  ['consigned', 'consign'],
  ['knightly', 'knight'],
  ['generously', 'generous'],
  ['generate', 'generat'],
  ['universities', 'univers'],
  ['happy', 'happi'],
  ['happiness', 'happi'],
  ['hopping', 'hop'],
  ['hoping', 'hope'],
  ['relational', 'relat'],
  ['dying', 'die'],
  ['skies', 'sky'],
  ['proceed', 'proceed'],
  ['say', 'say'],
  ['by', 'by'],
  ['cries', 'cri'],
  ['ties', 'tie'],
  ['gas', 'gas'],
  ['this', 'this'],
  ['kiwis', 'kiwi'],
  ['luxuriated', 'luxuri'],
  ['agreed', 'agre'],
  ['controlled', 'control'],
  ['straße', 'straße'],
  ['pumpkin', 'pumpkin'],
])('the stem of %s is %s', (word, stem) => {
  expect(englishStem(word)).toBe(stem);
});
