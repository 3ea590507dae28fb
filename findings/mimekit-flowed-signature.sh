#!/usr/bin/env bash
# MimeKit 4.18.2 (NuGet): in a format=flowed mail the signature's separator is joined to the name under it.
#
# Expected: RFC 3676, 4.3: the line "-- " (two dashes and a space) is a case of its own, neither fixed nor flowed: it is never joined to
#   the next line, although it ends in a space. TextBody is documented to give the decoded text, flowed lines unwrapped.
# Observed on 2026-11-29: "-- " and "Ana Lima" come out as one line, "-- Ana Lima" (with delsp=yes as "--Ana Lima").
# Bites: whoever cuts signatures at "-- ", as RFC 3676 describes: the line is gone, so name, telephone number and disclaimer
#   stay in the article, and go into the key phrases, the entities and the index. mailparser 3.14.2 and postal-mime 4.0.0 keep the line.
set -euo pipefail
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
dotnet new console --name Probe --output . >/dev/null
dotnet add package MimeKit --version 4.18.2 >/dev/null

cat > Program.cs <<'CS'
using System.Text;
using MimeKit;

string[] lines =
[
    "From: Ana Lima <ana@news.example>", "To: desk@news.example", "Subject: Vote", "Date: Fri, 20 Nov 2026 10:00:00 +0000",
    "Message-ID: <1@news.example>", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8; format=flowed", "",
    "The vote is tomorrow.", "-- ", "Ana Lima", "Town desk", "",
];
var mail = MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(string.Join("\r\n", lines))));
Console.WriteLine(mail.TextBody.ReplaceLineEndings("|"));
CS

dotnet build -m:1 --verbosity quiet --output out >build.log 2>&1 || { cat build.log; exit 2; }
seen=$(dotnet out/Probe.dll)
echo "$seen"
[ "$seen" = "The vote is tomorrow.|-- Ana Lima|Town desk|" ] || { echo "The behaviour has changed."; exit 1; }
