import { once } from 'node:events';
import type { RequestHandler } from 'express';
import { expect, test } from 'vitest';
import { judge } from '../../core/judge.ts';
import { gatherLab } from '../../kill/lab-run.ts';
import { startLab } from '../../lab/index.ts';
import { profiles } from '../../profiles/index.ts';

const said = 'Your account has been locked. Contact the help desk.';

const scenarios = { alice: ['mfa', 'fresh'], bob: ['password-only', 'sso-reuse'] } as const;

test.each(['alice', 'bob'] as const)(
  'a lock-out of %s stops every further sign-in of that account, in the other target too, and is told first',
  async (whom) => {
    const lockedOut = new EventTarget();
    const isLocked = once(lockedOut, 'told');
    let asked = 0;
    /** The OpenID provider locks the account; the other one is met when that was told. */
    const before: RequestHandler = (request, response, next) => {
      void (async () => {
        if (request.path === '/honest-saml/metadata') await isLocked;
        if (request.method === 'POST' && request.path.includes('/interaction/')) {
          const body = (await request.setEncoding('utf8').toArray()).join('');
          if (body.includes(`username=${whom}`)) {
            asked++;
            response.send(`<h1>Sign in</h1><div role="alert">${said}</div>`);
            return;
          }
          // It has been read, so whoever comes next finds it here.
          Object.assign(request, { body: Object.fromEntries(new URLSearchParams(body)) });
        }
        next();
      })();
    };
    const lab = await startLab({ protocols: ['oidc', 'saml'], before });
    const [first, second] = scenarios[whom];
    try {
      const { record, evidence } = await gatherLab(
        lab.targets.map((target) => ({
          target,
          asked: { scenarios: ['mfa', 'password-only', ...scenarios[whom]] },
        })),
        {
          driver: 'http',
          arrived({ target, scenario, account }) {
            if (target.id === 'honest' && scenario === first && account.id === whom)
              lockedOut.dispatchEvent(new Event('told'));
          },
        },
      );
      const told = evidence
        .filter(({ account }) => account.id === whom)
        .map(({ target, scenario, error, notApplicable, signIns }) => [
          `${target.id} ${scenario}`,
          error?.code ?? notApplicable,
          signIns.length,
        ]);
      expect(told).toEqual([
        [`honest ${first}`, 'ACCOUNT_LOCKED', 1],
        [`honest ${second}`, expect.stringContaining(said), 0],
        [`honest-saml ${first}`, expect.stringContaining(said), 0],
        [`honest-saml ${second}`, expect.stringContaining(said), 0],
      ]);
      expect(asked).toBe(1);
      expect(judge({ record, evidence, profiles }).targets[0]?.sentence).toMatch(
        `The provider has locked ${whom}: "${said}"`,
      );
    } finally {
      await lab.stop();
    }
  },
);
