/** So many words are remembered: people use few again and again, and each message is cut into words before it is acknowledged. */
const REMEMBERED = 20_000;
const stems = new Map<string, string>();

/** The stem of an English word by the Porter2 rules, as PostgreSQL's `english` dictionary makes it: apples and apple, running and run. */
export function englishStem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = stemOf(word);
  if (stems.size >= REMEMBERED) stems.clear();
  stems.set(word, stem);
  return stem;
}

function stemOf(word: string): string {
  if (word.length <= 2 || !/^[a-z']+$/.test(word)) return word;
  const special = EXCEPTIONS.get(word);
  if (special !== undefined) return special;
  const start = markConsonantY(word.replace(/^'/, ''));
  const [r1, r2] = regions(start);
  let stem = step1a(start.replace(/'s?'?$/, ''));
  if (UNCHANGED.has(stem)) return stem;
  stem = step1c(step1b(stem, r1));
  stem = replaceSuffix(stem, STEP_2, r1, r2);
  stem = replaceSuffix(stem, STEP_3, r1, r2);
  stem = step4(stem, r2);
  return step5(stem, r1, r2).replaceAll('Y', 'y');
}

const EXCEPTIONS = new Map(
  Object.entries({
    skis: 'ski',
    skies: 'sky',
    dying: 'die',
    lying: 'lie',
    tying: 'tie',
    idly: 'idl',
    gently: 'gentl',
    ugly: 'ugli',
    early: 'earli',
    only: 'onli',
    singly: 'singl',
    sky: 'sky',
    news: 'news',
    howe: 'howe',
    atlas: 'atlas',
    cosmos: 'cosmos',
    bias: 'bias',
    andes: 'andes',
  }),
);
const UNCHANGED = new Set(['inning', 'outing', 'canning', 'herring', 'earring', 'proceed', 'exceed', 'succeed']);
const VOWEL = /[aeiouy]/;
const DOUBLE = /(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/;
const SHORT_SYLLABLE = /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy])$/;

/** A y that sounds as a consonant counts as one. */
const markConsonantY = (word: string): string => word.replace(/^y/, 'Y').replace(/([aeiouy])y/g, '$1Y');

/** Where the two regions begin in which endings may go. */
function regions(word: string): [number, number] {
  const fixed = /^(?:gener|commun|arsen)/.exec(word);
  const after = (from: number): number => {
    const found = /[aeiouy][^aeiouy]/.exec(word.slice(from));
    return found ? from + found.index + 2 : word.length;
  };
  const r1 = fixed ? fixed[0].length : after(0);
  return [r1, after(r1)];
}

function step1a(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (word.endsWith('ied') || word.endsWith('ies')) return word.length > 4 ? word.slice(0, -2) : word.slice(0, -1);
  if (word.endsWith('us') || word.endsWith('ss') || !word.endsWith('s')) return word;
  return VOWEL.test(word.slice(0, -2)) ? word.slice(0, -1) : word;
}

function step1b(word: string, r1: number): string {
  const eed = /eed(?:ly)?$/.exec(word);
  if (eed) return eed.index >= r1 ? `${word.slice(0, eed.index)}ee` : word;
  const ending = /(?:ed|edly|ing|ingly)$/.exec(word);
  if (!ending || !VOWEL.test(word.slice(0, ending.index))) return word;
  const stem = word.slice(0, ending.index);
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (DOUBLE.test(stem)) return stem.slice(0, -1);
  return SHORT_SYLLABLE.test(stem) && stem.length <= r1 ? `${stem}e` : stem;
}

const step1c = (word: string): string => (/.[^aeiouy][yY]$/.test(word) ? `${word.slice(0, -1)}i` : word);

interface Rule {
  readonly from: string;
  readonly to: string;
  /** What must stand before the ending. */
  readonly after?: RegExp;
  readonly inR2?: true;
}

const rules = (pairs: string): Rule[] =>
  pairs
    .split(' ')
    .map((pair) => ({ from: pair.split('>')[0] ?? '', to: pair.split('>')[1] ?? '' }))
    .sort((a, b) => b.from.length - a.from.length);

const STEP_2: readonly Rule[] = [
  ...rules(
    'ational>ate tional>tion ization>ize fulness>ful ousness>ous iveness>ive biliti>ble lessli>less entli>ent ation>ate alism>al aliti>al ousli>ous iviti>ive fulli>ful enci>ence anci>ance abli>able izer>ize ator>ate alli>al bli>ble',
  ),
  { from: 'ogi', to: 'og', after: /l$/ },
  { from: 'li', to: '', after: /[cdeghkmnrt]$/ },
];
const ATIVE: Rule = { from: 'ative', to: '', inR2: true };
const STEP_3: readonly Rule[] = [...rules('ational>ate tional>tion alize>al icate>ic iciti>ic ical>ic ness> ful>'), ATIVE].sort(
  (a, b) => b.from.length - a.from.length,
);

/** The longest ending that the word has decides, whether or not it may go. */
function replaceSuffix(word: string, list: readonly Rule[], r1: number, r2: number): string {
  const rule = list.find((r) => word.endsWith(r.from));
  if (!rule) return word;
  const at = word.length - rule.from.length;
  const stem = word.slice(0, at);
  return at >= (rule.inR2 ? r2 : r1) && (!rule.after || rule.after.test(stem)) ? stem + rule.to : word;
}

const STEP_4 = 'ement ance ence able ible ment ant ent ism ate iti ous ive ize ion al er ic'.split(' ');

function step4(word: string, r2: number): string {
  const ending = STEP_4.find((e) => word.endsWith(e));
  if (!ending || word.length - ending.length < r2) return word;
  const stem = word.slice(0, -ending.length);
  return ending === 'ion' && !/[st]$/.test(stem) ? word : stem;
}

function step5(word: string, r1: number, r2: number): string {
  const at = word.length - 1;
  if (word.endsWith('e') && (at >= r2 || (at >= r1 && !SHORT_SYLLABLE.test(word.slice(0, -1))))) return word.slice(0, -1);
  return word.endsWith('ll') && at >= r2 ? word.slice(0, -1) : word;
}
