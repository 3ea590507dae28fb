import { tagMap } from 'types.bicep'

metadata description = 'The pipeline\'s own charts.'

@description('The region.')
param location string

@description('The tags of every resource.')
param tags tagMap

@description('The workbook\'s name: a GUID.')
param name string

@description('The workspace that it reads.')
param workspaceId string

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Article pipeline'
    category: 'workbook'
    sourceId: workspaceId
    serializedData: string(loadJsonContent('../workbook.json'))
  }
}

@description('The workbook.')
output id string = workbook.id
