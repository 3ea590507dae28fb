#!/usr/bin/env bash
# DocumentFormat.OpenXml 3.3.0 (NuGet): InnerText joins what a tracked change deleted with what it inserted: 31 and 13 become "3113".
#
# Expected: a correction with "track changes" on, as editors work: the deleted text (w:delText) is no longer part of the sentence.
#   InnerText is what samples use to read a paragraph. Word shows "The vote was 13 to 12." with the changes accepted or in its simple view.
# Observed on 2026-11-29: InnerText joins every text node, so the sentence is "The vote was 3113 to 12.": old and new figure make a third.
#   Field codes (w:instrText, such as DATE \\@ "d MMMM yyyy") come along in the same way.
# Bites: copy that went over an editor's desk, which is where figures and names are corrected.
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
      <w:p><w:r><w:t xml:space="preserve">The vote was </w:t></w:r>
        <w:del w:id="1" w:author="Ana Lima" w:date="2026-11-19T20:00:00Z"><w:r><w:delText>31</w:delText></w:r></w:del>
        <w:ins w:id="2" w:author="Ana Lima" w:date="2026-11-19T20:00:00Z"><w:r><w:t>13</w:t></w:r></w:ins>
        <w:r><w:t xml:space="preserve"> to 12.</w:t></w:r></w:p>
    </w:body></w:document>
    """;
var file = new MemoryStream();
using (var made = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document, true))
    made.AddMainDocumentPart().FeedData(new MemoryStream(Encoding.UTF8.GetBytes(xml)));
using var document = WordprocessingDocument.Open(file, false);
var body = document.MainDocumentPart!.Document!.Body!;
Console.WriteLine(body.Elements<Paragraph>().Single().InnerText);
CS

dotnet build -m:1 --verbosity quiet --output out >build.log 2>&1 || { cat build.log; exit 2; }
seen=$(dotnet out/Probe.dll)
echo "$seen"
[ "$seen" = "The vote was 3113 to 12." ] || { echo "The behaviour has changed."; exit 1; }
