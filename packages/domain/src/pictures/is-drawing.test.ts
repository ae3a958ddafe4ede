import { expect, test } from 'bun:test';
import { drawingSizeIn } from './drawing-size.ts';
import { isDrawing } from './is-drawing.ts';

test('a drawing is known by its first element, whatever stands before it', () => {
  for (const text of [
    '<svg/>',
    '\uFEFF<?xml version="1.0"?>\n<!-- a --><!---->\n<!DOCTYPE svg PUBLIC "x" "y" [ <!ENTITY a "b"> ] >\n<SVG width="1">',
    '<!doctype svg><svg>',
  ])
    expect(isDrawing(text)).toBe(true);
  for (const text of ['', 'words', '<html><svg/></html>', '<!-- <svg/> -->', '<!-- open <svg/>', '<svgs/>', '<!doctype [ <svg/>'])
    expect(isDrawing(text)).toBe(false);
});

test('what was made to be gone through again and again is gone through once', () => {
  const begin = performance.now();
  for (const text of ['<!---->'.repeat(100_000), `<!doctype${' '.repeat(300_000)}`, '<?xml'.repeat(100_000), '<!--'.repeat(100_000)]) isDrawing(text);
  drawingSizeIn('<svg '.repeat(60_000));
  expect(performance.now() - begin).toBeLessThan(1_000);
});
