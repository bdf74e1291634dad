import { testLaw } from './test-law.ts';

testLaw('Crash');
testLaw('Two workers');
testLaw('Sleep');
