import { BlockList, isIP } from 'node:net';
import { networkInterfaces } from 'node:os';

/** Networks that are not the open internet: local, reserved, or tunnels that may lead to either. */
const V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
const V6 = [
  '::/128',
  '::1/128',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
  '::/96',
];

function addNetwork(list: BlockList, network: string, family: 'ipv4' | 'ipv6'): void {
  const [address = '', bits = ''] = network.split('/');
  list.addSubnet(address, Number(bits), family);
}

const reserved = new BlockList();
for (const network of V4) addNetwork(reserved, network, 'ipv4');
for (const network of V6) addNetwork(reserved, network, 'ipv6');

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** This machine's own addresses, public ones too. */
const isOwn = (address: string): boolean => Object.values(networkInterfaces()).some((all) => all?.some((one) => one.address === address));

/** An address that a stranger's link may not lead to. */
export function isPrivateAddress(address: string): boolean {
  if (isIP(address) === 0) return true;
  return reserved.check(address, familyOf(address)) || isOwn(address);
}

/** What the settings allow nevertheless: host names, addresses and networks, separated by spaces or commas. */
export interface AllowedHosts {
  allowsName(host: string): boolean;
  allowsAddress(address: string): boolean;
}

export function allowedHosts(setting: string): AllowedHosts {
  const names = new Set<string>();
  const networks = new BlockList();
  for (const entry of setting.split(/[\s,]+/).filter(Boolean)) {
    const [address = '', bits] = entry.split('/');
    const family = isIP(address);
    const width = family === 4 ? 32 : 128;
    if (family === 0) names.add(entry.toLowerCase());
    else if (bits === undefined) networks.addAddress(address, familyOf(address));
    else if (/^\d{1,3}$/.test(bits) && Number(bits) <= width) networks.addSubnet(address, Number(bits), familyOf(address));
  }
  return { allowsName: (host) => names.has(host.toLowerCase()), allowsAddress: (address) => networks.check(address, familyOf(address)) };
}
