const rules = [['space', /\s+/y], ['comment', /\/\/[^\n]*/y], ['number', /\d+(?:_\d+)*(?:\.\d*)?/y], ['string', /(["'])(?:\\.|(?!\1)[^\\\n])*\1/y], ['word', /[\p{L}_$][\p{L}\p{N}_$]*/uy], ['op', /=>|[=!]==?|&&|\|\||[-+*/(){}[\];,.<>=!?:]/y]];
function* tokens(text) {
  for (let at = 0; at < text.length;) {
    const found = rules.some(([type, re]) => {
      re.lastIndex = at;
      const m = re.exec(text);
      if (!m) return false;
      at = re.lastIndex;
      current = { type, text: m[0] };
      return true;
    });
    if (!found) throw new SyntaxError(`At ${at}: ${JSON.stringify(text[at])}`);
    if (current.type !== 'space' && current.type !== 'comment') yield current;
  }
}
var current;
for (const { type, text } of tokens(`const größe = f("a\\"b", 'c') => 1_000.5 // end\n && x !== y`)) console.log(type.padEnd(7), text);
try { [...tokens('a # b')]; } catch (e) { console.log(String(e)); }
