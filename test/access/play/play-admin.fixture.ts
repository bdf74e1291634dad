import { createAdmin } from '../../../src/lambda/admin/create-admin.ts';
import { listQuarantined, quarantine } from '../../../src/pipeline/quarantine.ts';
import { RETAIL_API } from '../../../src/sources/retail-api/retail-source.ts';
import { httpCall } from './http-call.fixture.ts';
import { type Door, playDoor } from './play-door.fixture.ts';
import { type Sale, SOURCE } from './sale.fixture.ts';
import type { Stage } from './stage.fixture.ts';
import { statedSale } from './stated-sale.fixture.ts';

const hold = (sale: Sale, { elsewhere }: Stage): Promise<void> => {
  const kept = { reason: 'play', detail: '', origin: `${SOURCE}#${sale.id}`, profile: RETAIL_API };
  return quarantine({ ...kept, record: JSON.stringify(statedSale(sale)) }, Date.parse(sale.updated), elsewhere);
};

/** Records of the quarantine that can be taken by now, taken again. */
export const playAdmin = async (stage: Stage): Promise<void> => {
  const admin = createAdmin(stage.worldOf('admin'));
  const door: Door = async (sales) => {
    for (const sale of sales) await hold(sale, stage);
    const held = (await listQuarantined(stage.elsewhere)).filter(({ reason }) => reason === 'play');
    for (const { id } of held) await httpCall(admin, { method: 'POST', target: `/v1/quarantine/${id}/replay`, scopes: 'admin' });
  };
  await playDoor('admin', door, stage);
};
