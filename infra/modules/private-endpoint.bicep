import { tagMap } from 'types.bicep'

metadata description = 'A service\'s door into the private network, with its names in the private zones.'

@description('The region.')
param location string

@description('The tags of every resource.')
param tags tagMap

@description('The endpoint\'s name.')
param name string

@description('The service.')
param serviceId string

@description('Which of its doors, such as blob.')
param groupId string

@description('The subnet.')
param subnetId string

@description('The zones of its names.')
param zones string[]

resource endpoint 'Microsoft.Network/privateEndpoints@2024-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    subnet: { id: subnetId }
    privateLinkServiceConnections: [
      {
        name: groupId
        properties: { privateLinkServiceId: serviceId, groupIds: [groupId] }
      }
    ]
  }

  resource names 'privateDnsZoneGroups' = {
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [
        for zone in zones: {
          name: replace(zone, '.', '-')
          properties: { privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', zone) }
        }
      ]
    }
  }
}
