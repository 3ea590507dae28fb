#!/usr/bin/env bash
# mammoth 1.13.0 (npm): text that is hidden in Word comes out as part of the sentence.
#
# Expected: w:vanish is hidden text: Word neither shows nor prints it, and editors use it for notes to each other. Mammoth leaves out
#   deleted text and, by default, comments, so what is hidden should not be published either.
# Observed on 2026-11-29: the hidden run is in the HTML and in the raw text, without a message: "The vote was close [check with
#   lawyer] on Friday." README and style maps have no way to tell such runs from others.
# Bites: internal notes and alternative wordings go out to readers and into the index.
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
zip.file('word/document.xml', `<?xml version="1.0"?><w:document xmlns:w="${office}/wordprocessingml/2006/main"><w:body>
  <w:p><w:r><w:t>The vote was close</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve"> [check with lawyer]</w:t></w:r>
    <w:r><w:t xml:space="preserve"> on Friday.</w:t></w:r></w:p></w:body></w:document>`);
const { value } = await mammoth.extractRawText({ buffer: await zip.generateAsync({ type: 'nodebuffer' }) });
console.log(value.trim().replace(/\n+/g, '\n'));
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$seen" = "The vote was close [check with lawyer] on Friday." ] || { echo "The behaviour has changed."; exit 1; }
