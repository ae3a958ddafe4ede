// Makes the HTML of the mails from their mjml templates. Run it after changing a template; the result is checked in, because
// mjml takes seconds to load and is no part of the server.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import mjml2html from 'mjml';

const folder = join(import.meta.dir, '..', 'packages', 'domain', 'src', 'mail');
const source = join(folder, 'templates');
export const generatedFile = join(folder, 'templates.generated.ts');

async function html(file: string): Promise<string> {
  const { html, errors } = await mjml2html(await readFile(join(source, file), 'utf8'), { validationLevel: 'strict', keepComments: false });
  if (errors.length > 0) throw new Error(`${file}: ${errors.map((e) => e.formattedMessage).join('; ')}`);
  return html.replace(/>\s+</g, '><').replace(/\s+/g, ' ').trim();
}

/** The text of the generated file. */
export async function mailTemplates(): Promise<string> {
  const files = (await readdir(source)).filter((file) => file.endsWith('.mjml')).sort();
  const parts = await Promise.all(files.map(async (file) => `export const ${file.replace('.mjml', '')} = ${JSON.stringify(await html(file))};`));
  return `// Made by scripts/generate-mails.ts from templates/*.mjml.\n\n${parts.join('\n\n')}\n`;
}

if (import.meta.main) await writeFile(generatedFile, await mailTemplates());
