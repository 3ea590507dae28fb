using 'main.bicep'

// From the environment that azd keeps (azd env set NAME VALUE) or that a workflow sets.
param environmentName = readEnvironmentVariable('AZURE_ENV_NAME')
param location = readEnvironmentVariable('AZURE_LOCATION')
param deployerPrincipalType = readEnvironmentVariable('AZURE_PRINCIPAL_TYPE', 'User')
param alertEmail = readEnvironmentVariable('ALERT_EMAIL', '')
param privateNetwork = bool(readEnvironmentVariable('PRIVATE_NETWORK', 'false'))
param allowedAddresses = filter(split(readEnvironmentVariable('ALLOWED_ADDRESSES', ''), ','), address => !empty(address))

// What a deployment wants other than main.bicep's defaults is set here: scale, tiers, subscriptions.
