import { tagMap, networkSettings, alwaysReadyInstances } from 'types.bicep'

metadata description = 'The Functions app on Flex Consumption, run and deployed to with one user-assigned identity.'

@description('The region.')
param location string

@description('The tags of every resource.')
param tags tagMap

@description('The app\'s name, part of its address.')
param name string

@description('The plan\'s name.')
param planName string

@description('The identity\'s resource id.')
param identityId string

@description('The address of the container for deployments.')
param deploymentContainerUrl string

@description('The app settings.')
param settings { *: string }

@description('The memory of an instance; an instance has a core for 2,048 MB.')
param instanceMemoryMB (2048 | 4096)

@description('The maximum number of instances of a function group; the plan accepts no less than 40.')
@minValue(40)
@maxValue(1000)
param maximumInstances int

@description('Instances kept running.')
param alwaysReady alwaysReadyInstances

@description('The network.')
param network networkSettings

@description('The subnet that the app calls out from; empty for none.')
param outboundSubnetId string

@description('The workspace of its metrics.')
param workspaceId string

var alwaysReadyGroups = concat(
  [
    { name: 'http', instanceCount: alwaysReady.?http ?? 0 }
    { name: 'blob', instanceCount: alwaysReady.?blob ?? 0 }
  ],
  map(
    items(alwaysReady.?functions ?? {}),
    function => { name: 'function:${function.key}', instanceCount: function.value }
  )
)

var allowedRules = [
  for (address, i) in network.allowedAddresses: {
    name: 'allowed-${i}'
    ipAddress: address
    action: 'Allow'
    priority: 200 + i
  }
]

// Event Grid delivers to webhooks from the internet: its service tag, and the key in the address, are the only way in.
var eventGridRule = {
  name: 'event-grid'
  tag: 'ServiceTag'
  ipAddress: 'AzureEventGrid'
  action: 'Allow'
  priority: 100
}

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-11-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'pipeline' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    publicNetworkAccess: 'Enabled'
    virtualNetworkSubnetId: empty(outboundSubnetId) ? null : outboundSubnetId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: deploymentContainerUrl
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstances
        alwaysReady: filter(alwaysReadyGroups, group => group.instanceCount > 0)
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ipSecurityRestrictionsDefaultAction: network.private ? 'Deny' : 'Allow'
      ipSecurityRestrictions: network.private ? concat([eventGridRule], allowedRules) : []
      scmIpSecurityRestrictionsUseMain: false
      scmIpSecurityRestrictionsDefaultAction: network.private ? 'Deny' : 'Allow'
      scmIpSecurityRestrictions: network.private ? allowedRules : []
    }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: settings
  }

  // No user name and password for deployments.
  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }

  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }
}

// Its logs go to Application Insights; here they would be paid for twice.
resource metrics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: app
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

@description('The app.')
output id string = app.id

@description('Its name.')
output name string = app.name

@description('Its host name.')
output hostName string = app.properties.defaultHostName
