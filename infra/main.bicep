import { alwaysReadyInstances, networkSettings, tagMap } from 'modules/types.bicep'
import { subscriber, settingsOf } from 'modules/subscriptions.bicep'
import { deadLetters, inbox, toWithdraw } from 'modules/article-storage.bicep'

metadata description = 'The article pipeline in a resource group of its own. No key is made, listed or handed out: everything signs in with an identity.'

targetScope = 'subscription'

@description('The environment\'s name. It is part of the resource group\'s name, and of the token in every other name.')
@minLength(1)
@maxLength(64)
param environmentName string

@description('The region.')
@minLength(1)
param location string

@description('More tags, in addition to azd-env-name.')
param tags tagMap = {}

@description('The object id of the principal that deploys.')
param deployerPrincipalId string = deployer().objectId

@description('The type of that principal; ServicePrincipal in a workflow.')
param deployerPrincipalType ('User' | 'Group' | 'ServicePrincipal') = 'User'

@description('Whether the services are in a private network and closed to the internet.')
param privateNetwork bool = false

@description('Public addresses (CIDR) that may reach the services of a private network: those of the deployment\'s runner, of a newsroom.')
param allowedAddresses string[] = []

@description('The private network\'s address range, at least a /24.')
param networkAddressPrefix string = '10.40.0.0/24'

@description('Replication of the articles.')
param articleReplication ('LRS' | 'ZRS' | 'GRS' | 'GZRS') = 'ZRS'

@description('For how many days a deleted or overwritten original can be restored.')
@minValue(1)
@maxValue(365)
param recoveryDays int = 30

@description('The memory of an instance of the app. The host, the worker and its models take up to 500 MB, a process that reads PDF 512 MB.')
param instanceMemoryMB (2048 | 4096) = 2048

@description('The maximum number of instances of a function group.')
@minValue(40)
@maxValue(1000)
param maximumInstances int = 100

@description('Instances kept running, so that the first article of the day does not wait for one.')
param alwaysReady alwaysReadyInstances = {}

@description('Azure AI Language\'s tier; none: the app runs the embedded text analytics.')
param languageSku ('S' | 'F0' | 'none') = 'S'

@description('The daily cap on text records (a record is 1,000 characters of an article for one feature). Articles beyond it wait for the next day. 0: no cap.')
@minValue(0)
param dailyTextRecords int = 100000

@description('Azure AI Search\'s tier.')
param searchSku ('basic' | 'standard' | 'standard2' | 'standard3') = 'basic'

@description('Azure AI Search\'s copies: 2 for the service level of queries, 3 for that of writes.')
@minValue(1)
@maxValue(12)
param searchReplicas int = 1

@description('Azure AI Search\'s partitions.')
param searchPartitions (1 | 2 | 3 | 4 | 6 | 12) = 1

@description('The subscriptions: name, queue and filter of each.')
param subscriptions subscriber[] = [{ Name: 'everything', Queue: 'subscriber-everything' }]

@description('More app settings, any of docs/configuration.md. They override the settings that this template makes.')
param moreSettings { *: string } = {}

@description('When re-processing runs: NCRONTAB, UTC.')
param reprocessSchedule string = '0 0 3 * * *'

@description('How long logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

@description('The daily cap on logs, in GB; -1: no limit.')
param logDailyQuotaGb int = 5

@description('The e-mail address for alerts; empty: alerts show only in the portal.')
param alertEmail string = ''

var names = loadJsonContent('abbreviations.json')
var token = toLower(uniqueString(subscription().id, environmentName, location))
var allTags = union(tags, { 'azd-env-name': environmentName })
var network networkSettings = { private: privateNetwork, allowedAddresses: allowedAddresses }

var identityName = '${names.managedIdentity}pipeline-${token}'
var articleAccountName = '${names.storageAccount}article${token}'
var hostAccountName = '${names.storageAccount}host${token}'
var searchName = '${names.search}${token}'
var languageName = '${names.language}${token}'
var applicationInsightsName = '${names.applicationInsights}${token}'
var usesLanguage = languageSku != 'none'

var deploymentContainer = 'deployments'
var smokeTestQueue = 'smoke-test'

// The smoke test's article says that it is of this publication, and nobody else's does.
var allSubscriptions = concat(subscriptions, [
  { Name: 'smoke-test', Queue: smokeTestQueue, Filter: { Sites: ['Article pipeline smoke test'] } }
])

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: '${names.resourceGroup}${environmentName}'
  location: location
  tags: allTags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: { location: location, tags: allTags, name: identityName }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    location: location
    tags: allTags
    workspaceName: '${names.logAnalyticsWorkspace}${token}'
    applicationInsightsName: applicationInsightsName
    retentionDays: logRetentionDays
    dailyQuotaGb: logDailyQuotaGb
    network: network
  }
}

module articleStorage 'modules/article-storage.bicep' = {
  scope: group
  params: {
    location: location
    tags: allTags
    name: articleAccountName
    replication: articleReplication
    subscriberQueues: map(allSubscriptions, wish => wish.Queue)
    recoveryDays: recoveryDays
    network: network
    workspaceId: monitoring.outputs.workspaceId
  }
}

module hostStorage 'modules/storage-account.bicep' = {
  scope: group
  params: {
    location: location
    tags: allTags
    name: hostAccountName
    replication: 'LRS'
    containers: [deploymentContainer]
    queues: []
    tables: []
    recoveryDays: 7
    keepsVersions: false
    logCategories: ['StorageDelete']
    network: network
    workspaceId: monitoring.outputs.workspaceId
  }
}

module language 'modules/language.bicep' = if (usesLanguage) {
  scope: group
  params: {
    location: location
    tags: allTags
    name: languageName
    sku: languageSku == 'S' ? 'S' : 'F0'
    network: network
    workspaceId: monitoring.outputs.workspaceId
  }
}

module search 'modules/search.bicep' = {
  scope: group
  params: {
    location: location
    tags: allTags
    name: searchName
    sku: searchSku
    replicas: searchReplicas
    partitions: searchPartitions
    network: network
    workspaceId: monitoring.outputs.workspaceId
  }
}

module roles 'modules/roles.bicep' = {
  scope: group
  params: {
    articleAccountName: articleAccountName
    hostAccountName: hostAccountName
    searchName: searchName
    languageName: usesLanguage ? languageName : ''
    applicationInsightsName: applicationInsightsName
    identityName: identityName
    deployerPrincipalId: deployerPrincipalId
    deployerPrincipalType: deployerPrincipalType
    inboxName: inbox
    smokeTestQueueName: smokeTestQueue
  }
  dependsOn: [identity, articleStorage, hostStorage, search, language, monitoring]
}

module app 'modules/function-app.bicep' = {
  scope: group
  params: {
    location: location
    tags: allTags
    name: '${names.functionApp}${token}'
    planName: '${names.appServicePlan}${token}'
    identityId: identity.outputs.id
    deploymentContainerUrl: '${hostStorage.outputs.endpoints.blob}/${deploymentContainer}'
    instanceMemoryMB: instanceMemoryMB
    maximumInstances: maximumInstances
    alwaysReady: alwaysReady
    network: network
    outboundSubnetId: privateNetwork ? vnet!.outputs.appsSubnetId : ''
    workspaceId: monitoring.outputs.workspaceId
    settings: union(
      {
        APPLICATIONINSIGHTS_CONNECTION_STRING: monitoring.outputs.connectionString
        APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.outputs.clientId};Authorization=AAD'
        AZURE_CLIENT_ID: identity.outputs.clientId
        AzureWebJobsStorage__blobServiceUri: hostStorage.outputs.endpoints.blob
        AzureWebJobsStorage__queueServiceUri: hostStorage.outputs.endpoints.queue
        AzureWebJobsStorage__tableServiceUri: hostStorage.outputs.endpoints.table
        AzureWebJobsStorage__credential: 'managedidentity'
        AzureWebJobsStorage__clientId: identity.outputs.clientId
        ArticleStorage__blobServiceUri: articleStorage.outputs.endpoints.blob
        ArticleStorage__queueServiceUri: articleStorage.outputs.endpoints.queue
        ArticleStorage__tableServiceUri: articleStorage.outputs.endpoints.table
        ArticleStorage__credential: 'managedidentity'
        ArticleStorage__clientId: identity.outputs.clientId
        Search__Endpoint: search.outputs.endpoint
        ReprocessSchedule: reprocessSchedule
      },
      usesLanguage
        ? { Language__Endpoint: language!.outputs.endpoint, Language__DailyTextRecords: string(dailyTextRecords) }
        : {},
      settingsOf(allSubscriptions),
      moreSettings
    )
  }
  // The host reads its account, and the deployment the package, when the app starts.
  dependsOn: [roles, endpoints]
}

module events 'modules/events.bicep' = {
  scope: group
  params: {
    location: location
    tags: allTags
    name: '${names.eventGridSystemTopic}${token}'
    accountName: articleAccountName
    inboxName: inbox
    withdrawQueueName: toWithdraw
    deadLetterContainerName: deadLetters
    workspaceId: monitoring.outputs.workspaceId
  }
  dependsOn: [articleStorage]
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    location: location
    tags: allTags
    actionGroupName: '${names.actionGroup}${token}'
    email: alertEmail
    dailyTextRecords: usesLanguage ? dailyTextRecords : 0
    workspaceId: monitoring.outputs.workspaceId
    topicId: events.outputs.id
  }
}

module workbook 'modules/workbook.bicep' = {
  scope: group
  params: {
    location: location
    tags: allTags
    name: guid(group.id, 'workbook')
    workspaceId: monitoring.outputs.workspaceId
  }
}

var blobZone = 'privatelink.blob.${environment().suffixes.storage}'
var queueZone = 'privatelink.queue.${environment().suffixes.storage}'
var tableZone = 'privatelink.table.${environment().suffixes.storage}'
var languageZone = 'privatelink.cognitiveservices.azure.com'
var searchZone = 'privatelink.search.windows.net'
var appZone = 'privatelink.azurewebsites.net'
var monitorZones = [
  'privatelink.monitor.azure.com'
  'privatelink.oms.opinsights.azure.com'
  'privatelink.ods.opinsights.azure.com'
  'privatelink.agentsvc.azure-automation.net'
]

module vnet 'modules/network.bicep' = if (privateNetwork) {
  scope: group
  params: {
    location: location
    tags: allTags
    name: '${names.virtualNetwork}${token}'
    securityGroupName: '${names.networkSecurityGroup}${token}'
    addressPrefix: networkAddressPrefix
    zones: concat([blobZone, queueZone, tableZone, languageZone, searchZone, appZone], monitorZones)
  }
}

module linkScope 'modules/private-monitoring.bicep' = if (privateNetwork) {
  scope: group
  params: {
    tags: allTags
    name: '${names.privateLinkScope}${token}'
    workspaceId: monitoring.outputs.workspaceId
    applicationInsightsId: monitoring.outputs.applicationInsightsId
  }
}

module endpoints 'modules/private-endpoints.bicep' = if (privateNetwork) {
  scope: group
  params: {
    location: location
    tags: allTags
    prefix: names.privateEndpoint
    subnetId: vnet!.outputs.endpointsSubnetId
    doors: concat(
      [
        { name: 'articles-blob', groupId: 'blob', zones: [blobZone] }
        { name: 'articles-queue', groupId: 'queue', zones: [queueZone] }
        { name: 'articles-table', groupId: 'table', zones: [tableZone] }
        { name: 'host-blob', groupId: 'blob', zones: [blobZone] }
        { name: 'host-queue', groupId: 'queue', zones: [queueZone] }
        { name: 'host-table', groupId: 'table', zones: [tableZone] }
        { name: 'search', groupId: 'searchService', zones: [searchZone] }
        { name: 'monitor', groupId: 'azuremonitor', zones: [...monitorZones, blobZone] }
      ],
      usesLanguage ? [{ name: 'language', groupId: 'account', zones: [languageZone] }] : []
    )
    services: {
      'articles-blob': articleStorage.outputs.id
      'articles-queue': articleStorage.outputs.id
      'articles-table': articleStorage.outputs.id
      'host-blob': hostStorage.outputs.id
      'host-queue': hostStorage.outputs.id
      'host-table': hostStorage.outputs.id
      search: search.outputs.id
      monitor: linkScope!.outputs.id
      ...(usesLanguage ? { language: language!.outputs.id } : {})
    }
  }
}

// After the app, which needs the others.
module appEndpoint 'modules/private-endpoints.bicep' = if (privateNetwork) {
  scope: group
  params: {
    location: location
    tags: allTags
    prefix: names.privateEndpoint
    subnetId: vnet!.outputs.endpointsSubnetId
    doors: [{ name: 'app', groupId: 'sites', zones: [appZone] }]
    services: { app: app.outputs.id }
  }
}

// For the hooks and for people; azd puts them into the environment. No secret is among them.
output AZURE_RESOURCE_GROUP string = group.name
output FUNCTION_APP_NAME string = app.outputs.name
output FUNCTION_APP_HOST_NAME string = app.outputs.hostName
output ARTICLE_STORAGE_NAME string = articleAccountName
output ARTICLE_BLOBS string = articleStorage.outputs.endpoints.blob
output ARTICLE_QUEUES string = articleStorage.outputs.endpoints.queue
output ARTICLE_TABLES string = articleStorage.outputs.endpoints.table
output INBOX_NAME string = inbox
output SMOKE_TEST_QUEUE string = smokeTestQueue
output EVENT_TOPIC_NAME string = events.outputs.name
output SEARCH_ENDPOINT string = search.outputs.endpoint
