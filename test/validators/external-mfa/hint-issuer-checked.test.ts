import check from '../../../validators/external-mfa/hint-issuer-checked.ts';
import { testHostileRequest } from './hostile-request.ts';

testHostileRequest(check, 'hint-issuer');
