import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  globalIgnores(['dist/', 'runs/', 'node_modules/', 'coverage/']),
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Numbers in a sentence are clearer bare.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // `() => stream.write(text)` is the usual way to say it.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // An index that was just looked up; noUncheckedIndexedAccess makes every access say so.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Our interfaces' methods are closures: taking one out of its object is safe and common here.
      '@typescript-eslint/unbound-method': 'off',
      // Marked deprecated only to stand out; a provider on this machine has no TLS.
      '@typescript-eslint/no-deprecated': [
        'error',
        { allow: [{ from: 'package', package: 'openid-client', name: 'allowInsecureRequests' }] },
      ],
      // An async function without await still turns what it throws into a rejection.
      '@typescript-eslint/require-await': 'off',
    },
  },
  // What a closure changes meanwhile, what a foreign page lacks, and what beforeAll did not get to, the types do not know.
  {
    files: ['probes/drivers/**', 'test/**'],
    rules: { '@typescript-eslint/no-unnecessary-condition': 'off' },
  },
  // vitest's matchers (`expect.any(String)`) and a parsed JSON body are `any`.
  {
    files: ['test/**'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
    },
  },
  // Scripts, the bench and the kill matrix talk to whoever runs them.
  {
    files: ['scripts/**', 'bench/**', 'kill/**', 'mutation/**', 'test/real/**'],
    rules: { 'no-console': 'off', '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
);
