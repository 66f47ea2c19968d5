const slug = s => s.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
console.log(['Crème Brûlée!', '  10 €  Ÿ ', 'Ångström & Søn', '日本語 テスト', '---'].map(slug));
