import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { settings } from '../platform/settings.js';
import type { ImportOptions } from './import-file.js';

const program = new Command('meekijk')
  .description('Looks after a Meekijk installation, whether or not it is running. Settings come from the environment.')
  .exitOverride()
  .showHelpAfterError();

const print = (line: string) => console.log(line);

/** What works on the database. It loads most of the house, for which a command that needs none does not wait. */
async function openCommands() {
  const { logOnlyTrouble } = await import('../platform/log.js');
  logOnlyTrouble();
  return import('./commands.js');
}

program
  .command('migrate')
  .description('bring the database to the present schema; prints how many migrations ran')
  .action(async () => {
    const { runMigrations } = await openCommands();
    print(String(await runMigrations(settings())));
  });

program
  .command('demo')
  .description('fill an empty database with the demo company; prints "filled", or "not empty" and changes nothing')
  .action(async () => {
    const { fillDemo } = await openCommands();
    const filled = await fillDemo(settings());
    print(filled ? 'filled' : 'not empty');
    if (!filled) process.exitCode = 1;
  });

program
  .command('create-admin')
  .argument('<email>', 'work mail address')
  .description('make this person an admin, adding them when unknown; prints a link to sign in once')
  .action(async (email: string) => {
    const { createAdmin } = await openCommands();
    print(await createAdmin(settings(), email));
  });

program
  .command('token')
  .argument('<email>', 'work mail address of somebody known')
  .option('--name <name>', 'what the token is for', 'command line')
  .description('make an API token that speaks for this person; prints it, once')
  .action(async (email: string, { name }: { name: string }) => {
    const { createToken } = await openCommands();
    print(await createToken(settings(), email, name));
  });

program
  .command('status')
  .description(
    'look at database, migrations, jobs and web server; the last line is "up" or "down", the exit code 0 or 1',
  )
  .action(async () => {
    const { reportStatus } = await openCommands();
    const { lines, isUp } = await reportStatus(settings());
    for (const line of lines) print(line);
    print(isUp ? 'up' : 'down');
    if (!isUp) process.exitCode = 1;
  });

const wholeSeconds = (text: string) => {
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number from 1 up.');
};

program
  .command('plan')
  .description('solve a planning problem from a file, without a database; prints the plan as JSON')
  .requiredOption('--file <path>', 'the problem as JSON, as the README describes it')
  .option('--seconds <number>', 'how long to look for a better plan', wholeSeconds, 60)
  .action(async ({ file, seconds }: { file: string; seconds: number }) => {
    const { printPlan } = await import('./plan-command.js');
    process.exitCode = await printPlan(file, seconds);
  });

program
  .command('import-people')
  .argument('<file>', 'CSV from an HR system')
  .option('--layout <name>', 'successfactors, bamboohr, personio, afas, workday or one of your own; else recognised')
  .option('--dry-run', 'tell what would change, and change nothing')
  .option('--create-departments', 'make departments that are not there yet')
  .option('--as <email>', 'in whose name; the first admin when left out')
  .description('read in people from a file; rejected rows on standard error, the last line tells how many came in')
  .action(async (file: string, options: ImportOptions) => {
    await openCommands();
    const { importFile } = await import('./import-file.js');
    print(await importFile(settings(), file, options));
  });

const USAGE = 2;

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : USAGE;
  } else {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
