import * as z from 'zod/mini';
import { named } from './registry.ts';
import { Report } from './report-schema.ts';

export const Reports = z.strictObject({ reports: z.array(Report) });

named.add(Reports, { id: 'Reports', description: 'The answers to several questions, in the order in which they were asked.' });
