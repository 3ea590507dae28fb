import { tagMap, networkSettings } from 'types.bicep'

metadata description = 'The articles\' account: the containers, queues and tables that the code names, and how long what is in them is kept.'

@export()
@description('Container: the inbox.')
var inbox = 'inbox'

@export()
@description('Container: events that Event Grid could not deliver.')
var deadLetters = 'event-dead-letters'

@export()
@description('Queue: originals that were deleted.')
var toWithdraw = 'articles-to-withdraw'

@description('The region.')
param location string

@description('The tags of every resource.')
param tags tagMap

@description('The account\'s name.')
param name string

@description('Replication.')
param replication ('LRS' | 'ZRS' | 'GRS' | 'GZRS')

@description('The queues of subscribers.')
param subscriberQueues string[]

@description('For how many days a deleted or overwritten original can be restored.')
param recoveryDays int

@description('The network.')
param network networkSettings

@description('The workspace of the logs.')
param workspaceId string

// Made by the pipeline, and again from the originals where it is lost.
var documents = ['articles-clean', 'articles-enriched', 'analysis-cache', 'stories']
var triggerQueues = [
  'archives-to-expand'
  'articles-to-clean'
  'articles-to-enrich'
  'articles-to-publish'
  'articles-to-reprocess'
  'events-to-post'
  toWithdraw
]

module account 'storage-account.bicep' = {
  params: {
    location: location
    tags: tags
    name: name
    replication: replication
    containers: [inbox, ...documents, deadLetters]
    queues: union(
      triggerQueues,
      map(triggerQueues, queue => '${queue}-poison'),
      ['webjobs-blobtrigger-poison'],
      subscriberQueues
    )
    tables: ['articles', 'articleparts', 'archiveranges', 'fingerprints', 'poison']
    recoveryDays: recoveryDays
    keepsVersions: true
    lifecycleRules: [
      // Originals are kept until somebody removes them; what was overwritten, as long as it can be got back.
      {
        name: 'older-originals'
        type: 'Lifecycle'
        enabled: true
        definition: {
          filters: { blobTypes: ['blockBlob'], prefixMatch: ['${inbox}/'] }
          actions: { version: { delete: { daysAfterCreationGreaterThan: recoveryDays } } }
        }
      }
      {
        name: 'older-documents'
        type: 'Lifecycle'
        enabled: true
        definition: {
          filters: { blobTypes: ['blockBlob'], prefixMatch: map(documents, document => '${document}/') }
          actions: { version: { delete: { daysAfterCreationGreaterThan: 1 } } }
        }
      }
      {
        name: 'dead-letters'
        type: 'Lifecycle'
        enabled: true
        definition: {
          filters: { blobTypes: ['blockBlob'], prefixMatch: ['${deadLetters}/'] }
          actions: {
            baseBlob: { delete: { daysAfterCreationGreaterThan: 90 } }
            version: { delete: { daysAfterCreationGreaterThan: 1 } }
          }
        }
      }
    ]
    // Who removed what. Reads and writes would be a line an operation.
    logCategories: ['StorageDelete']
    network: network
    workspaceId: workspaceId
  }
}

@description('The account.')
output id string = account.outputs.id

@description('Its addresses.')
output endpoints { blob: string, queue: string, table: string } = account.outputs.endpoints
