import { expect, test } from 'vitest';
import { argued } from '../../mutation/argued.ts';
import { read, reachedFrom, testFiles, testsOf, validatorFiles } from '../../mutation/reach.ts';

test('a check is for its own test', () => {
  expect(testsOf('validators/oidc/amr-present.ts')).toEqual(['test/validators/oidc/amr-present.test.ts']);
});

test('what checks share is for its own test first, then for all that reach it', () => {
  const [own, ...others] = testsOf('validators/times.ts');
  expect(own).toBe('test/validators/times.test.ts');
  expect(others).toContain('test/validators/oidc/id-token-exp.test.ts');
  expect(others).not.toContain('test/validators/saml/relay-state.test.ts');
});

test('no file is without a test, and an import of types alone reaches nothing', () => {
  expect(validatorFiles.filter((file) => testsOf(file).length === 0)).toEqual([]);
  expect(testFiles).not.toContain('test/validators/structure.test.ts');
  expect(reachedFrom('validators/claims.ts')).toContain('core/cmdlet.ts');
  expect(reachedFrom('validators/claims.ts')).not.toContain('core/model.ts');
});

test('every argument is about a line that is there', () => {
  const gone = argued.filter(
    ({ file, text, before }) => !read(file).includes(text) || !text.includes(before),
  );
  expect(gone).toEqual([]);
});
