import { testLaw } from './test-law.ts';

testLaw('Oracle');
testLaw('Conservation');
testLaw('Cover');
testLaw('Retraction');
