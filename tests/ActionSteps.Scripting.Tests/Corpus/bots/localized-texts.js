const texts = {
  en: { hello: n => `Hello ${n}`, items: n => `${n} item${n === 1 ? '' : 's'}` },
  nl: { hello: n => `Hallo ${n}` },
};
const t = (lang, key, ...args) => (texts[lang]?.[key] ?? texts.en[key] ?? (() => `[${key}]`))(...args);
console.log(t('nl', 'hello', 'An'), t('nl', 'items', 1), t('de', 'items', 2), t('en', 'nope'));
console.log(new Proxy(texts.en, { get: (o, k) => o[k] ?? (() => `?${String(k)}`) }).whatever());
console.log((1234.5).toLocaleString('de-DE'), (1234.5).toLocaleString('fr-BE'), new Date(0).toLocaleDateString('en-GB'));
