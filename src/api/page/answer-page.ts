import { answerFailure } from '../answer-failure.ts';
import type { QueryEffects } from '../api-effects.ts';
import { packed, tagged } from '../encode.ts';
import type { ApiRequest } from '../request.ts';
import type { ApiResponse } from '../response.ts';
import { judgeToken } from '../tokens/judge-token.ts';
import { answerBelowPage, isBelowPage } from './answer-below-page.ts';
import type { PageEffects } from './page-effects.ts';
import { bearerOf, signedIn, signedOut } from './session-cookie.ts';
import { signInPage } from './sign-in-page.ts';

// Nothing is loaded from elsewhere, nothing is sent elsewhere, and nobody may frame the page.
const GUARDS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
};

const HTML = 'text/html; charset=utf-8';

const html = (body: string, status = 200): ApiResponse => ({
  status,
  headers: { ...GUARDS, 'content-type': HTML, 'cache-control': 'no-store' },
  body,
});

const redirect = (location: string, cookie?: string): ApiResponse => ({
  status: 303,
  headers: { ...GUARDS, location, 'cache-control': 'no-store', ...(cookie !== undefined && { 'set-cookie': cookie }) },
  body: '',
});

type Effects = QueryEffects & { readonly page: PageEffects };

const mayRead = async (authorization: string | undefined, effects: Effects): Promise<boolean> => {
  const judgement = await judgeToken(authorization, effects);
  return judgement.kind === 'granted' && judgement.scopes.has('read');
};

const USED = 'This link has been used, or is of an earlier start. Take the newest one, or give a token.';
const ENDED = 'You are signed out, or your token has ended. Sign in again.';
const REFUSED = 'This token is not known, has expired or was revoked, or may not read.';

const isSignedIn = (request: ApiRequest, effects: Effects): Promise<boolean> => mayRead(bearerOf(request), effects);

const showForm = (says: string, { page }: Effects, status = 200): ApiResponse =>
  html(signInPage({ says, hasLinks: page.redeem !== undefined }), status);

const showSignIn = async (request: ApiRequest, effects: Effects): Promise<ApiResponse> => {
  const params = new URLSearchParams(request.query);
  const code = params.get('code');
  const { redeem } = effects.page;
  if (code === null || redeem === undefined) return showForm(params.has('again') ? ENDED : '', effects);
  const token = redeem(code);
  if (token !== undefined) return redirect('/', signedIn(token, effects.page));
  return (await isSignedIn(request, effects)) ? redirect('/') : showForm(USED, effects, 401);
};

const signIn = async ({ body }: ApiRequest, effects: Effects): Promise<ApiResponse> => {
  const form = new URLSearchParams(body === 'too-large' ? '' : new TextDecoder().decode(body));
  const token = form.get('token')?.trim() ?? '';
  if (await mayRead(`Bearer ${token}`, effects)) return redirect('/', signedIn(token, effects.page));
  return showForm(REFUSED, effects, 401);
};

const INDEX = '/index.html';

const showFile = (path: string, { page }: Effects): ApiResponse | undefined => {
  const file = page.files.get(path);
  return file && { status: 200, headers: { ...GUARDS, 'content-type': file.type }, body: file.body };
};

const show = async (request: ApiRequest, effects: Effects): Promise<ApiResponse | undefined> => {
  if (request.path === '/sign-in') return showSignIn(request, effects);
  if (request.path === '/') return (await isSignedIn(request, effects)) ? showFile(INDEX, effects) : redirect('/sign-in');
  return request.path.startsWith('/assets/') ? showFile(request.path, effects) : undefined;
};

const withLength = ({ status, headers, body }: ApiResponse, { method }: ApiRequest): ApiResponse => ({
  status,
  headers: status === 304 ? headers : { ...headers, 'content-length': String(Buffer.byteLength(body)) },
  body: method === 'HEAD' ? '' : body,
});

const respond = async (request: ApiRequest, effects: Effects): Promise<ApiResponse | undefined> => {
  const { method, path } = request;
  if (method === 'GET' || method === 'HEAD') {
    const shown = await show(request, effects);
    return shown === undefined || shown.headers['cache-control'] === 'no-store' ? shown : tagged(shown, request);
  }
  if (method === 'POST' && path === '/sign-in') return signIn(request, effects);
  if (method === 'POST' && path === '/sign-out') return redirect('/sign-in', signedOut(effects.page));
  return undefined;
};

/** Answers what is the page's; undefined for all else, which is the API's to answer. */
export const answerPage = async (request: ApiRequest, effects: Effects): Promise<ApiResponse | undefined> => {
  if (isBelowPage(request)) return answerBelowPage(request, effects);
  const response = await respond(request, effects).catch((error) => answerFailure(error, request, effects));
  return response && withLength(await packed(response, request), request);
};
