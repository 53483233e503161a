import { Command, CommanderError } from 'commander';
import { logOnlyTrouble } from '../platform/log.js';
import { settings } from '../platform/settings.js';
import { createAdmin, createToken, fillDemo, reportStatus, runMigrations } from './commands.js';

const program = new Command('meekijk')
  .description('Looks after a Meekijk installation, whether or not it is running. Settings come from the environment.')
  .exitOverride()
  .showHelpAfterError();

const print = (line: string) => console.log(line);

program
  .command('migrate')
  .description('bring the database to the present schema; prints how many migrations ran')
  .action(async () => print(String(await runMigrations(settings()))));

program
  .command('demo')
  .description('fill an empty database with the demo company; prints "filled", or "not empty" and changes nothing')
  .action(async () => {
    const filled = await fillDemo(settings());
    print(filled ? 'filled' : 'not empty');
    if (!filled) process.exitCode = 1;
  });

program
  .command('create-admin')
  .argument('<email>', 'work mail address')
  .description('make this person an admin, adding them when unknown; prints a link to sign in once')
  .action(async (email: string) => print(await createAdmin(settings(), email)));

program
  .command('token')
  .argument('<email>', 'work mail address of somebody known')
  .option('--name <name>', 'what the token is for', 'command line')
  .description('make an API token that speaks for this person; prints it, once')
  .action(async (email: string, { name }: { name: string }) => print(await createToken(settings(), email, name)));

program
  .command('status')
  .description(
    'look at database, migrations, jobs and web server; the last line is "up" or "down", the exit code 0 or 1',
  )
  .action(async () => {
    const { lines, isUp } = await reportStatus(settings());
    for (const line of lines) print(line);
    print(isUp ? 'up' : 'down');
    if (!isUp) process.exitCode = 1;
  });

const USAGE = 2;

logOnlyTrouble();
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
