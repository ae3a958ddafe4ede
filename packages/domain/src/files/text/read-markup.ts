import { Parser } from 'htmlparser2';
import { decodeText } from './read-plain.ts';
import type { TextBudget } from './text-budget.ts';

/** Nothing in these is for reading: programs, field codes, and what was struck out of a document. */
const HIDDEN: ReadonlySet<string> = new Set(['script', 'style', 'template', 'w:instrtext', 'w:deltext', 'w:flddata', 'f', 'office:binary-data']);
/** Words before and after these are not one word. */
const APART =
  /^(w:p|w:tab|w:br|w:cr|w:tc|a:p|a:br|a:tc|si|row|c|text:(p|h|tab|s|line-break|list-item)|table:table-cell|p|div|br|li|td|th|tr|h[1-6]|title|option|pre|blockquote|section|article)$/;

/** Hands the words of XML or HTML to the budget as it comes, piece by piece. Entities of its own a document cannot have. */
export class MarkupReader {
  private hidden = 0;
  private readonly parser: Parser;

  constructor(budget: TextBudget, xml: boolean) {
    // A cell of a spreadsheet that only names one of the shared texts.
    let shared = false;
    this.parser = new Parser(
      {
        onopentag: (given, attributes) => {
          const name = given.toLowerCase();
          if (HIDDEN.has(name)) this.hidden++;
          if (name === 'c') shared = attributes.t === 's';
          if (name === 'v' && shared) this.hidden++;
          if (APART.test(name)) budget.apart();
        },
        onclosetag: (given) => {
          const name = given.toLowerCase();
          if (HIDDEN.has(name) || (name === 'v' && shared)) this.hidden--;
          if (APART.test(name)) budget.apart();
        },
        ontext: (text) => {
          if (this.hidden <= 0) budget.add(text);
        },
      },
      { xmlMode: xml, decodeEntities: true },
    );
  }

  write(text: string): void {
    this.parser.write(text);
  }

  end(): void {
    this.parser.end();
  }
}

/** A web page or an XML file, without its tags. */
export function readMarkup(bytes: Uint8Array, budget: TextBudget): void {
  const reader = new MarkupReader(budget, false);
  reader.write(decodeText(bytes.subarray(0, budget.limits.text * 8)));
  reader.end();
}
