import { MarkupReader } from './read-markup.ts';
import { zipEntries } from './read-zip.ts';
import { type TextBudget, TextRefused } from './text-budget.ts';

/** Where the words are: of text documents, presentations and spreadsheets, of both families, and of books. */
const WORDS =
  /^(word\/(document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml|ppt\/(slides\/slide\d+|notesSlides\/notesSlide\d+)\.xml|xl\/(sharedStrings|worksheets\/sheet\d+)\.xml|content\.xml|.+\.x?html?)$/i;

/** The words of a document that is an archive of XML, read as it is unpacked. */
export async function readOffice(bytes: Uint8Array, budget: TextBudget): Promise<void> {
  const parts = await zipEntries(bytes, budget, (name) => WORDS.test(name));
  if (parts.length === 0) throw new TextRefused('it is an archive, but no document');
  for (const part of parts) {
    const reader = new MarkupReader(budget, part.name.toLowerCase().endsWith('.xml'));
    const decoder = new TextDecoder();
    for await (const chunk of part.chunks()) reader.write(decoder.decode(chunk, { stream: true }));
    reader.end();
    budget.apart();
  }
}
