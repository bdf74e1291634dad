import * as z from 'zod/mini';
import { named } from './registry.ts';

export const OpenApi = z.looseObject({ openapi: z.string() });

named.add(OpenApi, { id: 'OpenApi', description: 'An OpenAPI 3.1 document.' });
