import type { Send } from '../aws.ts';
import { AwsError } from '../aws-error.ts';
import { type FailureOf, type Fields, readJson } from '../send/json-answer.ts';

const REMEDIES: Readonly<Record<string, string>> = {
  AccessDeniedException: 'let the role of this function ssm:GetParameter on it',
};

/** Failures say which parameter, and never what it holds. */
const failureOf =
  (parameter: string): FailureOf =>
  (name, message, { facts }) => {
    const remedy = REMEDIES[name] ?? 'see that the parameter can be read, and try again';
    return new AwsError(name, `the parameter ${parameter} was not read: ${message}; ${remedy}`, { facts });
  };

const textOf = ({ Parameter }: Fields, parameter: string): string => {
  const value: unknown = typeof Parameter === 'object' && Parameter !== null ? Reflect.get(Parameter, 'Value') : undefined;
  if (typeof value === 'string') return value;
  throw new AwsError('UnreadableAnswer', `the parameter ${parameter} came without a value; try again`);
};

/** What a parameter holds, decrypted where it is kept encrypted. Undefined where there is none of this name. */
export async function readParameter(send: Send, parameter: string): Promise<string | undefined> {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AmazonSSM.GetParameter' };
  const body = JSON.stringify({ Name: parameter, WithDecryption: true });
  try {
    const request = { service: 'ssm', method: 'POST', path: '/', headers, body } as const;
    return textOf(await send(request, (answer) => readJson(answer, failureOf(parameter))), parameter);
  } catch (error) {
    if (error instanceof AwsError && error.name === 'ParameterNotFound') return undefined;
    throw error;
  }
}
