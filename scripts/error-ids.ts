import ts from 'typescript';
import { nodesOf, SourceTexts } from './source-texts.ts';

const FIRST = 'api|app|model|ent|web|store|brand|mfa|searchengine|interactive_message|basic_security_check|jobs\\.request_cancellation';
const ID = new RegExp(`^(?:${FIRST})(?:\\.[A-Za-z0-9_]+)+$`);
const START = new RegExp(`^(?:${FIRST})\\.[A-Za-z0-9_.]*$`);
/** Names of files have dots as well. */
const FILE = /\.(?:json|ya?ml|ts|csv|xml|log)$/;
const MAKERS: ReadonlySet<string> = new Set([
  'badRequest',
  'unauthorized',
  'forbidden',
  'notFound',
  'conflict',
  'tooLarge',
  'switchedOff',
  'AppError',
]);

/** A text that is given to whatever makes an error is its id, however it looks. */
const firstArgument = ({ expression, arguments: given }: ts.CallExpression | ts.NewExpression): string[] =>
  ts.isIdentifier(expression) && MAKERS.has(expression.text) && given?.[0] && ts.isStringLiteralLike(given[0]) ? [given[0].text] : [];

/** The ids of errors that sources name, `${…}` filled in; `open` are the templates whose texts could not be told. */
export async function errorIds(paths: readonly string[]): Promise<{ ids: Set<string>; open: string[] }> {
  const files = await Promise.all(paths.map(async (path) => ts.createSourceFile(path, await Bun.file(path).text(), ts.ScriptTarget.Latest, true)));
  const written = nodesOf(files, ts.isStringLiteralLike).flatMap(({ text }) => (ID.test(text) && !FILE.test(text) ? [text] : []));
  const made = [...nodesOf(files, ts.isCallExpression), ...nodesOf(files, ts.isNewExpression)].flatMap(firstArgument);
  const ids = new Set([...written, ...made]);
  const texts = new SourceTexts(files);
  const open: string[] = [];
  for (const template of nodesOf(files, ts.isTemplateExpression)) {
    if (!START.test(template.head.text)) continue;
    const found = texts.of(template).filter((text) => ID.test(text));
    for (const id of found) ids.add(id);
    if (found.length === 0) open.push(template.getText());
  }
  return { ids, open };
}
