#!/usr/bin/env bash
# CloudNative.CloudEvents.SystemTextJson 2.9.0 (NuGet): reading and forwarding an event turns its integers and booleans into strings.
#
# Expected: the JSON format (CloudEvents 1.0, 2.2) maps Integer to a JSON number and Boolean to true or false. An event that is read and
#   written again without a change should be the same event.
# Observed on 2026-11-29: extension attributes that the reading code does not declare are kept as strings: "revision":7 is forwarded as
#   "revision":"7", and "correction":true as "correction":"true". A declared CloudEventAttribute keeps its type.
# Bites: routers and queues between producer and subscriber: a filter on revision > 6 or correction = true stops matching, with no error.
set -euo pipefail
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
dotnet new console --name Probe --output . >/dev/null
dotnet add package CloudNative.CloudEvents.SystemTextJson --version 2.9.0 >/dev/null

cat > Program.cs <<'CS'
using System.Net.Mime;
using System.Text;
using CloudNative.CloudEvents.SystemTextJson;

const string sent = """{"specversion":"1.0","id":"1","source":"/articles","type":"example.published","revision":7,"correction":true}""";
var formatter = new JsonEventFormatter();
var received = formatter.DecodeStructuredModeMessage(Encoding.UTF8.GetBytes(sent), new ContentType("application/cloudevents+json"), null);
Console.WriteLine(Encoding.UTF8.GetString(formatter.EncodeStructuredModeMessage(received, out _).Span));
CS

dotnet build -m:1 --verbosity quiet --output out >build.log 2>&1 || { cat build.log; exit 2; }
seen=$(dotnet out/Probe.dll)
echo "$seen"
grep -q '"revision":"7","correction":"true"' <<<"$seen" || { echo "The behaviour has changed."; exit 1; }
