import { Settings } from '../settings.ts';

/** The shop that is meant where there are no settings yet: one source, pulled every five minutes. */
export const EXAMPLE_SETTINGS: Settings = Settings.parse({
  shop: 'example',
  zone: 'UTC',
  currency: 'EUR',
  sources: [
    { name: 'shop', kind: 'retail-api', url: 'https://shop.example.com', tokenEnv: 'SHOP_TOKEN', webhookSecretsEnv: 'SHOP_SECRETS' },
  ],
});
