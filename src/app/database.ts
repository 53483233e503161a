import { startEmbeddedPostgres } from '../platform/database/embedded-postgres.client.js';
import type { Settings } from '../platform/settings.js';

export interface Database {
  url: string;
  /** Stops the embedded server when nobody else uses it; leaves any other alone. */
  close(): Promise<void>;
}

/** The database of DATABASE_URL, or the embedded one, started when it is not running. */
export async function openDatabase(settings: Settings): Promise<Database> {
  if (settings.databaseUrl) return { url: settings.databaseUrl, close: () => Promise.resolve() };
  const { url, stop } = await startEmbeddedPostgres({ dataDir: settings.dataDir });
  return { url, close: stop };
}
