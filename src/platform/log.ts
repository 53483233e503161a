import { ConsoleLogger, Logger } from '@nestjs/common';

/** From here on only warnings and errors are logged; in colour where somebody looks on. */
export function logOnlyTrouble(): void {
  Logger.overrideLogger(new ConsoleLogger({ logLevels: ['fatal', 'error', 'warn'], colors: process.stdout.isTTY }));
}
