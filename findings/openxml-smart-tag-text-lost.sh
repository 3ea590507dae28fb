#!/usr/bin/env bash
# DocumentFormat.OpenXml 3.3.0 (NuGet): names and places inside smart tags are missing from Descendants<Text>().
#
# Expected: w:smartTag is a plain wrapper round runs (ISO 29500-4 and ECMA-376, w:CT_P); its runs are Run elements with Text elements
#   like any other, as they are in a content control or a hyperlink.
# Observed on 2026-11-29: the SDK reads the tag as OpenXmlUnknownElement, and all below it as well, so Descendants<Text>() and <Run>() step
#   over it: "The minister flew to Paris on Friday." gives "The minister flew to  on Friday.". InnerText still has the word.
# Bites: archives of Word 2002 to 2007, which tagged places, people and dates by themselves: just those words go.
set -euo pipefail
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
dotnet new console --name Probe --output . >/dev/null
dotnet add package DocumentFormat.OpenXml --version 3.3.0 >/dev/null

cat > Program.cs <<'CS'
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

const string xml = """
    <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
      xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"
      xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
      xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
      xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:body>
      <w:p><w:r><w:t xml:space="preserve">The minister flew to </w:t></w:r>
        <w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="City"><w:r><w:t>Paris</w:t></w:r></w:smartTag>
        <w:r><w:t xml:space="preserve"> on Friday.</w:t></w:r></w:p>
    </w:body></w:document>
    """;
var file = new MemoryStream();
using (var made = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document, true))
    made.AddMainDocumentPart().FeedData(new MemoryStream(Encoding.UTF8.GetBytes(xml)));
using var document = WordprocessingDocument.Open(file, false);
var body = document.MainDocumentPart!.Document!.Body!;
Console.WriteLine(string.Concat(body.Descendants<Text>().Select(text => text.Text)));
Console.WriteLine(body.InnerText);
CS

dotnet build -m:1 --verbosity quiet --output out >build.log 2>&1 || { cat build.log; exit 2; }
seen=$(dotnet out/Probe.dll)
echo "$seen"
[ "$seen" = $'The minister flew to  on Friday.\nThe minister flew to Paris on Friday.' ] || { echo "The behaviour has changed."; exit 1; }
