import { figuresText } from './figures-text.ts';
import { proofLines } from './proof-lines.ts';
import type { Report } from './report.ts';

/** The report to read: its figures in columns, then the proof. */
export const formatTable = (report: Report): string => [figuresText(report), '', ...proofLines(report.meta), ''].join('\n');
