// body
const log = [];
const sleep = ms => new Promise(r => setTimeout(r, ms));
async function retry(work, { times = 3, delay = 1, factor = 2 } = {}) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work(attempt);
    } catch (e) {
      log.push(`attempt ${attempt}: ${e.message}`);
      if (attempt >= times) throw new Error('gave up', { cause: e });
      await sleep(delay);
      delay *= factor;
    }
  }
}
console.log(await retry(async n => { if (n < 3) throw new Error(`no ${n}`); return n * 10; }));
try { await retry(n => Promise.reject(new TypeError('never')), { times: 2 }); } catch (e) { console.log(e.message, e.cause.name, e.cause instanceof TypeError); }
console.log(log);
return log.length;
