metadata description = 'Who may do what, each role at the one resource that it is for. Event Grid\'s own are in events.bicep, with the topic that has the identity.'

@description('The articles\' storage account.')
param articleAccountName string

@description('The host\'s storage account.')
param hostAccountName string

@description('Azure AI Search.')
param searchName string

@description('Azure AI Language; empty when there is none.')
param languageName string

@description('Application Insights.')
param applicationInsightsName string

@description('The app\'s identity.')
param identityName string

@description('Who deploys, by object id: applies the index and runs the smoke test.')
param deployerPrincipalId string

@description('What the deployer is.')
param deployerPrincipalType ('User' | 'Group' | 'ServicePrincipal')

@description('The container that the smoke test drops into.')
param inboxName string

@description('The queue that the smoke test waits at.')
param smokeTestQueueName string

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

var roles = loadJsonContent('../roles.json')

resource articleAccount 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: articleAccountName

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource inbox 'containers' existing = { name: inboxName }
  }

  resource queues 'queueServices' existing = {
    name: 'default'

    resource smokeTest 'queues' existing = { name: smokeTestQueueName }
  }
}

resource hostAccount 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: hostAccountName
}

resource search 'Microsoft.Search/searchServices@2025-05-01' existing = {
  name: searchName
}

resource language 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = if (!empty(languageName)) {
  name: languageName
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

// Articles: the blob extension asks for Owner of the account that its trigger watches; it keeps its poison queue there, and the stages their queues.
resource articleBlobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: articleAccount
  name: guid(articleAccount.id, identity.id, roles.storageBlobDataOwner)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataOwner)
  }
}

resource articleQueues 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: articleAccount
  name: guid(articleAccount.id, identity.id, roles.storageQueueDataContributor)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageQueueDataContributor
    )
  }
}

resource articleTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: articleAccount
  name: guid(articleAccount.id, identity.id, roles.storageTableDataContributor)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageTableDataContributor
    )
  }
}

// The host: its leases, keys and deployments are blobs, the blob trigger's own queue is there, and its diagnostic events are a table.
resource hostBlobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: hostAccount
  name: guid(hostAccount.id, identity.id, roles.storageBlobDataOwner)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataOwner)
  }
}

resource hostQueues 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: hostAccount
  name: guid(hostAccount.id, identity.id, roles.storageQueueDataContributor)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageQueueDataContributor
    )
  }
}

resource hostTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: hostAccount
  name: guid(hostAccount.id, identity.id, roles.storageTableDataContributor)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageTableDataContributor
    )
  }
}

// Documents only: the deployment makes the index.
resource indexDocuments 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: search
  name: guid(search.id, identity.id, roles.searchIndexDataContributor)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.searchIndexDataContributor
    )
  }
}

// Reader may analyse text; Cognitive Services User could also list the keys.
resource textAnalytics 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(languageName)) {
  scope: language
  name: guid(language.id, identity.id, roles.cognitiveServicesLanguageReader)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.cognitiveServicesLanguageReader
    )
  }
}

resource telemetry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: applicationInsights
  name: guid(applicationInsights.id, identity.id, roles.monitoringMetricsPublisher)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.monitoringMetricsPublisher
    )
  }
}

// The deployer applies the index's definition,
resource indexDefinition 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: search
  name: guid(search.id, deployerPrincipalId, roles.searchServiceContributor)
  properties: {
    principalId: deployerPrincipalId
    principalType: deployerPrincipalType
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.searchServiceContributor)
  }
}

// and drops the smoke test's file and takes its event.
resource smokeTestFile 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: articleAccount::blobs::inbox
  name: guid(articleAccount::blobs::inbox.id, deployerPrincipalId, roles.storageBlobDataContributor)
  properties: {
    principalId: deployerPrincipalId
    principalType: deployerPrincipalType
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageBlobDataContributor
    )
  }
}

resource smokeTestEvent 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: articleAccount::queues::smokeTest
  name: guid(articleAccount::queues::smokeTest.id, deployerPrincipalId, roles.storageQueueDataMessageProcessor)
  properties: {
    principalId: deployerPrincipalId
    principalType: deployerPrincipalType
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageQueueDataMessageProcessor
    )
  }
}
