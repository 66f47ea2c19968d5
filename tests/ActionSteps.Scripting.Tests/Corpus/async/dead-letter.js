// A program goes on until its timers are done; a rejection nobody looks at does not end it.
Promise.reject(new Error('nobody looks')); 
setTimeout(() => console.log('later'), 80); setTimeout(() => { console.log('sooner'); Promise.resolve().then(() => console.log('job')); }, 1);
console.log('first');
var answer = 42; answer;
