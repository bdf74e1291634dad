import { testLaw } from './test-law.ts';

testLaw('Duplicate');
testLaw('Order');
testLaw('Neighbour');
testLaw('Costs');
