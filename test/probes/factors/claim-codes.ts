// A process of its own for ledger.test.ts: takes one code as soon as a line comes in, and prints it.
import { TotpLedger } from '../../../probes/factors/ledger.ts';
import { parseTotp } from '../../../probes/factors/totp.ts';

const [folder = '', secret = '', now = ''] = process.argv.slice(2);
const ledger = new TotpLedger({ folder, now: () => Number(now) });
process.stdout.write('ready\n');
process.stdin.once('data', () => {
  const waiting = new AbortController();
  void ledger
    .nextCode(parseTotp(secret), { onWait: () => waiting.abort(), signal: waiting.signal })
    .then(
      ({ code }) => code,
      () => 'has to wait',
    )
    .then((line) => process.stdout.write(`${line}\n`, () => process.exit()));
});
