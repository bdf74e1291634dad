import { randomUUID } from 'node:crypto';
import { dynamoSender } from '../../aws/dynamodb/dynamo-sender.ts';
import { sendFromEnv } from '../../aws/send-from-env.ts';
import { readParameter } from '../../aws/ssm/read-parameter.ts';
import { systemEffects } from '../../aws/system-effects.ts';
import { openDynamoTable } from '../../store/dynamodb/open.ts';
import { readEnvironment } from './environment.ts';
import type { World } from './world.ts';

/** The world of a function on AWS, or on an emulator of it. To be opened once: its connections outlive an invocation. */
export const openWorld = (env: Readonly<Record<string, string | undefined>>): World => {
  const environment = readEnvironment(env);
  const send = sendFromEnv(env, systemEffects);
  return {
    environment,
    table: openDynamoTable({ tableName: environment.tableName, sender: dynamoSender(send) }, systemEffects),
    readParameter: (name) => readParameter(send, name),
    nowMs: systemEffects.nowMs,
    nonce: randomUUID,
    write: (line) => process.stdout.write(line),
  };
};
