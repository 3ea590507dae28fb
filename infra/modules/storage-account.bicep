import { tagMap, networkSettings } from 'types.bicep'

metadata description = 'A storage account with no keys: identities only, TLS 1.2, nothing public; its containers, queues and tables; its log.'

@description('The region.')
param location string

@description('The tags of every resource.')
param tags tagMap

@description('3 to 24 lowercase letters and digits.')
@minLength(3)
@maxLength(24)
param name string

@description('Replication: LRS keeps three copies in one data centre, ZRS in three zones, GZRS in a second region too.')
param replication ('LRS' | 'ZRS' | 'GRS' | 'GZRS')

@description('Containers.')
param containers string[]

@description('Queues.')
param queues string[]

@description('Tables.')
param tables string[]

@description('For how many days deleted blobs and containers can be got back.')
@minValue(1)
@maxValue(365)
param recoveryDays int

@description('Whether what is overwritten stays as an older version, until a lifecycle rule deletes it.')
param keepsVersions bool

@description('Rules that delete blobs by age.')
param lifecycleRules resourceInput<'Microsoft.Storage/storageAccounts/managementPolicies@2025-06-01'>.properties.policy.rules = []

@description('Log categories of the blob, queue and table services.')
param logCategories string[]

@description('The network.')
param network networkSettings

@description('The workspace of the logs.')
param workspaceId string

var diagnosticName = 'to-workspace'

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_${replication}' }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: network.private && empty(network.allowedAddresses) ? 'Disabled' : 'Enabled'
    networkAcls: {
      // Event Grid comes in as a trusted service, with the topic's identity.
      bypass: 'AzureServices'
      defaultAction: network.private ? 'Deny' : 'Allow'
      ipRules: [for address in (network.private ? network.allowedAddresses : []): { value: address, action: 'Allow' }]
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-06-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: keepsVersions
    deleteRetentionPolicy: { enabled: true, days: recoveryDays }
    containerDeleteRetentionPolicy: { enabled: true, days: recoveryDays }
  }

  resource container 'containers' = [
    for container in containers: {
      name: container
      properties: { publicAccess: 'None' }
    }
  ]
}

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2025-06-01' = {
  parent: account
  name: 'default'

  resource queue 'queues' = [
    for queue in queues: {
      name: queue
    }
  ]
}

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2025-06-01' = {
  parent: account
  name: 'default'

  resource table 'tables' = [
    for table in tables: {
      name: table
    }
  ]
}

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2025-06-01' = if (!empty(lifecycleRules)) {
  parent: account
  name: 'default'
  properties: {
    policy: { rules: lifecycleRules }
  }
  dependsOn: [blobs]
}

resource blobLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: blobs
  name: diagnosticName
  properties: {
    workspaceId: workspaceId
    logs: [for category in logCategories: { category: category, enabled: true }]
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

resource queueLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: queueService
  name: diagnosticName
  properties: {
    workspaceId: workspaceId
    logs: [for category in logCategories: { category: category, enabled: true }]
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

resource tableLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: tableService
  name: diagnosticName
  properties: {
    workspaceId: workspaceId
    logs: [for category in logCategories: { category: category, enabled: true }]
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

@description('The account.')
output id string = account.id

@description('Its name.')
output name string = account.name

@description('Its addresses.')
output endpoints { blob: string, queue: string, table: string } = {
  blob: 'https://${account.name}.blob.${environment().suffixes.storage}'
  queue: 'https://${account.name}.queue.${environment().suffixes.storage}'
  table: 'https://${account.name}.table.${environment().suffixes.storage}'
}
