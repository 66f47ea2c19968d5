function build(count) {
  var text = '', i;
  for (i = 0; i < count; i++) {
    text += 'line ' + i + ';';
  }

  return text;
}

function capitals(text) {
  var found = 0, words = text.split(';'), i, word;
  for (i = 0; i < words.length; i++) {
    word = words[i];
    if (word.charAt(word.length - 1) === '7') {
      found += word.toUpperCase().substring(0, 4).length;
    }
  }

  return found + words.join(',').length;
}

capitals(build(10000));
