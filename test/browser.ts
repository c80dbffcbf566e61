import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import packed from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';

/** The real browser, from the npm package alone: unpacked once a machine, with its own font so that pictures agree. */
export async function launchBrowser(): Promise<Browser> {
  const home = await unpacked();
  const launch = (more: Record<string, string>) =>
    chromium.launch({
      executablePath: join(home, 'chromium'),
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none'],
      env: { ...process.env, FONTCONFIG_FILE: join(home, 'fonts.xml'), ...more },
    });
  try {
    return await launch({});
  } catch {
    // A bare machine lacks the libraries of a desktop: the package has them too.
    return launch({ LD_LIBRARY_PATH: join(home, 'al2023', 'lib') });
  }
}

export type Opened = {
  page: Page;
  /** Errors of scripts, and what the content security policy stopped. */
  errors: string[];
};

export async function openPage(
  browser: Browser,
  url: string,
  options: { colorScheme?: 'light' | 'dark'; width?: number; height?: number } = {},
): Promise<Opened> {
  const { colorScheme = 'light', width = 1280, height = 800 } = options;
  const context = await browser.newContext({ colorScheme, viewport: { width, height }, locale: 'en-GB' });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', error => errors.push(error.message));
  page.on('console', message => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(url);
  return { page, errors };
}

/** Test files run side by side: each unpacks for itself, and the first to finish moves the result into place. */
async function unpacked(): Promise<string> {
  const home = join(tmpdir(), `hireloop-browser-${process.getuid?.() ?? 0}`, '153.0.0');
  if (existsSync(home)) return home;
  const fresh = mkdtempSync(join(tmpdir(), 'hireloop-unpacking-'));
  const before = {
    TMPDIR: process.env['TMPDIR'],
    AWS_LAMBDA_JS_RUNTIME: process.env['AWS_LAMBDA_JS_RUNTIME'],
  };
  // The package unpacks into the temporary folder, and its system libraries only on Lambda.
  Object.assign(process.env, { TMPDIR: fresh, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' });
  await packed.executablePath();
  for (const [name, value] of Object.entries(before)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  writeFileSync(join(fresh, 'fonts.xml'), fontsConfig(join(home, 'fonts')));
  mkdirSync(join(home, '..'), { recursive: true });
  try {
    renameSync(fresh, home);
  } catch {
    rmSync(fresh, { recursive: true });
  }
  return home;
}

function fontsConfig(folder: string): string {
  return `<?xml version="1.0"?>
<fontconfig>
<dir>${folder}</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/cache</cachedir>
<alias binding="same"><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
<alias binding="same"><family>system-ui</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
`;
}
