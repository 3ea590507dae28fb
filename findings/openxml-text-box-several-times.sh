#!/usr/bin/env bash
# DocumentFormat.OpenXml 3.3.0 (NuGet): one text box of a Word file is read two to four times.
#
# Expected: mc:AlternateContent offers the same content twice, as a shape for newer and as a picture for older programs; a reader takes
#   one of them (ISO 29500-3). The SDK knows the rule (MarkupCompatibilityProcessSettings), and the document has the text once.
# Observed on 2026-11-29: as opened by default both branches stay, so InnerText and Descendants<Text>() give the text twice. Read paragraph
#   by paragraph (Descendants<Paragraph>), it comes four times: twice inside the paragraph that anchors the box, and as two more paragraphs.
# Bites: pull quotes and fact boxes, which Word makes as text boxes: repeated sentences in the text, the word count and the summary.
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
      <w:p><w:r><w:t xml:space="preserve">Before. </w:t></w:r><w:r><mc:AlternateContent>
        <mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="100" cy="100"/><wp:docPr id="1" name="Box"/><a:graphic>
          <a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr/>
          <wps:txbx><w:txbxContent><w:p><w:r><w:t>We won.</w:t></w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>
          </a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>
        <mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>We won.</w:t></w:r></w:p></w:txbxContent></v:textbox>
          </v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
    </w:body></w:document>
    """;
var file = new MemoryStream();
using (var made = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document, true))
    made.AddMainDocumentPart().FeedData(new MemoryStream(Encoding.UTF8.GetBytes(xml)));
using var document = WordprocessingDocument.Open(file, false);
var body = document.MainDocumentPart!.Document!.Body!;
Console.WriteLine("body:       " + body.InnerText);
Console.WriteLine("paragraphs: " + string.Join(" | ", body.Descendants<Paragraph>().Select(paragraph => paragraph.InnerText)));
CS

dotnet build -m:1 --verbosity quiet --output out >build.log 2>&1 || { cat build.log; exit 2; }
seen=$(dotnet out/Probe.dll)
echo "$seen"
[ "$seen" = $'body:       Before. We won.We won.\nparagraphs: Before. We won.We won. | We won. | We won.' ] ||
  { echo "The behaviour has changed."; exit 1; }
