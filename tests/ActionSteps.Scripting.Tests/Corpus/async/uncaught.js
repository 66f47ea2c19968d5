// body
console.log('before'); await null; const o = { deep: undefined };
o.deep.er;
