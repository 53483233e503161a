import { DataSource, type MigrationInterface } from 'typeorm';
import { SnakeNaming } from './snake-naming.js';

export interface DatabaseOptions {
  url: string;
  poolSize: number;
  entities: (new () => object)[];
  migrations: (new () => MigrationInterface)[];
}

/** TypeORM over `pg`. Not connected yet: call `initialize()`. */
export function createDataSource(options: DatabaseOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url: options.url,
    applicationName: 'meekijk',
    entities: options.entities,
    migrations: options.migrations,
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNaming(),
    poolSize: options.poolSize,
    extra: { connectionTimeoutMillis: 10_000 },
    installExtensions: false,
    uuidExtension: 'pgcrypto',
  });
}
