import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { chmod, chown, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Circumstances,
  listVisits,
  openWorkbench,
  query,
  visits,
  type Workbench,
} from '../support/embedded-postgres.js';

const nobody = { uid: 65534, gid: 65534 };
/** As in the many containers that forbid user namespaces: here `unshare` itself is hidden. */
const noNamespaces = {
  prefix: [
    ...['unshare', '--mount', 'sh', '-c'],
    ...['mount --bind /bin/false "$(command -v unshare)" && exec "$@"', 'sh'],
  ],
};

/** Starts and stops in a process under these circumstances. Returns the visits, or the refusal. */
async function listVisitsAs(circumstances: Circumstances, dataDir: string) {
  const meekijk = workbench.spawnMeekijk(dataDir, circumstances);
  const { url, error } = await meekijk.nextAnswer();
  if (error) return error;
  const found = await listVisits(url);
  await meekijk.stop();
  return found;
}

async function ownerOf(dataDir: string): Promise<number> {
  return (await stat(join(dataDir, 'postgres/base'))).uid;
}

function whyNotPlayOtherUsers(): string | null {
  if (process.geteuid?.() !== 0) return 'only root can';
  if (spawnSync('unshare', ['--mount', 'true']).status !== 0) return 'mounts are forbidden here';
  const isOpen = spawnSync('test', ['-r', import.meta.filename], nobody).status === 0;
  return isOpen ? null : 'nobody may not enter the checkout';
}

const reason = whyNotPlayOtherUsers();

let workbench: Workbench;
beforeAll(async () => {
  workbench = await openWorkbench();
});
afterAll(() => workbench.close());

(reason ? describe.skip : describe)(
  `root, whom PostgreSQL refuses${reason ? ` (cannot be played: ${reason})` : ''}`,
  () => {
    it('keeps the server to itself in a folder that nobody else may enter', async () => {
      const dataDir = await workbench.makeUsedDataDir();
      await chmod(dataDir, 0o700);
      expect(await listVisitsAs({}, dataDir)).toEqual(visits);
      expect(await ownerOf(dataDir)).toBe(0);
    });

    it('hands the cluster to a service user where user namespaces are forbidden, and back', async () => {
      const dataDir = await workbench.makeUsedDataDir();
      expect(await listVisitsAs(noNamespaces, dataDir)).toEqual(visits);
      expect(await ownerOf(dataDir)).not.toBe(0);
      expect(await listVisitsAs({}, dataDir)).toEqual(visits);
      expect(await ownerOf(dataDir)).toBe(0);
    });

    it('says what to do when the service user may not enter the folder', async () => {
      const dataDir = await workbench.makeUsedDataDir();
      await chmod(dataDir, 0o700);
      expect(await listVisitsAs(noNamespaces, dataDir)).toMatch(/no other user can serve .*één.* set MEEKIJK_DATA_DIR/);
    });

    it('serves the folder of an ordinary user as that user, who can go on with it', async () => {
      const dataDir = await workbench.makeDataDir();
      await chown(dataDir, nobody.uid, nobody.gid);
      const made = workbench.spawnMeekijk(dataDir, nobody);
      await query((await made.nextAnswer()).url, `CREATE TABLE visits AS SELECT 'Zoë' AS hire`);
      await made.stop();

      expect(await listVisitsAs({}, dataDir)).toEqual(visits);
      expect(await listVisitsAs(nobody, dataDir)).toEqual(visits);
      expect(await ownerOf(dataDir)).toBe(nobody.uid);
    });

    it('says to an ordinary user what to do about a folder of root', async () => {
      expect(await listVisitsAs(nobody, await workbench.makeDataDir())).toMatch(
        /This user cannot use the data folder .*één.* set MEEKIJK_DATA_DIR/,
      );
    });
  },
);
