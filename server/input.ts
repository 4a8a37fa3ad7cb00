import { readFile } from 'node:fs/promises';
import { HarnessError } from '../core/errors.ts';

/** The text of a file that `configKey` names. Throws HarnessError with that key. */
export async function readInput(path: string, configKey: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') {
      throw new HarnessError(
        'INPUT_NOT_FOUND',
        `The file ${path} (${configKey}) does not exist.`,
        `Correct the path in ${configKey}.`,
        { cause },
      );
    }
    throw new HarnessError(
      'INPUT_UNREADABLE',
      `The file ${path} (${configKey}) cannot be read.`,
      'Check that it is a file and that you may read it.',
      { cause },
    );
  }
}

/** A private CA of the provider, as PEM. Throws HarnessError. */
export async function readCa(path: string, configKey: string): Promise<string> {
  const pem = await readInput(path, configKey);
  if (pem.includes('-----BEGIN CERTIFICATE-----')) return pem;
  throw new HarnessError(
    'INPUT_UNREADABLE',
    `${path} (${configKey}) holds no certificate in PEM form.`,
    'It must hold a block that begins with -----BEGIN CERTIFICATE-----; DER files: openssl x509 -inform der -in FILE.',
  );
}
