import check from '../../../validators/external-mfa/other-user-refused.ts';
import { testHostileRequest } from './hostile-request.ts';

testHostileRequest(check, 'other-user');
