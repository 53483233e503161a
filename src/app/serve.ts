import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { logOnlyTrouble } from '../platform/log.js';
import { type Settings, settings, SettingsError } from '../platform/settings.js';
import { fillWithDemoCompany } from './demo-company.js';
import { createHttpServer } from './http-server.js';
import { type House, openHouse, startJobs } from './house.js';
import { printWelcome } from './welcome.js';

/** Starts everything and runs until it is told to stop. */
export async function serve(): Promise<void> {
  let house: House | null = null;
  logOnlyTrouble();
  try {
    const chosen = settings();
    house = await openHouse(chosen);
    if (chosen.demo) await fillWithDemoCompany(house.transactions);
    const server = await createHttpServer(house, chosen);
    await server.listen(chosen.port, chosen.host);
    await startJobs(house, chosen);
    stopOnSignal(server, house);
    await printWelcome(house, chosen);
  } catch (error) {
    console.error(sentence(error));
    await house?.close();
    process.exit(1);
  }
}

/** Requests in flight are answered, jobs go back to the queue, then the database closes. */
function stopOnSignal(server: NestFastifyApplication, house: House): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await server.close();
    await house.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
}

function sentence(error: unknown): string {
  if (error instanceof SettingsError) return `Meekijk cannot start:\n${error.message}`;
  const { code, message, stack } = error as NodeJS.ErrnoException;
  const { port, host }: Settings = settings();
  if (code === 'EADDRINUSE')
    return `Meekijk cannot start: port ${port} on ${host} is taken. Set PORT to a free one, for example PORT=${port + 1} npm start.`;
  if (code === 'EACCES')
    return `Meekijk cannot start: it may not listen on port ${port} of ${host}. Set PORT to another.`;
  return `Meekijk cannot start: ${stack ?? message}`;
}
