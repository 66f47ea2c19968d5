class Trie {
  #root = new Map();
  add(word) { let at = this.#root; for (const c of word) at = at.get(c) ?? at.set(c, new Map()).get(c); at.set('$', true); }
  *find(prefix, at = this.#root, i = 0) {
    if (i < prefix.length) { const next = at.get(prefix[i]); if (next) yield* this.find(prefix, next, i + 1); return; }
    for (const [c, next] of at) if (c === '$') yield prefix; else yield* this.find(prefix + c, next, i + 1);
  }
}
const trie = new Trie(); for (const w of 'to tea ted ten i in inn'.split(' ')) trie.add(w);
console.log([...trie.find('te')], [...trie.find('')], [...trie.find('x')], trie);
