import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { attention, type Finding, ok } from '../../../src/local/doctor/finding.ts';
import type { Deployed } from '../open-deployed.ts';

const RUNBOOKS = 'docs/runbooks says what each means and what to do';

/** Which alarms of the shop ring. */
export const checkAlarms = async ({ account, names }: Pick<Deployed, 'account' | 'names'>): Promise<Finding> => {
  const cloudWatch = new CloudWatchClient({ region: account.region });
  const { MetricAlarms = [] } = await cloudWatch.send(new DescribeAlarmsCommand({ AlarmNamePrefix: `${names.table}-` }));
  const ringing = MetricAlarms.filter(({ StateValue }) => StateValue === 'ALARM').map(({ AlarmName = '' }) => AlarmName);
  if (ringing.length > 0) return attention('alarms', `ringing: ${ringing.join(', ')}`, RUNBOOKS);
  return ok('alarms', `${MetricAlarms.length}, none rings`);
};
