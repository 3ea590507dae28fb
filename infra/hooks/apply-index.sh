#!/bin/sh
# Creates the search index, or brings its definition up to date. Run by azd after `provision`, in its environment.
set -eu
cd "$(dirname "$0")/../.."

export Search__Endpoint="$SEARCH_ENDPOINT"
export ArticleStorage__blobServiceUri="$ARTICLE_BLOBS" ArticleStorage__queueServiceUri="$ARTICLE_QUEUES" ArticleStorage__tableServiceUri="$ARTICLE_TABLES"

# A role that was just given takes minutes to be known everywhere.
tries=${TRIES:-20}
until dotnet run --configuration Release --project src/Pipeline.Local -- index apply; do
  tries=$((tries - 1))
  if [ "$tries" -le 0 ]; then
    echo "The index at $SEARCH_ENDPOINT could not be applied. Fix the error above, then run infra/hooks/apply-index.sh again." >&2
    exit 1
  fi
  sleep "${PAUSE:-15}"
done
