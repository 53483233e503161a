import { execFile } from 'node:child_process';
import { mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import { projectRoot } from '../../src/platform/root.js';

const folder = join(projectRoot, 'node_modules/@sparticuz/chromium/unpacked');

/**
 * A headless Chromium out of an npm package: no download, and no sandbox, so that it starts for root and in CI.
 * Not with the package's own arguments, made for AWS Lambda: `--single-process` dies when a window closes, and
 * `--disable-web-security` tests another browser than people have.
 */
export async function openBrowser(): Promise<Browser> {
  await unpack();
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    chromiumSandbox: false,
    args: ['--font-render-hinting=none'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  });
}

async function unpack(): Promise<void> {
  if (await stat(folder).catch(() => null)) return;
  const workshop = await mkdtemp(`${folder}-`);
  // The package unpacks into the temporary folder, and takes what it finds there for whole, even while another
  // process still writes it.
  const script = `await (await import('@sparticuz/chromium')).default.executablePath()`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: projectRoot,
    env: { ...process.env, TMPDIR: workshop },
  });
  // The machine's own fonts, if it has any, and the package's.
  const fonts = `<fontconfig>
    <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
    <dir>${folder}/fonts</dir>
    <cachedir>${folder}/font-cache</cachedir>
  </fontconfig>`;
  await writeFile(join(workshop, 'fonts.conf'), fonts);
  // Another worker may have been faster: its folder is as good as ours.
  await rename(workshop, folder).catch(() => rm(workshop, { recursive: true }));
}
