#!/usr/bin/env bash
# NJsonSchema 11.6.2 (NuGet): a value that breaks "const" is valid.
#
# Expected: JSON Schema has had "const" since draft-06, and a validator that is given a schema of a draft that has it checks it, or says that it does
#   not know the keyword. The schema's $schema names the draft here.
# Observed on 2026-11-29: under draft-06, draft-07 and 2020-12 Validate returns no error for {"type":"nonsense"} where the schema says
#   "const": "article.withdrawn.v1"; the same schema with a one-value "enum" gives one error. Upstream knows: RicoSuter/NJsonSchema issue 1857 is open.
# Bites: whoever tells kinds of message apart by a const, which is how schemas of events are written: every kind passes for every other.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
dotnet new console --name Probe --output . >/dev/null
dotnet add package NJsonSchema --version 11.6.2 >/dev/null

cat > Program.cs <<'CS'
using NJsonSchema;

foreach (var draft in new[] { "http://json-schema.org/draft-06/schema#", "http://json-schema.org/draft-07/schema#", "https://json-schema.org/draft/2020-12/schema" })
{
    foreach (var keyword in new[] { "\"const\": \"article.withdrawn.v1\"", "\"enum\": [\"article.withdrawn.v1\"]" })
    {
        var schema = await JsonSchema.FromJsonAsync("{\"$schema\":\"" + draft + "\",\"type\":\"object\",\"properties\":{\"type\":{" + keyword + "}}}");
        Console.WriteLine($"{keyword[1..keyword.IndexOf('"', 1)]} {schema.Validate("{\"type\":\"article.withdrawn.v1\"}").Count} {schema.Validate("{\"type\":\"nonsense\"}").Count}");
    }
}
CS

seen=$(dotnet run | sort | uniq -c | sed 's/^ *//')
echo "drafts, keyword, errors for the right value, errors for \"nonsense\":"
echo "$seen"
[ "$seen" = "$(printf '3 const 0 0\n3 enum 0 1')" ] || { echo "The behaviour has changed."; exit 1; }
