import { expect, test } from 'vitest';
import { checksDe } from '../../pages/messages/checks-de.ts';
import { preferred } from '../../pages/messages/index.ts';

test('a check says in German two different things, each a sentence without a stop', () => {
  for (const [id, [title, failureTitle]] of Object.entries(checksDe)) {
    expect([id, title === failureTitle]).toEqual([id, false]);
    expect(`${title}|${failureTitle}`).toMatch(/^[^\s.][^|]*[^\s.]\|[^\s.].*[^\s.]$/);
  }
});

test('the language is the first one asked for that there is', () => {
  const asked = [undefined, 'fr', 'de', 'en;q=0.4, de-CH;q=0.9', 'de;q=0, en', 'nl, *'];
  expect(asked.map(preferred)).toEqual(['en', 'en', 'de', 'de', 'en', 'en']);
});
