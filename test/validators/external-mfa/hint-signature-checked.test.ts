import check from '../../../validators/external-mfa/hint-signature-checked.ts';
import { testHostileRequest } from './hostile-request.ts';

testHostileRequest(check, 'hint-signature');
