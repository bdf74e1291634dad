import type { Json } from '../templates/json.ts';
import { breaking, type Cases, keeping, LEGACY, type Resources } from './case.fixture.ts';

const sized = (gigabytes: Json): Json => [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: gigabytes } }];

const machine = (changes: Readonly<Record<string, Json>> = {}, name = 'Box'): Resources => ({
  [name]: ['AWS::EC2::Instance', { InstanceType: 't2.micro', BlockDeviceMappings: sized(8), ...changes }],
});

const T3 = { InstanceType: 't3.micro' };
const STANDARD = { CreditSpecification: { CPUCredits: 'standard' } };

const launched = (data: Json): Resources => ({
  Box: ['AWS::EC2::Instance', { BlockDeviceMappings: sized(8), LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' } } }],
  Template: ['AWS::EC2::LaunchTemplate', { LaunchTemplateData: data }],
});

const keepsMachine = keeping(machine(), LEGACY);

const refusedNet = (id: string, type: string): Cases => ({
  [id]: { breaks: [breaking(new RegExp(type), { It: [type] })], keeps: [keeping({ Net: ['AWS::EC2::VPC'] })] },
});

export const MACHINE_CASES: Cases = {
  ...refusedNet('nat-gateways', 'AWS::EC2::NatGateway'),
  ...refusedNet('fixed-addresses', 'AWS::EC2::EIP'),
  ...refusedNet('load-balancers', 'AWS::ElasticLoadBalancingV2::LoadBalancer'),
  'interface-endpoints': {
    breaks: [breaking(/by the hour/, { To: ['AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Interface' }] })],
    keeps: [keeping({ To: ['AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Gateway' }], Other: ['AWS::EC2::VPCEndpoint', {}] })],
  },
  'ec2-instances': {
    breaks: [
      breaking(/from the first hour/, machine()),
      breaking(/is a t2\.small/, machine({ InstanceType: 't2.small' }), LEGACY),
      breaking(/2 machines/, { ...machine(), ...machine({}, 'Other') }, LEGACY),
      breaking(/unknown size/, machine({ InstanceType: null, ...STANDARD }), LEGACY),
    ],
    keeps: [keepsMachine, keeping(launched({ ...T3, CreditSpecification: { CpuCredits: 'standard' } }), LEGACY)],
  },
  'ec2-credits': {
    breaks: [
      breaking(/credits are used up/, machine(T3), LEGACY),
      breaking(/credits are used up/, machine({ CreditSpecification: { CPUCredits: 'unlimited' } }), LEGACY),
      breaking(/credits are used up/, launched(T3), LEGACY),
    ],
    keeps: [keepsMachine, keeping(machine({ ...T3, ...STANDARD }), LEGACY)],
  },
  'ebs-volumes': {
    breaks: [
      breaking(/31 GB/, machine({ BlockDeviceMappings: sized(31) }), LEGACY),
      breaking(/31 GB/, { ...machine({ BlockDeviceMappings: sized(11) }), Disk: ['AWS::EC2::Volume', { Size: 20 }] }, LEGACY),
      breaking(/does not say/, machine({ BlockDeviceMappings: null }), LEGACY),
      breaking(/does not say/, machine({ BlockDeviceMappings: sized({}) }), LEGACY),
    ],
    keeps: [keeping({ ...machine({ BlockDeviceMappings: sized(10) }), Disk: ['AWS::EC2::Volume', { Size: 20 }] }, LEGACY)],
  },
};
