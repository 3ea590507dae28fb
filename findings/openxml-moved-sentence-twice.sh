#!/usr/bin/env bash
# DocumentFormat.OpenXml 3.3.0 (NuGet) and the Word format: a sentence moved with "track changes" on is read twice, even by careful code.
#
# Expected: code that leaves out tracked deletions by reading Text and not DeletedText elements should be rid of all text that
#   Word has taken away: a deletion is written as w:delText for exactly that purpose.
# Observed on 2026-11-29: a move is two runs, w:moveFrom and w:moveTo, and the one that was taken away holds an ordinary w:t. So
#   Descendants<Text>() gives the sentence at its old place and again at its new one. (ISO 29500-1, 17.13.5.22, shows w:t there; mammoth
#   1.13.0 leaves moveFrom out.) Word writes moves by itself when a paragraph is dragged.
# Bites: sentences doubled in the text, the summary and the quotations, and a lead that is read in its old place.
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
      <w:p><w:moveFrom w:id="1" w:author="Ana Lima" w:date="2026-11-19T20:00:00Z">
          <w:r><w:t xml:space="preserve">The mayor resigned. </w:t></w:r></w:moveFrom>
        <w:r><w:t xml:space="preserve">The vote was close. </w:t></w:r>
        <w:moveTo w:id="2" w:author="Ana Lima" w:date="2026-11-19T20:00:00Z"><w:r><w:t>The mayor resigned.</w:t></w:r></w:moveTo></w:p>
    </w:body></w:document>
    """;
var file = new MemoryStream();
using (var made = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document, true))
    made.AddMainDocumentPart().FeedData(new MemoryStream(Encoding.UTF8.GetBytes(xml)));
using var document = WordprocessingDocument.Open(file, false);
var body = document.MainDocumentPart!.Document!.Body!;
Console.WriteLine(string.Concat(body.Descendants<Text>().Select(text => text.Text)));
CS

dotnet build -m:1 --verbosity quiet --output out >build.log 2>&1 || { cat build.log; exit 2; }
seen=$(dotnet out/Probe.dll)
echo "$seen"
[ "$seen" = "The mayor resigned. The vote was close. The mayor resigned." ] || { echo "The behaviour has changed."; exit 1; }
