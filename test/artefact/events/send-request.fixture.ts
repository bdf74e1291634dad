import { authorizerEvent, type Bearer, httpEvent, type Sent } from './http-event.fixture.ts';

type Send = (event: unknown) => Promise<unknown>;

type Authorized = { readonly isAuthorized: boolean; readonly context?: Bearer };

/** Sends a request as the gateway does: it asks the authorizer about the bearer of the token, then the function. */
export const sendRequest = async (
  sent: Sent,
  token: string,
  functions: { readonly authorize: Send; readonly to: Send },
): Promise<unknown> => {
  const { isAuthorized, context } = (await functions.authorize(authorizerEvent(sent, `Bearer ${token}`))) as Authorized;
  if (!isAuthorized || context === undefined) throw new Error(`${sent.target}: the authorizer does not know the token`);
  return functions.to(httpEvent({ ...sent, bearer: context }));
};
