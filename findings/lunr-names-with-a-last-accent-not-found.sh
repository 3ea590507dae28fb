#!/usr/bin/env bash
# lunr 2.3.9 (npm): a name that ends in an accented letter is not found by its own spelling.
#
# Expected: a text that holds "Malmö" is found by "Malmö". Accents inside a word are kept and found ("Zürich"). The documentation warns of
#   the trimmer for non-Latin characters only, and the names stand in English text.
# Observed on 2026-11-30: at indexing the trimmer cuts what \W matches from both ends of a word, and \W takes ö and é for punctuation:
#   "malm" and "caf" are stored. The search does not trim, so "Malmö", "Café", "Condé" and "Österreich" give nothing, while "malm" gives the
#   text.
# Bites: searches for people, places and companies: no hit, no error, and a hit for half a word.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts lunr@2.3.9 >/dev/null

cat > probe.mjs <<'JS'
import lunr from 'lunr';
const texts = ['Ferry to Malmö delayed', 'Condé museum reopens', 'Österreich wins in Zürich', 'Council approves budget'];
const index = lunr(function () {
  this.ref('id');
  this.field('text');
  texts.forEach((text, id) => this.add({ id, text }));
});
for (const query of ['budget', 'Zürich', 'Malmö', 'Malm', 'Condé', 'Österreich', 'sterreich'])
  console.log(`${query}: ${index.search(query).map(hit => texts[hit.ref]).join(', ') || 'nothing'}`);
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$seen" = "budget: Council approves budget
Zürich: Österreich wins in Zürich
Malmö: nothing
Malm: Ferry to Malmö delayed
Condé: nothing
Österreich: nothing
sterreich: Österreich wins in Zürich" ] || { echo "The behaviour has changed."; exit 1; }
