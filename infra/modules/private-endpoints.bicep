import { tagMap } from 'types.bicep'

metadata description = 'Services\' doors into the private network, with their names in the private zones.'

@description('The region.')
param location string

@description('The tags of every resource.')
param tags tagMap

@description('What the endpoints\' names begin with.')
param prefix string

@description('The subnet.')
param subnetId string

@description('The doors: a name, which of the service\'s doors (such as blob), and the zones of its names.')
param doors { name: string, groupId: string, zones: string[] }[]

@description('The service of each door, by the door\'s name.')
param services { *: string }

resource endpoint 'Microsoft.Network/privateEndpoints@2024-07-01' = [
  for door in doors: {
    name: '${prefix}${door.name}'
    location: location
    tags: tags
    properties: {
      subnet: { id: subnetId }
      privateLinkServiceConnections: [
        {
          name: door.groupId
          properties: {
            groupIds: [door.groupId]
            #disable-next-line use-resource-id-functions // looked up in a parameter, which the rule does not follow
            privateLinkServiceId: services[door.name]
          }
        }
      ]
    }
  }
]

resource names 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-07-01' = [
  for (door, i) in doors: {
    parent: endpoint[i]
    name: 'default'
    properties: {
      privateDnsZoneConfigs: map(door.zones, zone => {
        name: replace(zone, '.', '-')
        properties: { privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', zone) }
      })
    }
  }
]
