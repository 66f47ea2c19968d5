const normalize = raw => {
  const digits = raw.replace(/[^\d+]/g, '').replace(/^00/, '+').replace(/^0/, '+32');
  return /^\+\d{8,15}$/.test(digits) ? digits : null;
};
for (const n of ['0471 12 34 56', '+32 (0)471/123456', '0032471123456', '12', 'call me', '+1-202-555-0143'])
  console.log(n.padEnd(20, '.'), normalize(n));
console.log('+32471123456'.replace(/^\+(\d\d)(\d{3})(\d\d)(\d\d)(\d\d)$/, '+$1 $2 $3 $4 $5'));
