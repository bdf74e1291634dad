import assert from 'node:assert/strict';
import { isBuiltin } from 'node:module';
import { test } from 'node:test';
import { bundleFunction } from '../../infra/bundle.ts';
import { FUNCTION_NAMES } from '../../infra/functions.ts';

for (const name of FUNCTION_NAMES)
  test(`the bundle of ${name} is one file that imports nothing but Node, and holds no SDK`, async () => {
    const { inputs, outputs } = await bundleFunction(name);
    const [output, ...others] = Object.values(outputs);
    assert.deepEqual(others, []);
    const outside = output?.imports.map(({ path }) => path) ?? [];
    assert.deepEqual(
      outside.filter((path) => !isBuiltin(path)),
      [],
    );
    const packages = Object.keys(inputs).filter((path) => path.includes('node_modules/'));
    assert.deepEqual(
      packages.filter((path) => /@aws-sdk|@smithy|aws-cdk/.test(path)),
      [],
    );
  });
