function probe(...checks) {
  for (const check of checks) {
    let result;
    try {
      result = check();
    } catch (e) {
      result = e instanceof Error ? `${e.name}: ${e.message}` : e;
    }
    console.log(String(check).replace(/^\(\) => /, ''), '→', result);
  }
}

const user = { name: 'Ann', address: { street: null }, greet() { return `I am ${this.name}`; }, list: [1] }; let n = 0;
probe(() => user?.address?.street?.length, () => user.nobody?.[n++], () => n, () => user.greet?.(), () => user['greet']?.(), () => user.nope?.(n++), () => (user?.greet)(), () => user.list?.[0], () => user.list?.length, () => delete user?.nope, () => user?.a?.b.c.d(n++), () => n, () => user.address?.nope.x, () => user.nope.x, () => user.nope(), () => user.address.street(), () => user.address.street.x, () => user.list[5].x, () => user.list.nope(), () => user.greet().foo.bar, () => (0, user.greet)(), () => `${user?.name ?? 'none'}`, () => user.name?.toUpperCase().length, () => null?.[n++] ?? n);
