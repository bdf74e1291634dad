import type { Rule } from '../rule.ts';
import { at } from '../templates/json.ts';
import { eachOf, refuse } from './refuse.ts';

export const natGateways = refuse({
  id: 'nat-gateways',
  says: 'There is no NAT gateway.',
  costs: 'nat-gateways',
  wayOut: 'set natGateways: 0 and use public subnets: a Vpc of CDK has two or three unless it is told otherwise',
  refuses: ['AWS::EC2::NatGateway'],
});

export const fixedAddresses = refuse({
  id: 'fixed-addresses',
  says: 'There is no address of its own.',
  costs: 'public-addresses',
  wayOut: 'use the address that a machine is given: a fixed one is charged even while the machine is stopped',
  refuses: ['AWS::EC2::EIP'],
});

export const interfaceEndpoints: Rule = {
  id: 'interface-endpoints',
  says: 'There is no endpoint in a network but gateways to S3 and DynamoDB.',
  costs: 'interface-endpoints',
  wayOut: 'use a gateway endpoint: it is free',
  severity: 'error',
  judge: (app) =>
    eachOf(app, 'AWS::EC2::VPCEndpoint', ({ properties }) =>
      (at(properties, 'VpcEndpointType') ?? 'Gateway') === 'Gateway' ? undefined : 'is charged by the hour',
    ),
};

export const loadBalancers = refuse({
  id: 'load-balancers',
  says: 'There is no load balancer.',
  costs: 'load-balancers',
  wayOut: 'answer by the HTTP API',
  refuses: ['AWS::ElasticLoadBalancing::', 'AWS::ElasticLoadBalancingV2::'],
});
