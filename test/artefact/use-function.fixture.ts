import assert from 'node:assert/strict';
import { gunzipSync } from 'node:zlib';
import { FUNCTIONS, type FunctionName } from '../../infra/functions.ts';
import { readEmfLine } from '../../src/lambda/shared/emf.fixture.ts';
import { METRIC_NAMESPACE, METRICS } from '../../src/lambda/shared/metric-names.ts';
import { WHOLE_SHOP } from '../access/synthesise.fixture.ts';
import { assertDiscreet } from './discreet.fixture.ts';
import type { openPlatform, Started } from './open-platform.fixture.ts';

/** The share of its memory that a function may ever have used: what is left is for events larger than those of a test. */
const MEMORY_SHARE = 0.7;

const isMetricsLine = (line: string): boolean => line.includes('"_aws"');

/** That CloudWatch would take metrics out of every line that is meant for it, and only those that this function emits. */
const assertMetrics = (name: FunctionName, out: readonly string[]): void => {
  const lines = out.filter(isMetricsLine);
  assert.ok(lines.length > 0, `${name} told no metrics`);
  for (const line of lines) {
    const { namespace, dimensions, values } = readEmfLine(`${line}\n`);
    assert.deepEqual([namespace, dimensions], [METRIC_NAMESPACE, { Shop: WHOLE_SHOP.shop }]);
    const known = Object.entries(METRICS).flatMap(([metric, { emittedBy }]) => (emittedBy.some((one) => one === name) ? [metric] : []));
    assert.deepEqual(
      Object.keys(values).filter((metric) => !known.includes(metric)),
      [],
    );
  }
};

/** A function that is sent events, one after another; what holds of every one is looked at each time. */
export const useFunction = async (platform: Awaited<ReturnType<typeof openPlatform>>, name: FunctionName, started: Started = {}) => {
  const running = await platform.start(name, started);
  assert.equal(running.initFailure, undefined);
  const send = async (event: unknown): Promise<unknown> => {
    const outcome = await running.invoke(event);
    const { out, err } = running.lines();
    assert.deepEqual([outcome.kind, err], ['answered', []], `${JSON.stringify(outcome)} ${out.join('\n')}`);
    assert.deepEqual(running.strange, []);
    assert.deepEqual(
      running.calls.filter(({ isAllowed }) => !isAllowed),
      [],
    );
    assertDiscreet(running, platform.secrets);
    assertMetrics(name, out);
    assert.ok(running.peakMb() < MEMORY_SHARE * FUNCTIONS[name].memoryMb, `${running.peakMb()} MB of ${FUNCTIONS[name].memoryMb}`);
    return outcome.kind === 'answered' ? outcome.payload : undefined;
  };
  return { ...running, send };
};

/** An answer of the gateway's payload 2.0, its body unpacked. */
export type Answer = { readonly status: number; readonly text: string; readonly cookies: readonly string[] };

type HttpPayload = {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body: string;
  readonly isBase64Encoded: boolean;
};

export const readAnswer = (payload: unknown): Answer => {
  const { statusCode, headers, cookies = [], body, isBase64Encoded } = payload as HttpPayload;
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  return { status: statusCode, text: String(headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes), cookies };
};
