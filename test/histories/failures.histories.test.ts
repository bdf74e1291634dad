import { testLaw } from './test-law.ts';

// Each has several times the faults of the other laws, and is as long.
testLaw('Failing store', 0.25);
testLaw('Turns', 0.25);
