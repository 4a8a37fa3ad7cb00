/** What cannot run here for want of a container engine or a forge is held to its schema, and to the rest of the clone. */
import { validateAction, validateWorkflow } from '@action-validator/core';
import { Command } from 'commander';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { validate, ValidationSeverity } from 'dockerfile-utils';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { addGatherOptions } from '../../cli/gathering.ts';
import { loadConfig } from '../../core/load-config.ts';
import { keycloakSaysMfa, keycloakShipped } from '../real/accounts.ts';

const root = new URL('../../', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8');
/** A file of NAME=value lines. */
const envOf = (file: string): Record<string, string> =>
  Object.fromEntries(
    read(file)
      .trim()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );

test('the Dockerfile is sound, brings a browser, and does not run as root', () => {
  const dockerfile = read('Dockerfile');
  const lint = {
    instructionWorkdir: ValidationSeverity.ERROR,
    deprecatedMaintainer: ValidationSeverity.ERROR,
  };
  expect(validate(dockerfile, lint)).toEqual([]);
  expect(validate('FROM a\nRUNN b')).not.toEqual([]);
  const [, runtime = ''] = dockerfile.split(/^FROM .*slim$/m);
  expect(runtime).toContain('chromium');
  expect(runtime.indexOf('USER node')).toBeGreaterThan(runtime.lastIndexOf('RUN '));
});

test('what the image is built from is not kept from it, and what it needs not is', () => {
  const allowed = read('.dockerignore')
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .map((line) => line.slice(1));
  const tracked = execFileSync('git', ['ls-tree', '--name-only', 'HEAD'], { cwd: root, encoding: 'utf8' });
  const top = new Set(tracked.trim().split('\n'));
  expect(allowed.filter((name) => !top.has(name))).toEqual([]);
  const { include } = JSON.parse(read('tsconfig.build.json')) as { include: string[] };
  const imported = execFileSync('git', ['grep', '-hoE', "'\\.\\./[a-z]+/", '--', ...include], {
    cwd: root,
    encoding: 'utf8',
  });
  const rooms = new Set([...imported.matchAll(/'\.\.\/([a-z]+)\//g)].map(([, room = '']) => room));
  expect([...rooms].filter((room) => top.has(room) && !include.includes(room))).toEqual([]);
  const { files } = JSON.parse(read('package.json')) as { files: string[] };
  const needed = [...include, ...files.filter((name) => name !== 'dist')];
  expect(needed.filter((name) => !allowed.includes(name))).toEqual([]);
});

interface Workflow {
  jobs: Record<
    string,
    {
      strategy?: { matrix: { shard: number[] } };
      steps: { uses?: string; with?: Record<string, string> }[];
    }
  >;
}

test.each(['github-actions', 'github-matrix'])(
  'action.yml and %s.yml, which shows it, are what GitHub takes',
  (name) => {
    expect(validateAction(read('action.yml')).errors).toEqual([]);
    expect(validateAction('name: x').errors).not.toEqual([]);
    expect(validateWorkflow(read(`examples/ci/${name}.yml`)).errors).toEqual([]);
    const action = parse(read('action.yml')) as { inputs: Record<string, unknown> };
    const { jobs } = parse(read(`examples/ci/${name}.yml`)) as Workflow;
    const steps = Object.values(jobs).flatMap((job) => job.steps);
    const given = steps
      .filter(({ uses }) => uses?.startsWith('your-organisation/amrcheck@'))
      .flatMap((step) => Object.keys(step.with ?? {}));
    expect(given.length).toBeGreaterThan(0);
    expect(given.filter((input) => !(input in action.inputs))).toEqual([]);
  },
);

test('the shards of the examples are all that there are, by options that there are', () => {
  const { jobs } = parse(read('examples/ci/github-matrix.yml')) as Workflow;
  const shards = jobs['shard']?.strategy?.matrix.shard ?? [];
  expect(shards).toEqual(shards.map((_, at) => at + 1));
  const uses = jobs['shard']?.steps.flatMap((step) => step.with?.['arguments'] ?? []);
  expect(uses).toEqual([`--shard \${{ matrix.shard }}/${shards.length}`]);

  const { spec } = parse(read('examples/kubernetes/indexed-job.yaml')) as {
    spec: {
      completionMode: string;
      completions: number;
      template: {
        spec: {
          containers: { args: [string]; volumeMounts: { name: string }[] }[];
          volumes: { name: string }[];
        };
      };
    };
  };
  const { containers, volumes } = spec.template.spec;
  const [line = ''] = containers[0]?.args ?? [];
  expect(spec.completionMode).toBe('Indexed');
  expect(containers[0]?.volumeMounts.map(({ name }) => name)).toEqual(volumes.map(({ name }) => name));
  const run = addGatherOptions(new Command('run'));
  for (const index of Array.from({ length: spec.completions }, (_, at) => at)) {
    const said = execFileSync('sh', ['-c', line.replace('exec amrcheck run', 'printf "%s\\n"')], {
      env: { JOB_COMPLETION_INDEX: String(index) },
      encoding: 'utf8',
    });
    run.parseOptions(said.trim().split('\n'));
    expect(run.opts()).toMatchObject({
      shard: { index: index + 1, count: spec.completions },
      out: `/runs/${index}`,
    });
  }
});

test('browsers of the examples are of the version that amrcheck has', () => {
  const { version } = JSON.parse(read('node_modules/playwright/package.json')) as { version: string };
  for (const file of ['examples/kubernetes/indexed-job-browsers.yaml', 'examples/ci/github-matrix.yml']) {
    const named = [...read(file).matchAll(/playwright[:@]v?([\d.]+)/g)].map(([, one]) => one);
    expect(named, file).toEqual([version, version]);
  }
  const { spec } = parse(read('examples/kubernetes/indexed-job-browsers.yaml')) as {
    spec: { template: { spec: { containers: { args: [string] }[] } } };
  };
  const [line = ''] = spec.template.spec.containers[0]?.args ?? [];
  const run = addGatherOptions(new Command('run'));
  run.parseOptions(
    line
      .replace(/\$\(.*?\)\)/g, '1')
      .split(' ')
      .slice(3),
  );
  expect(run.opts()).toMatchObject({ browserEndpoint: 'ws://127.0.0.1:3000/', shard: { count: 4 } });
});

test.each(['examples/ci/gitlab-ci.yml', 'examples/ci/azure-pipelines.yml'])('%s is YAML', (file) => {
  expect(parse(read(file))).toBeTypeOf('object');
});

test("Keycloak's example names its accounts, and its secrets are those of the realms", async () => {
  const env = envOf('examples/keycloak/keycloak.env');
  const { config, warnings } = await loadConfig(
    new URL('examples/keycloak/amrcheck.yaml', root).pathname,
    env,
  );
  expect(warnings).toEqual([]);
  for (const [id, client] of Object.entries({
    'as-it-comes': keycloakShipped,
    'says-mfa': keycloakSaysMfa,
  })) {
    const { alice, bob } = client.accounts;
    expect(config.targets[id]).toMatchObject({
      issuer: `http://127.0.0.1:8080${client.issuerPath}`,
      clientId: client.clientId,
      clientSecret: client.clientSecret,
      accounts: {
        alice: { username: alice.username, password: alice.password, factors: [{ totp: alice.totp }] },
        bob: { username: bob.username, password: bob.password, factors: [] },
      },
    });
  }
});

test('docker-compose.yml starts the Keycloak that CI starts, with the realms and secrets of the clone', () => {
  const { services } = parse(read('docker-compose.yml')) as {
    services: Record<
      'keycloak' | 'amrcheck',
      { image?: string; volumes: string[]; command: string; env_file?: string }
    >;
  };
  const version = /\d+\.\d+\.\d+/.exec(read('test/real/keycloak.ts'))?.[0];
  expect(services.keycloak.image).toBe(`quay.io/keycloak/keycloak:${version}`);
  expect(services.keycloak.volumes[0]).toMatch(/^\.\/test\/real\/keycloak:/);
  expect(services.amrcheck).toMatchObject({ env_file: 'examples/keycloak/keycloak.env' });
  expect(services.amrcheck.command).toContain('examples/keycloak/amrcheck.yaml');
});
