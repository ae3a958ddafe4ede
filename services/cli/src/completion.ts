import { Command } from 'commander';

/** Words that may follow, by what stands before: `"" → user team …`, `user → list create …`. */
function words(program: Command): [string, string[]][] {
  const groups = program.commands.filter((c) => c.commands.length > 0);
  return [['', program.commands.map((c) => c.name())], ...groups.map((c): [string, string[]] => [c.name(), c.commands.map((sub) => sub.name())])];
}

function bash(program: Command): string {
  const cases = words(program).map(
    ([before, after]) => `    ${before || "''"}) COMPREPLY=($(compgen -W '${after.join(' ')} --json --help' -- "$word")) ;;`,
  );
  return `_foremast() {\n  local word="\${COMP_WORDS[COMP_CWORD]}" before=''\n  [ "$COMP_CWORD" -gt 1 ] && before="\${COMP_WORDS[1]}"\n  case "$before" in\n${cases.join('\n')}\n    *) COMPREPLY=() ;;\n  esac\n}\ncomplete -F _foremast foremast`;
}

function fish(program: Command): string {
  return words(program)
    .flatMap(([before, after]) =>
      after.map((word) => `complete -c foremast -f -n '${before ? `__fish_seen_subcommand_from ${before}` : '__fish_use_subcommand'}' -a ${word}`),
    )
    .join('\n');
}

export const completionCommand = (program: Command): Command =>
  new Command('completion')
    .description('what a shell needs to complete words')
    .argument('<shell>', 'bash, zsh or fish')
    .action((shell) => {
      if (shell === 'fish') console.log(fish(program));
      else console.log(`${shell === 'zsh' ? 'autoload -U +X bashcompinit && bashcompinit\n' : ''}${bash(program)}`);
    });
