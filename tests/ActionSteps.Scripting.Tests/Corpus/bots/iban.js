const isIban = text => {
  const iban = text.replace(/\s/g, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(iban)) return false;
  const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, c => c.charCodeAt(0) - 55);
  return BigInt(digits) % 97n === 1n;
};
for (const i of ['BE68 5390 0754 7034', 'BE68 5390 0754 7035', 'GB82WEST12345698765432', 'DE89370400440532013000', '', 'XX00'])
  console.log(i, isIban(i));
