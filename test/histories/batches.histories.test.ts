import { testLaw } from './test-law.ts';

testLaw('Batching');
testLaw('Audit');
