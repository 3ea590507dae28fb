import { tagMap, networkSettings } from 'types.bicep'

metadata description = 'Logs, metrics and traces: a Log Analytics workspace, and Application Insights on it, signed in to by identity alone.'

@description('The region.')
param location string

@description('The tags of every resource.')
param tags tagMap

@description('The workspace\'s name.')
param workspaceName string

@description('The Application Insights component\'s name.')
param applicationInsightsName string

@description('How long logs are kept.')
@minValue(30)
@maxValue(730)
param retentionDays int

@description('The most that is taken in a day, in GB; what comes after is not kept. -1: no limit.')
param dailyQuotaGb int

@description('The network.')
param network networkSettings

// Telemetry comes in through the private link scope when the network is private; people read it from where they are.
var ingestion = network.private ? 'Disabled' : 'Enabled'

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionDays
    workspaceCapping: { dailyQuotaGb: dailyQuotaGb }
    features: { disableLocalAuth: true, enableLogAccessUsingOnlyResourcePermissions: true }
    publicNetworkAccessForIngestion: ingestion
    publicNetworkAccessForQuery: 'Enabled'
  }
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' = {
  name: applicationInsightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    IngestionMode: 'LogAnalytics'
    DisableLocalAuth: true
    publicNetworkAccessForIngestion: ingestion
    publicNetworkAccessForQuery: 'Enabled'
  }
}

@description('The workspace.')
output workspaceId string = workspace.id

@description('The component.')
output applicationInsightsId string = applicationInsights.id

@description('Its name.')
output applicationInsightsName string = applicationInsights.name

@description('Where telemetry goes. No secret: the key in it opens nothing, because local authentication is off.')
output connectionString string = applicationInsights.properties.ConnectionString
