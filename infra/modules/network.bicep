import { tagMap } from 'types.bicep'

metadata description = 'The private network: a subnet that the app calls out from, one of private endpoints, and the DNS zones that lead to them.'

@description('The region.')
param location string

@description('The tags of every resource.')
param tags tagMap

@description('The network\'s name.')
param name string

@description('The security group\'s name.')
param securityGroupName string

@description('The addresses: a /24 at least.')
param addressPrefix string

@description('The private zones.')
param zones string[]

resource securityGroup 'Microsoft.Network/networkSecurityGroups@2024-07-01' = {
  name: securityGroupName
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        name: 'no-internet-in'
        properties: {
          priority: 4000
          direction: 'Inbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: 'Internet'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

resource network 'Microsoft.Network/virtualNetworks@2024-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: [addressPrefix] }
  }

  resource apps 'subnets' = {
    name: 'snet-apps'
    properties: {
      // An instance takes an address; Flex Consumption shares them, and Microsoft recommends a /26 for an app of up to 1,000 instances.
      addressPrefix: cidrSubnet(addressPrefix, 26, 0)
      networkSecurityGroup: { id: securityGroup.id }
      delegations: [{ name: 'flex-consumption', properties: { serviceName: 'Microsoft.App/environments' } }]
    }
  }

  resource endpoints 'subnets' = {
    name: 'snet-endpoints'
    properties: {
      addressPrefix: cidrSubnet(addressPrefix, 26, 1)
      networkSecurityGroup: { id: securityGroup.id }
      privateEndpointNetworkPolicies: 'Enabled'
    }
    // One subnet of a network at a time.
    dependsOn: [apps]
  }
}

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for zone in zones: {
    name: zone
    location: 'global'
    tags: tags
  }
]

resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (item, i) in zones: {
    parent: zone[i]
    name: name
    location: 'global'
    tags: tags
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: network.id }
    }
  }
]

@description('The subnet that the app calls out from.')
output appsSubnetId string = network::apps.id

@description('The subnet of the private endpoints.')
output endpointsSubnetId string = network::endpoints.id
