import { bundleFunction } from '../infra/bundle.ts';
import { FUNCTION_NAMES, type FunctionName } from '../infra/functions.ts';
import { type Figure, medianOf, numberText, type Section } from './figure.ts';
import { bundleHandler, SENDERS, type SenderName } from './handlers/bundle-handler.ts';
import { HOT, type Hot, openStand } from './handlers/open-stand.ts';
import { inFolder, progress } from './lab.ts';
import { runChild } from './run-child.ts';

const CHILD = new URL('children/time-handler.ts', import.meta.url);
const STARTS = 20;
const GOALS = { kilobytes: 150, startRatio: 0.5 };

type Weight = { readonly name: FunctionName; readonly bytes: number; readonly modules: number };

const weigh = async (name: FunctionName): Promise<Weight> => {
  const { inputs, outputs } = await bundleFunction(name);
  return { name, bytes: Object.values(outputs)[0]?.bytes ?? Number.NaN, modules: Object.keys(inputs).length };
};

type Start = { readonly importedMs: number; readonly firstMs: number; readonly peakMb: number };
type Starts = Readonly<Record<SenderName, readonly Start[]>>;

/** One start of each in turn, so that a noisy moment of the machine meets both. */
const startInTurn = async (name: Hot, stand: Awaited<ReturnType<typeof openStand>>, folder: string): Promise<Starts> => {
  const urls = { ours: '', sdk: '' };
  for (const sender of SENDERS) urls[sender] = (await bundleHandler(name, sender, folder)).url;
  const starts: Record<SenderName, Start[]> = { ours: [], sdk: [] };
  const { variables, event } = stand.invocation(name);
  for (let turn = 1; turn <= STARTS; turn += 1) {
    progress(`${name} with our sender and with the SDK: start ${turn} of ${STARTS}`);
    for (const sender of SENDERS) {
      const { output, peakMb } = await runChild(CHILD, [urls[sender], JSON.stringify(variables), JSON.stringify(event)]);
      starts[sender].push({ ...JSON.parse(output), peakMb });
    }
  }
  return starts;
};

const startFigures = (name: Hot, { ours, sdk }: Starts): Figure[] => {
  const median = (starts: readonly Start[], of: (start: Start) => number): number => medianOf(starts.map(of));
  const ratios = ours.map(({ firstMs }, index) => firstMs / (sdk[index]?.firstMs ?? Number.NaN));
  const row = (what: string, unit: string, of: (start: Start) => number): Figure => ({
    what,
    ours: median(ours, of),
    unit,
    peer: `SDK ${numberText(median(sdk, of))} ${unit}`,
  });
  return [
    row(`${name}: import + first call`, 'ms', ({ firstMs }) => firstMs),
    { what: '… as a ratio to the SDK', ours: medianOf(ratios), unit: '×', goal: GOALS.startRatio },
    row('… the import alone', 'ms', ({ importedMs }) => importedMs),
    row('… peak memory', 'MB', ({ peakMb }) => peakMb),
  ];
};

const measureStarts = (): Promise<Figure[]> =>
  inFolder(async (folder) => {
    const stand = await openStand();
    const figures: Figure[] = [];
    for (const name of HOT) figures.push(...startFigures(name, await startInTurn(name, stand, folder)));
    stand.close();
    return figures;
  });

export const bundlesSection = async (): Promise<Section> => {
  const weights = await Promise.all(FUNCTION_NAMES.map(weigh));
  const sizes = weights
    .filter(({ name }) => HOT.some((hot) => hot === name))
    .map(({ name, bytes }): Figure => ({ what: `${name}: bundle, minified`, ours: bytes / 1000, unit: 'KB', goal: GOALS.kilobytes }));
  return {
    title: 'The bundles of the functions',
    intro: `Every function is one file. Import and first call of the real bundles, the table set up and ten orders in it, against the same handlers with the SDK's DynamoDB client in the place of our sender; each start a process of its own, beside an emulator on the same machine; medians of ${STARTS} starts, taken in turn. \`query\` answers a month's report, \`collect\` takes an order, \`sweep\` takes its turn of the minute.`,
    figures: [...sizes, ...(await measureStarts())],
    details: [
      {
        caption: 'Every function.',
        header: ['function', 'KB', 'modules'],
        rows: weights.map(({ name, bytes, modules }) => [name, numberText(bytes / 1000), String(modules)]),
      },
    ],
  };
};
