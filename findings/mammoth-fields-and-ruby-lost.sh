#!/usr/bin/env bash
# mammoth 1.13.0 (npm): the numbers of tables and figures, cross-references, and words with a reading aid vanish from the text.
#
# Expected: w:fldSimple holds the shown result of a field as ordinary runs; Word writes captions so ("Table 3"). The same field in its long
#   form (w:fldChar) is read. In w:ruby the base text is the word itself, only the small reading aid above it could be left out.
# Observed on 2026-11-29: elements that the reader does not know are dropped with all runs in them, not just unwrapped. "See Table 3." gives
#   "See Table .", a Japanese word with furigana goes whole, and so does text inside w:bdo and w:dir. There is a message per element kind in
#   result.messages, beside those for missing styles that every real file has.
# Bites: references point nowhere, dates from date fields go, and Japanese sentences lose words, mostly names.
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
  <w:p><w:r><w:t xml:space="preserve">See Table </w:t></w:r><w:fldSimple w:instr=" REF table3 "><w:r><w:t>3</w:t></w:r></w:fldSimple>
    <w:r><w:t>.</w:t></w:r></w:p>
  <w:p><w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="10"/><w:hpsRaise w:val="20"/><w:hpsBaseText w:val="21"/>
    <w:lid w:val="ja-JP"/></w:rubyPr>
    <w:rt><w:r><w:t>とうきょう</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>東京</w:t></w:r></w:rubyBase></w:ruby></w:r>
    <w:r><w:t>は雨です。</w:t></w:r></w:p></w:body></w:document>`);
const { value } = await mammoth.extractRawText({ buffer: await zip.generateAsync({ type: 'nodebuffer' }) });
console.log(value.trim().replace(/\n+/g, '\n'));
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$seen" = $'See Table .\nは雨です。' ] || { echo "The behaviour has changed."; exit 1; }
