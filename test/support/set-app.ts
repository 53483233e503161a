import { afterAll, beforeAll } from '@jest/globals';
import type { Actor } from '../../src/people/person.rules.js';
import type { Stage } from './acts.js';
import { type Api, apiAs } from './api.js';
import { type RunningApp, startApp } from './app.js';

export interface AppOnStage {
  readonly baseUrl: string;
  output(): string;
  /** Calls the API as this person. */
  as(actor: Actor): Promise<Api>;
}

/** The application, a process of its own, over the database of a stage. */
export function setApp(stage: Stage): AppOnStage {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp({ databaseUrl: stage.url });
  }, 60_000);
  afterAll(async () => {
    await app.stop();
  });
  return {
    get baseUrl() {
      return app.baseUrl;
    },
    output: () => app.output(),
    as: (actor) => apiAs(stage.transactions, app.baseUrl, actor),
  };
}
