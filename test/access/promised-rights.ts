import { ACCESS, type OtherGrant, type TableGrant } from '../../infra/access.ts';
import type { FunctionName } from '../../infra/functions.ts';
import type { Settings } from '../../infra/settings.ts';
import type { Right } from './rights.ts';
import { arnIn, EXAMPLE_PLACE } from './template/place.ts';

type Shop = Pick<Settings, 'shop' | 'sources'>;

const { accountId } = EXAMPLE_PLACE;
const arn = (service: string, resource: string): string => arnIn(EXAMPLE_PLACE, service, resource);

/** What the words for resources in the table of access mean. */
const MEANINGS: Readonly<Record<string, (shop: string, path: string) => string>> = {
  queue: (shop, path) => arn('sqs', `tillbook-${shop}-${path}`),
  parameter: (shop, path) => arn('ssm', `parameter/tillbook/${shop}/${path}`),
  objects: (shop, path) => `arn:aws:s3:::tillbook-${shop}-imports-${accountId}/${path}`,
};

const arnsOf = (resource: string, { shop, sources }: Shop): readonly string[] => {
  const [kind = '', ...path] = resource.split('/');
  const meaning = MEANINGS[kind];
  if (meaning === undefined) throw new Error(`it is not known what ${resource} means; known are ${Object.keys(MEANINGS).join(', ')}`);
  const made = meaning(shop, path.join('/'));
  const named = (meant: Shop['sources'], word: string): readonly string[] => meant.map(({ name }) => made.replace(word, name));
  if (made.includes('{sender}'))
    return named(
      sources.filter(({ webhookSecretsEnv }) => webhookSecretsEnv !== undefined),
      '{sender}',
    );
  return made.includes('{source}') ? named(sources, '{source}') : [made];
};

const onTable = ({ actions, keys }: TableGrant, { shop }: Shop): readonly Right[] =>
  actions.flatMap((name) => {
    const right = { action: `dynamodb:${name}`, resource: arn('dynamodb', `table/tillbook-${shop}`) };
    return keys.length === 0 ? [right] : keys.map((key) => ({ ...right, key }));
  });

const onOthers = ({ actions, resources }: OtherGrant, shop: Shop): readonly Right[] =>
  actions.flatMap((action) => resources.flatMap((named) => arnsOf(named, shop).map((resource) => ({ action, resource }))));

/** What a function may by `infra/access.ts`, written out in another way than the policies are made. */
export const promisedRights = (name: FunctionName, shop: Shop): readonly Right[] => {
  const { table, other } = ACCESS[name];
  const log = arn('logs', `log-group:/tillbook/${shop.shop}/${name}:log-stream:*`);
  return [
    ...table.flatMap((grant) => onTable(grant, shop)),
    ...other.flatMap((grant) => onOthers(grant, shop)),
    ...['logs:CreateLogStream', 'logs:PutLogEvents'].map((action) => ({ action, resource: log })),
  ];
};
