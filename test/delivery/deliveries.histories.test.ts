import { testLaw } from '../histories/test-law.ts';

testLaw('Deliveries', 0.1);
