import { tagMap, networkSettings } from 'types.bicep'

metadata description = 'Azure AI Language. Identities only: they need the custom subdomain.'

@description('The region.')
param location string

@description('The tags of every resource.')
param tags tagMap

@description('The resource\'s name and subdomain.')
param name string

@description('F0: 5,000 text records a month for nothing. S: by the text record.')
param sku ('F0' | 'S')

@description('The network.')
param network networkSettings

@description('The workspace of its log.')
param workspaceId string

resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'TextAnalytics'
  sku: { name: sku }
  properties: {
    customSubDomainName: name
    disableLocalAuth: true
    restrictOutboundNetworkAccess: true
    allowedFqdnList: []
    publicNetworkAccess: network.private && empty(network.allowedAddresses) ? 'Disabled' : 'Enabled'
    networkAcls: {
      defaultAction: network.private ? 'Deny' : 'Allow'
      ipRules: [for address in (network.private ? network.allowedAddresses : []): { value: address }]
    }
  }
}

// Not RequestResponse: a line a request.
resource log 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: account
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'Audit', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

@description('The resource.')
output id string = account.id

@description('Its name.')
output name string = account.name

@description('Its own address.')
output endpoint string = account.properties.endpoint
