import { deadLetters, inbox } from 'modules/article-storage.bicep'

metadata description = '''
The inbox's events to the blob trigger. Deployed by the hook after each deployment of the app, not with main.bicep: the address carries the app's
blobs_extension key, which the host makes when the app first runs, and Event Grid asks the address for its consent.
'''

@description('The system topic.')
param topicName string

@description('The articles\' storage account.')
param accountName string

@description('The trigger\'s webhook with its key. Event Grid keeps it secret too: it gives out only the part before the query.')
@secure()
param webhook string

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: accountName
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: topicName
}

resource dropped 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = {
  parent: topic
  name: 'dropped'
  properties: {
    eventDeliverySchema: 'EventGridSchema'
    filter: {
      includedEventTypes: ['Microsoft.Storage.BlobCreated']
      subjectBeginsWith: '/blobServices/default/containers/${inbox}/blobs/'
      isSubjectCaseSensitive: true
      // The calls that end a write. Without this an upload in blocks, or over the Data Lake API, is told of several times.
      advancedFilters: [
        { operatorType: 'StringIn', key: 'data.api', values: ['CopyBlob', 'PutBlob', 'PutBlockList', 'FlushWithClose'] }
      ]
    }
    destination: {
      endpointType: 'WebHook'
      properties: { endpointUrl: webhook, maxEventsPerBatch: 1 }
    }
    deadLetterWithResourceIdentity: {
      identity: { type: 'SystemAssigned' }
      deadLetterDestination: {
        endpointType: 'StorageBlob'
        properties: { resourceId: account.id, blobContainerName: deadLetters }
      }
    }
    retryPolicy: { eventTimeToLiveInMinutes: 1440, maxDeliveryAttempts: 30 }
  }
}
