import { expect, test } from 'bun:test';
import { generatedFile, mailTemplates } from './generate-mails.ts';

test('the HTML of the mails is that of their templates', async () => {
  expect(await Bun.file(generatedFile).text()).toBe(await mailTemplates());
}, 30_000);
