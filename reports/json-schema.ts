/** schema/result.schema.json, made from the same schema that result.json is checked with. */
import { z } from 'zod';
import { resultSchema } from '../core/result.ts';

/** JSON Schema, draft 2020-12. Fields may be added later, so it allows ones that it does not know. */
export function resultJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(resultSchema, { target: 'draft-2020-12', io: 'input' });
  return {
    $schema,
    $id: 'urn:amrcheck:schema:result:1',
    title: 'amrcheck result.json, schemaVersion 1',
    ...schema,
  };
}
