metadata description = 'What the modules hand each other.'

@export()
@description('Tags of a resource.')
type tagMap = { *: string }

@export()
@description('Instances that are kept running. Flex Consumption scales blob triggers as one group and each queue trigger alone; a running instance is billed when idle, too.')
@sealed()
type alwaysReadyInstances = {
  @description('HTTP functions, as a group; the webhook that tells CleanArticle of new blobs runs in it.')
  @minValue(0)
  http: int?

  @description('CleanArticle, the blob group.')
  @minValue(0)
  blob: int?

  @description('A queue or timer function, by its name.')
  functions: { *: int }?
}

@export()
@description('What the network gives the services.')
@sealed()
type networkSettings = {
  @description('Whether services are closed to the internet.')
  private: bool

  @description('Public addresses (CIDR) that may reach them all the same: of the deployment\'s runner, of a newsroom.')
  allowedAddresses: string[]
}
