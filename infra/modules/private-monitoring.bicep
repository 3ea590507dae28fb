import { tagMap } from 'types.bicep'

metadata description = 'The private link scope that telemetry goes through. A network has one for all its workspaces.'

@description('The tags of every resource.')
param tags tagMap

@description('The scope\'s name.')
param name string

@description('The workspace.')
param workspaceId string

@description('The Application Insights component.')
param applicationInsightsId string

resource scope 'Microsoft.Insights/privateLinkScopes@2023-06-01-preview' = {
  name: name
  location: 'global'
  tags: tags
  properties: {
    // Open: what the network reaches outside the scope stays reachable.
    accessModeSettings: { ingestionAccessMode: 'Open', queryAccessMode: 'Open' }
  }

  resource workspace 'scopedResources' = {
    name: 'workspace'
    properties: { kind: 'Resource', linkedResourceId: workspaceId }
  }

  resource applicationInsights 'scopedResources' = {
    name: 'application-insights'
    properties: { kind: 'Resource', linkedResourceId: applicationInsightsId }
  }
}

@description('The scope.')
output id string = scope.id
