#!/bin/sh
# Drops an article and waits for its event, removes it and waits for that event: storage, Event Grid, the app, text analytics, search and queues have
# then all done their part.
# Run by azd after `deploy`, in its environment. The deployer has the roles for it, on the container and the queue alone.
set -eu
cd "$(dirname "$0")"

name="smoke-test/$(date -u +%Y%m%dT%H%M%SZ)-$$.html"
pause=${PAUSE:-10}
tries=${TRIES:-60}

storage() {
  az storage "$@" --auth-mode login --account-name "$ARTICLE_STORAGE_NAME"
}

next() {
  tries=$((tries - 1))
  if [ "$tries" -le 0 ]; then
    echo "$1 Look for $name in the workbook \"Article pipeline\", or with: article show $name" >&2
    exit 1
  fi
  sleep "$pause"
}

# A role that was just given takes minutes to be known everywhere.
until storage blob upload --container-name "$INBOX_NAME" --name "$name" --file smoke-test.html --overwrite --output none; do
  next "The smoke test's article could not be dropped."
done

# Takes all messages of the queue, which is the smoke test's own; says whether an event of this type about the article was among them.
arrived() {
  storage message get --queue-name "$SMOKE_TEST_QUEUE" --num-messages 32 --query '[].[id, popReceipt, content]' --output tsv | {
    found=1
    while IFS='	' read -r id receipt content; do
      event=$(printf %s "$content" | base64 -d)
      case "$event" in
        *"\"type\":\"$1\""*"\"name\":\"$name\""*) found=0 ;;
      esac
      storage message delete --queue-name "$SMOKE_TEST_QUEUE" --id "$id" --pop-receipt "$receipt" --output none
    done
    return "$found"
  }
}

until arrived article.enriched.v1; do
  next "No event about the smoke test's article arrived."
done

# Its removal goes another way: Event Grid, a queue, the app, and the same subscriber.
storage blob delete --container-name "$INBOX_NAME" --name "$name" --output none
until arrived article.withdrawn.v1; do
  next "The smoke test's article was removed from the inbox, but no event about the removal arrived."
done

echo "The smoke test passed: the article was dropped, cleaned, enriched and published, then removed and withdrawn. Both events arrived."
