import { getDocumentProxy } from 'unpdf';
import { type TextBudget, TextRefused } from './text-budget.ts';

/** The words of a PDF, page by page. Nothing in it is run, drawn or fetched. */
// The reader takes the bytes away from whoever gave them, so that it gets its own.
export async function readPdf(bytes: Uint8Array, budget: TextBudget): Promise<void> {
  const document = await getDocumentProxy(new Uint8Array(bytes), {
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    verbosity: 0,
  }).catch((error: unknown) => {
    throw new TextRefused(`it is no PDF that can be read: ${error instanceof Error ? error.message : error}`);
  });
  const pages = Math.min(document.numPages, budget.limits.pages);
  for (let number = 1; number <= pages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    for (const item of items) if ('str' in item) budget.add(item.hasEOL ? `${item.str}\n` : item.str);
    budget.add('\n');
    page.cleanup();
  }
}
