import { expect, test } from 'bun:test';
import { channelLinks } from './channel-links.ts';

test.each([
  ['~square', ['square']],
  ['~cellar and ~square, ~cellar', ['cellar', 'square']],
  ['`~square`', ['square']],
  ['(~town-square)', ['town-square']],
  ['~Off_Topic.', ['off_topic']],
  ['x~square', []],
  ['~ square', []],
  ['nothing', []],
])('%j links to the channels %j', (message, names) => {
  expect(channelLinks(message)).toEqual(names);
});
