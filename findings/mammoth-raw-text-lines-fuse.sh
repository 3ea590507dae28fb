#!/usr/bin/env bash
# mammoth 1.13.0 (npm): in the raw text of a Word file two lines fuse at a line break: "3" and "1 abstained" become "31 abstained".
#
# Expected: extractRawText is documented to ignore all formatting and to put two newlines after each paragraph. A line break (w:br, Shift
#   and Enter in Word) is no formatting but a character of the text, as the tab is, which is kept. convertToHtml writes <br />.
# Observed on 2026-11-30: there is nothing between the lines, nor between two pages (a page break in a paragraph). w:cr, the other line
#   break of the format (ISO 29500-1, 17.3.3.4), is lost in the HTML too; only that one gives a message.
# Bites: lists, addresses, verse, and headlines of two lines that were set with Shift and Enter: words and figures that nobody wrote.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts mammoth@1.13.0 jszip@3.10.1 >/dev/null

cat > probe.mjs <<'JS'
import JSZip from 'jszip';
import mammoth from 'mammoth';
const zip = new JSZip();
const office = 'http://schemas.openxmlformats.org';
zip.file('[Content_Types].xml', `<?xml version="1.0"?><Types xmlns="${office}/package/2006/content-types">
  <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml"
  ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`);
zip.file('_rels/.rels', `<?xml version="1.0"?><Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1"
  Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`);
const paragraphs = ['<w:t>Votes</w:t><w:tab/><w:t>3</w:t>', '<w:t>Votes for: 3</w:t><w:br/><w:t>1 abstained</w:t>',
  '<w:t>Votes for: 3</w:t><w:cr/><w:t>1 abstained</w:t>'];
zip.file('word/document.xml', `<?xml version="1.0"?><w:document xmlns:w="${office}/wordprocessingml/2006/main"><w:body>
  ${paragraphs.map(content => `<w:p><w:r>${content}</w:r></w:p>`).join('')}</w:body></w:document>`);
const buffer = await zip.generateAsync({ type: 'nodebuffer' });
const raw = await mammoth.extractRawText({ buffer });
console.log(raw.value.trim().split('\n\n').map(line => JSON.stringify(line)).join(' '));
console.log((await mammoth.convertToHtml({ buffer })).value);
for (const { message } of raw.messages) console.log(message);
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$seen" = '"Votes\t3" "Votes for: 31 abstained" "Votes for: 31 abstained"
<p>Votes	3</p><p>Votes for: 3<br />1 abstained</p><p>Votes for: 31 abstained</p>
An unrecognised element was ignored: w:cr' ] || { echo "The behaviour has changed."; exit 1; }
