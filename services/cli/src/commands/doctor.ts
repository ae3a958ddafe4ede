import { Command } from 'commander';
import { examine, type Finding } from '../doctor.ts';
import { showRows } from '../output.ts';
import { outputOf } from '../program-output.ts';
import { withServer } from '../session.ts';

const MARK: Readonly<Record<Finding['level'], string>> = { fine: 'ok', warning: 'warning', wrong: 'WRONG' };

export const doctorCommand = (): Command =>
  new Command('doctor').description('what is misconfigured, and the remedy').action(async (_, command) => {
    const findings = await withServer(({ app }) => examine(app, process.env));
    showRows(
      outputOf(command),
      findings.map((f) => ({ result: MARK[f.level], what: f.what, remedy: f.remedy })),
      ['result', 'what', 'remedy'],
    );
    if (findings.some((f) => f.level === 'wrong')) process.exitCode = 1;
  });
