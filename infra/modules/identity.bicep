import { tagMap } from 'types.bicep'

metadata description = 'The identity that the app runs as.'

@description('The region.')
param location string

@description('The tags of every resource.')
param tags tagMap

@description('Its name.')
param name string

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

@description('The identity.')
output id string = identity.id

@description('Its principal, for roles.')
output principalId string = identity.properties.principalId

@description('Its client id, for settings.')
output clientId string = identity.properties.clientId
