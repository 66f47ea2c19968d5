const words = { en: ['the', 'and', 'is'], nl: ['de', 'het', 'en', 'is'], fr: ['le', 'la', 'et', 'est'] };
const detect = text => {
  const tokens = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const scores = Object.fromEntries(Object.entries(words).map(([lang, list]) => [lang, tokens.filter(t => list.includes(t)).length]));
  const [[best, score]] = Object.entries(scores).sort(([, a], [, b]) => b - a);
  return { best: score ? best : undefined, scores };
};
for (const t of ['The cat and the dog', 'De kat en het huis', 'Le chat et la souris', 'Ünïcödé', '']) console.log(t, detect(t));
