#!/usr/bin/env bash
# officeparser 8.1.1 (npm): the non-breaking hyphen of a Word file vanishes, so a result of 3-1 is read as 31.
#
# Expected: w:noBreakHyphen is a character of the text, a hyphen that is seen and printed (ISO 29500-1, 17.3.3.18), and w:sym is one of a
#   symbol font (17.3.3.30). Tab and line break, which are elements of the same kind, are kept in this version.
# Observed on 2026-11-30: both go without a trace, as text, Markdown and HTML: "31", "COVID19", "5 3" for "5 ≥ 3". Nothing is reported.
#   7.8.0, which npm picks on Node.js 20, loses tabs and line breaks as well ("North4851"). mammoth 1.13.0 keeps all of them in its HTML.
# Bites: scores, ranges, terms like COVID-19 and double names, in which editors put just this hyphen, with Ctrl, Shift and the hyphen's key.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts officeparser@8.1.1 jszip@3.10.1 >/dev/null

cat > probe.mjs <<'JS'
import JSZip from 'jszip';
import { parseOffice } from 'officeparser';
const zip = new JSZip();
const office = 'http://schemas.openxmlformats.org';
zip.file('[Content_Types].xml', `<?xml version="1.0"?><Types xmlns="${office}/package/2006/content-types">
  <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml"
  ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`);
zip.file('_rels/.rels', `<?xml version="1.0"?><Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1"
  Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`);
const paragraphs = ['<w:t>North</w:t><w:tab/><w:t>48</w:t>', '<w:t>A result of 3</w:t><w:noBreakHyphen/><w:t>1</w:t>',
  '<w:t>COVID</w:t><w:noBreakHyphen/><w:t>19</w:t>', '<w:t xml:space="preserve">5 </w:t><w:sym w:font="Symbol" w:char="F0B3"/>'
  + '<w:t xml:space="preserve"> 3</w:t>'];
zip.file('word/document.xml', `<?xml version="1.0"?><w:document xmlns:w="${office}/wordprocessingml/2006/main"><w:body>
  ${paragraphs.map(content => `<w:p><w:r>${content}</w:r></w:p>`).join('')}</w:body></w:document>`);
const document = await parseOffice(await zip.generateAsync({ type: 'nodebuffer' }));
const plain = text => text.replace(/<style[\s\S]*?<\/style>|<title[\s\S]*?<\/title>|<[^>]+>/g, ' ').trim().split(/\s*\n\s*/).join(', ');
for (const format of ['text', 'md', 'html']) console.log(`${format}: ${plain((await document.to(format)).value)}`);
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$(grep -c $': North\t48, A result of 31, COVID19, 5  3$' <<<"$seen")" = 3 ] || { echo "The behaviour has changed."; exit 1; }
