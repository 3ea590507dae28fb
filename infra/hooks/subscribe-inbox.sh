#!/bin/sh
# Sends the inbox's events to the blob trigger (inbox-events.bicep). Run by azd after `deploy`, in its environment.
# The app's blobs_extension key is never printed and on no command line: it goes from the host to Event Grid in a file that only this user reads.
set -eu
umask 077
cd "$(dirname "$0")/.."

# The host makes the key when the app first runs.
tries=${TRIES:-30}
while :; do
  key=$(az functionapp keys list --resource-group "$AZURE_RESOURCE_GROUP" --name "$FUNCTION_APP_NAME" --query systemKeys.blobs_extension --output tsv || true)
  [ -n "$key" ] && break
  tries=$((tries - 1))
  if [ "$tries" -le 0 ]; then
    echo "The app $FUNCTION_APP_NAME has no blobs_extension key, so it is not running. See its log in Application Insights for the reason." >&2
    exit 1
  fi
  sleep "${PAUSE:-10}"
done

parameters=$(mktemp)
trap 'rm -f "$parameters"' EXIT
cat >"$parameters" <<JSON
{
  "\$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#",
  "contentVersion": "1.0.0.0",
  "parameters": {
    "topicName": { "value": "$EVENT_TOPIC_NAME" },
    "accountName": { "value": "$ARTICLE_STORAGE_NAME" },
    "webhook": {
      "value": "https://$FUNCTION_APP_HOST_NAME/runtime/webhooks/blobs?functionName=Host.Functions.CleanArticle&code=$key"
    }
  }
}
JSON

az deployment group create --resource-group "$AZURE_RESOURCE_GROUP" --name inbox-events \
  --template-file inbox-events.bicep --parameters "@$parameters" --output none
echo "Event Grid now notifies $FUNCTION_APP_NAME of files dropped into $INBOX_NAME."
