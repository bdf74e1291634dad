import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endpointOf } from './endpoint-of.ts';

test('each partition has its domain', () => {
  assert.equal(endpointOf('dynamodb', 'eu-west-1').href, 'https://dynamodb.eu-west-1.amazonaws.com/');
  assert.equal(endpointOf('ssm', 'us-gov-west-1').href, 'https://ssm.us-gov-west-1.amazonaws.com/');
  assert.equal(endpointOf('s3', 'cn-north-1').href, 'https://s3.cn-north-1.amazonaws.com.cn/');
});
