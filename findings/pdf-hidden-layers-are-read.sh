#!/usr/bin/env bash
# pdfjs-dist 6.1.200 (npm) and PdfPig 0.1.16 (NuGet): text of a hidden layer is read as part of the page.
#
# Expected: content of an optional content group that the document's default configuration switches OFF is neither shown nor printed (ISO
#   32000-1, 8.11.3 and 8.11.4). Layout programs write hidden layers so: notes, another language's text, crop marks. pdf.js leaves it out
#   when it draws.
# Observed on 2026-11-30: getTextContent(), ContentOrderTextExtractor (which PdfPig's README recommends) and GetWords() give the note
#   between the two printed sentences. pdf.js knows that the layer is off (getOptionalContentConfig), but the text items do not say which
#   layer they belong to, not even with includeMarkedContent.
# Bites: PDF versions of pages and press releases: an editor's note is published, or a paragraph comes twice, in two languages.
set -euo pipefail
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
dotnet new console --name Probe --output . >/dev/null
dotnet add package PdfPig --version 0.1.16 >/dev/null
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts pdfjs-dist@6.1.200 >/dev/null

cat > probe.mjs <<'JS'
import { writeFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
const line = (text, y) => `BT /F1 12 Tf 50 ${y} Td (${text}) Tj ET`;
const hidden = `/OC /L1 BDC ${line('Check with the lawyer.', 230)} EMC`;
const content = `${line('The vote was close.', 250)} ${hidden} ${line('It ended at noon.', 210)}`;
const objects = [
  '<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [6 0 R] /D << /Order [6 0 R] /OFF [6 0 R] >> >> >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 4 0 R '
    + '/Resources << /Font << /F1 5 0 R >> /Properties << /L1 6 0 R >> >> >>',
  `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  '<< /Type /OCG /Name (Notes) >>',
];
let file = '%PDF-1.7\n';
const offsets = objects.map((object, i) => {
  const offset = file.length;
  file += `${i + 1} 0 obj\n${object}\nendobj\n`;
  return `${String(offset).padStart(10, '0')} 00000 n \n`;
});
const table = file.length;
file += `xref\n0 7\n0000000000 65535 f \n${offsets.join('')}trailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
writeFileSync('page.pdf', file, 'latin1');

const document = await getDocument({ data: new Uint8Array(Buffer.from(file, 'latin1')), verbosity: 0 }).promise;
for (const [, layer] of await document.getOptionalContentConfig()) console.log(`layer ${layer.name} visible: ${layer.visible}`);
const { items } = await (await document.getPage(1)).getTextContent();
console.log(`pdf.js: ${items.map(item => item.str).filter(Boolean).join(' ')}`);
JS
cat > Program.cs <<'CS'
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

using var document = PdfDocument.Open("page.pdf");
var page = document.GetPage(1);
Console.WriteLine($"PdfPig: {ContentOrderTextExtractor.GetText(page).ReplaceLineEndings(" ").Trim()}");
Console.WriteLine($"PdfPig: {string.Join(' ', page.GetWords())}");
CS

node probe.mjs >seen.txt
dotnet build -m:1 --verbosity quiet --output out >build.log 2>&1 || { cat build.log; exit 2; }
dotnet out/Probe.dll >>seen.txt
cat seen.txt
[ "$(head -1 seen.txt)" = "layer Notes visible: false" ] &&
  [ "$(grep -c ': The vote was close. Check with the lawyer. It ended at noon\.$' seen.txt)" = 3 ] ||
  { echo "The behaviour has changed."; exit 1; }
