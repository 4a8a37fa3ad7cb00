// Prints the newest code that an SMS gateway has received, for amrcheck's factor code-command:
//
//   factors:
//     - code-command: [node, examples/sms-gateway-code.mjs, 'https://sms.example/messages?to=+15550100']
//
// The gateway answers with JSON, a list of { at, text }; where yours says it differently, change `read`.
// SMS_GATEWAY_TOKEN, where it is set, is sent as a bearer token.
import { setTimeout as pause } from 'node:timers/promises';

const [address] = process.argv.slice(2);
const { AMRCHECK_SINCE: since = '1970-01-01T00:00:00Z', SMS_GATEWAY_TOKEN: token } = process.env;
if (!address) {
  console.error('usage: node sms-gateway-code.mjs ADDRESS');
  process.exit(2);
}

/** @returns {Promise<{ at: string, text: string }[]>} */
async function read() {
  const response = await fetch(address, token ? { headers: { authorization: `Bearer ${token}` } } : {});
  if (!response.ok) throw new Error(`the gateway answers ${response.status}`);
  return response.json();
}

// amrcheck ends this program when its timeout is over.
for (;;) {
  const fresh = (await read()).filter(({ at }) => Date.parse(at) >= Date.parse(since));
  const code = fresh.map(({ text }) => /(?<!\d)\d{6,8}(?!\d)/.exec(text)?.[0]).findLast(Boolean);
  if (code) {
    console.log(code);
    break;
  }
  await pause(500);
}
