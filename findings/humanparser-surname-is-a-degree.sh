#!/usr/bin/env bash
# humanparser 2.7.0 (npm): the author Lin Ma has no surname, and a degree instead.
#
# Expected: the README parses a name into salutation, first name, middle name, last name and suffix, and its suffixes follow a surname
#   ("William R. Hearst, III"). In a name of two words without a comma the second is the surname.
# Observed on 2026-11-30: the last word is compared with a list of suffixes first, in any case, so "Ma" is a Master of Arts and "Pe" a
#   professional engineer: lastName is "", suffix "Ma". With the option ignoreSuffix "Ana Lima, MA" is a person with the first name MA.
#   parse-full-name 1.2.7 and another-name-parser 0.1.0 give the surname.
# Bites: bylines: authors with some of the most common Chinese and Khmer names have no surname, and are sorted and merged by their first
#   name.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts humanparser@2.7.0 parse-full-name@1.2.7 >/dev/null

cat > probe.mjs <<'JS'
import humanparser from 'humanparser';
import { parseFullName } from 'parse-full-name';
for (const name of ['Ana Lima', 'Ana Lima, MA', 'Lin Ma', 'Sok Pe']) {
  const { firstName, lastName, suffix } = humanparser.parseName(name);
  const { first, last } = parseFullName(name);
  console.log(`${name}: first "${firstName}" last "${lastName}" suffix "${suffix ?? ''}", parse-full-name: "${first}" "${last}"`);
}
JS

seen=$(node probe.mjs)
echo "$seen"
[ "$seen" = 'Ana Lima: first "Ana" last "Lima" suffix "", parse-full-name: "Ana" "Lima"
Ana Lima, MA: first "Ana" last "Lima" suffix "MA", parse-full-name: "Ana" "Lima"
Lin Ma: first "Lin" last "" suffix "Ma", parse-full-name: "Lin" "Ma"
Sok Pe: first "Sok" last "" suffix "Pe", parse-full-name: "Sok" "Pe"' ] || { echo "The behaviour has changed."; exit 1; }
