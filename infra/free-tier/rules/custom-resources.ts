import { refuse } from './refuse.ts';

export const customResources = refuse({
  id: 'custom-resources',
  says: 'Nothing is made by a function at deployment.',
  costs: 'log-storage',
  wayOut:
    'use the property of the resource itself (an L1 construct): a provider adds a function with rights of its own, whose log is kept for ever',
  refuses: ['Custom::', 'AWS::CloudFormation::CustomResource'],
});
