import { tagMap, networkSettings } from 'types.bicep'

metadata description = 'Azure AI Search. Identities only.'

@description('The region.')
param location string

@description('The tags of every resource.')
param tags tagMap

@description('The service\'s name, part of its address.')
param name string

@description('The tier. basic holds 15 GB a partition; standard 160 GB.')
param sku ('basic' | 'standard' | 'standard2' | 'standard3')

@description('Copies that answer queries: 2 for the service level of queries, 3 for that of writes.')
@minValue(1)
@maxValue(12)
param replicas int

@description('Parts that the index is spread over.')
param partitions (1 | 2 | 3 | 4 | 6 | 12)

@description('The network.')
param network networkSettings

@description('The workspace of its log.')
param workspaceId string

resource service 'Microsoft.Search/searchServices@2025-05-01' = {
  name: name
  location: location
  tags: tags
  sku: { name: sku }
  properties: {
    disableLocalAuth: true
    hostingMode: 'Default'
    replicaCount: replicas
    partitionCount: partitions
    semanticSearch: 'free'
    publicNetworkAccess: network.private && empty(network.allowedAddresses) ? 'Disabled' : 'Enabled'
    networkRuleSet: {
      bypass: 'None'
      ipRules: [for address in (network.private ? network.allowedAddresses : []): { value: address }]
    }
  }
}

resource log 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: service
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'OperationLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

@description('The service.')
output id string = service.id

@description('Its name.')
output name string = service.name

@description('Its address.')
output endpoint string = service.properties.endpoint
