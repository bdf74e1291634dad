import type { Rule } from '../rule.ts';
import { at } from '../templates/json.ts';
import { eachOf, refuse } from './refuse.ts';

export const kmsKeys = refuse({
  id: 'kms-keys',
  says: 'There is no key of its own.',
  costs: 'kms-keys',
  wayOut: 'leave the encryption to the keys of AWS: everything is encrypted anyhow',
  refuses: ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'],
});

export const secrets = refuse({
  id: 'secrets',
  says: 'There is no secret of Secrets Manager.',
  costs: 'secrets',
  wayOut: 'keep it as a SecureString of the Parameter Store',
  refuses: ['AWS::SecretsManager::'],
});

export const advancedParameters: Rule = {
  id: 'ssm-advanced',
  says: 'Parameters are of the standard tier.',
  costs: 'ssm-advanced',
  wayOut: 'set the tier Standard and keep the value below 4 KB',
  severity: 'error',
  judge: (app) =>
    eachOf(app, 'AWS::SSM::Parameter', ({ properties }) =>
      (at(properties, 'Tier') ?? 'Standard') === 'Standard' ? undefined : 'is not of the standard tier',
    ),
};
