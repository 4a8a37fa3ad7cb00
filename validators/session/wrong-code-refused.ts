import { defineValidator } from '../../core/validator.ts';
import { codeMustBeRefused, notMade } from '../sign-ins.ts';

export default defineValidator({
  id: 'session/wrong-code-refused',
  title: 'A wrong code does not sign in',
  failureTitle: 'A wrong code signed in',
  why: 'A second factor that takes any code is none. amrcheck types one wrong code, once; a provider that sends tokens after it lets in everybody who knows the password, and says MFA of them.',
  requirement: { id: 'RFC6238-5.2', source: 'https://www.rfc-editor.org/rfc/rfc6238.html#section-5.2' },
  remedy: {
    topic: 'refuse-codes',
    steps: [
      'In the provider, look for a code that is not checked: a test mode, a custom authenticator, a fallback that lets the person through when the check cannot be made.',
    ],
  },
  needs: ['signIns'],
  evaluate({ signIns }) {
    const tried = signIns.find(({ purpose }) => purpose === 'wrong-code');
    return tried ? codeMustBeRefused(tried) : notMade('wrong-code');
  },
});
