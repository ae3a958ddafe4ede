import { EnvironmentError } from '@foremast/kernel/config/environment';
import { AppError } from '@foremast/kernel/error';
import { errorText } from '@foremast/kernel/error-text';
import { wordsFor } from '@foremast/kernel/words';
import { SchemaRefused } from '@foremast/store/migrate';
import { CommanderError } from 'commander';
import { Failure } from './failure.ts';
import { buildProgram } from './program.ts';

/** What a person reads of an error, and how the process ends. */
function explain(error: unknown): { text: string; code: number } {
  if (error instanceof CommanderError) return { text: '', code: error.exitCode === 0 ? 0 : 2 };
  if (error instanceof Failure) return { text: error.message, code: error.code };
  if (error instanceof AppError) return { text: `${wordsFor(error)} (${error.id})`, code: error.status === 404 ? 3 : 1 };
  if (error instanceof EnvironmentError || error instanceof SchemaRefused) return { text: error.message, code: 1 };
  return { text: errorText(error), code: 70 };
}

try {
  // Started without a word, the binary is the server.
  await buildProgram().parseAsync(process.argv.length > 2 ? process.argv : [...process.argv, 'serve']);
} catch (error) {
  const { text, code } = explain(error);
  if (text) console.error(text);
  process.exit(code);
}
