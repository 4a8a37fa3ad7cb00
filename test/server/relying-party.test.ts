import { expect, test } from 'vitest';
import { begin, testProvider } from './setting.ts';
import { walk } from './test-provider.ts';

test('a sign-in is captured from the request to introspection', async () => {
  const { pending } = await begin(await testProvider());
  const page = await walk(pending.startUrl);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('amrcheck has the answer. You can close this window.');
  const capture = await pending.answered;
  expect(capture.idToken?.payload.amr).toEqual(['pwd', 'otp', 'mfa']);
  expect(capture.idToken?.signature.status).toBe('verified');
});
