/** The part of xml-encryption 6 that is used here; the package has no types of its own. */
declare module 'xml-encryption' {
  export function decrypt(
    xml: string,
    options: {
      /** PEM. */
      key: string;
      disallowDecryptionWithInsecureAlgorithm: boolean;
      /** Writes to the console. */
      warnInsecureAlgorithm: boolean;
    },
    callback: (error: unknown, plaintext?: string) => void,
  ): void;
}
