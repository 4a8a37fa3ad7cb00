import check from '../../../validators/external-mfa/replayed-request-refused.ts';
import { testHostileRequest } from './hostile-request.ts';

testHostileRequest(check, 'replayed');
