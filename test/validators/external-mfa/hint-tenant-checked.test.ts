import check from '../../../validators/external-mfa/hint-tenant-checked.ts';
import { testHostileRequest } from './hostile-request.ts';

testHostileRequest(check, 'hint-tenant');
