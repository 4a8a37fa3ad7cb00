import check from '../../../validators/external-mfa/redirect-uri-checked.ts';
import { testHostileRequest } from './hostile-request.ts';

testHostileRequest(check, 'redirect-uri');
