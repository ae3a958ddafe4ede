/** A document that is kept. */
export type Kept = Readonly<Record<string, unknown>>;
type Condition = (document: Kept) => boolean;

/** An expression that the real one would refuse, too. */
export class BadFilter extends Error {}

const TOKEN = /\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|>=|<=|!=|[=<>()[\],]|[^\s=<>()[\],!"']+)/y;

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const found = TOKEN.exec(text);
    if (!found) throw new BadFilter(`unexpected sign in ${text}`);
    tokens.push(found[1] as string);
  }
  return tokens;
}

const valuesOf = (document: Kept, field: string): unknown[] => [document[field]].flat().filter((value) => value !== undefined && value !== null);
/** Texts are compared without case. */
const folded = (value: unknown): string => String(value).toLowerCase();

/** Reads one expression: OR binds loosest, then AND, then NOT. */
class Reader {
  private at = 0;
  constructor(
    private readonly tokens: readonly string[],
    private readonly fields: ReadonlySet<string>,
  ) {}

  private peek(): string | undefined {
    return this.tokens[this.at];
  }
  private take(): string {
    const token = this.tokens[this.at++];
    if (token === undefined) throw new BadFilter('the expression ends too early');
    return token;
  }
  private skip(word: string): boolean {
    if (this.peek()?.toUpperCase() !== word) return false;
    this.at++;
    return true;
  }
  private demand(word: string): void {
    if (!this.skip(word)) throw new BadFilter(`${word} is missing`);
  }
  private value(): string {
    const token = this.take();
    return /^["']/.test(token) ? token.slice(1, -1).replace(/\\(.)/g, '$1') : token;
  }

  all(): Condition {
    const found = this.or();
    if (this.peek() !== undefined) throw new BadFilter(`unexpected ${this.peek()}`);
    return found;
  }
  private or(): Condition {
    const parts = [this.and()];
    while (this.skip('OR')) parts.push(this.and());
    return (document) => parts.some((part) => part(document));
  }
  private and(): Condition {
    const parts = [this.not()];
    while (this.skip('AND')) parts.push(this.not());
    return (document) => parts.every((part) => part(document));
  }
  private not(): Condition {
    if (!this.skip('NOT')) return this.one();
    const inner = this.not();
    return (document) => !inner(document);
  }
  private one(): Condition {
    if (this.skip('(')) {
      const inner = this.or();
      this.demand(')');
      return inner;
    }
    const field = this.value();
    if (!this.fields.has(field)) throw new BadFilter(`Attribute \`${field}\` is not filterable.`);
    return this.comparison(field);
  }
  private comparison(field: string): Condition {
    const operator = this.take().toUpperCase();
    if (operator === 'IN') {
      const values = new Set(this.list().map(folded));
      return (document) => valuesOf(document, field).some((value) => values.has(folded(value)));
    }
    if (operator === 'STARTS') {
      this.demand('WITH');
      const beginning = folded(this.value());
      return (document) => valuesOf(document, field).some((value) => folded(value).startsWith(beginning));
    }
    const wanted = this.value();
    if (operator === '=') return (document) => valuesOf(document, field).some((value) => folded(value) === folded(wanted));
    if (operator === '!=') return (document) => !valuesOf(document, field).some((value) => folded(value) === folded(wanted));
    const compare = {
      '>': (a: number, b: number) => a > b,
      '>=': (a: number, b: number) => a >= b,
      '<': (a: number, b: number) => a < b,
      '<=': (a: number, b: number) => a <= b,
    }[operator];
    if (!compare || Number.isNaN(Number(wanted))) throw new BadFilter(`no operator ${operator} for ${wanted}`);
    return (document) => valuesOf(document, field).some((value) => typeof value === 'number' && compare(value, Number(wanted)));
  }
  private list(): string[] {
    this.demand('[');
    const values: string[] = [];
    while (!this.skip(']')) {
      values.push(this.value());
      if (this.peek() !== ']') this.demand(',');
    }
    return values;
  }
}

/** A filter as Meilisearch documents it: an expression, or a list of which all must hold. Throws `BadFilter`. */
export function conditionOf(filter: unknown, filterable: readonly string[]): Condition {
  const expressions = filter === undefined || filter === null ? [] : [filter].flat();
  const conditions = expressions.map((text) => new Reader(tokensOf(String(text)), new Set(filterable)).all());
  return (document) => conditions.every((condition) => condition(document));
}
