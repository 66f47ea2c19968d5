// fetch as scripts know it from version 2 of node-fetch. begin(request) starts nothing yet: it answers the functions of one exchange.
(begin) => {
  'use strict';
  const tokenPattern = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
  const badValue = /[^\t\x20-\x7e\x80-\xff]/;
  const reasons = {
    200: 'OK', 201: 'Created', 202: 'Accepted', 203: 'Non-Authoritative Information', 204: 'No Content', 205: 'Reset Content',
    206: 'Partial Content', 300: 'Multiple Choices', 301: 'Moved Permanently', 302: 'Found', 303: 'See Other', 304: 'Not Modified',
    307: 'Temporary Redirect', 308: 'Permanent Redirect', 400: 'Bad Request', 401: 'Unauthorized', 402: 'Payment Required',
    403: 'Forbidden', 404: 'Not Found', 405: 'Method Not Allowed', 406: 'Not Acceptable', 408: 'Request Timeout', 409: 'Conflict',
    410: 'Gone', 411: 'Length Required', 412: 'Precondition Failed', 413: 'Payload Too Large', 415: 'Unsupported Media Type',
    418: "I'm a Teapot", 422: 'Unprocessable Entity', 423: 'Locked', 424: 'Failed Dependency', 429: 'Too Many Requests',
    500: 'Internal Server Error', 501: 'Not Implemented', 502: 'Bad Gateway', 503: 'Service Unavailable', 504: 'Gateway Timeout',
  };

  class FetchError extends Error {
    constructor(message, type, cause) {
      super(message);
      this.type = type;
      if (cause) this.code = this.errno = cause.code;
    }
  }
  Object.defineProperty(FetchError.prototype, 'name', { value: 'FetchError', writable: true, configurable: true });

  class AbortError extends Error {
    constructor(message) {
      super(message);
      this.type = 'aborted';
    }
  }
  Object.defineProperty(AbortError.prototype, 'name', { value: 'AbortError', writable: true, configurable: true });

  const toError = ({ type, code, message }) =>
    type === 'aborted' ? new AbortError(message) : new FetchError(message, type, code ? { code } : undefined);

  const checkName = (name) => {
    name = `${name}`;
    if (!tokenPattern.test(name)) throw new TypeError(`${name} is not a legal HTTP header name`);
    return name;
  };

  const checkValue = (value) => {
    value = `${value}`;
    if (badValue.test(value)) throw new TypeError(`${value} is not a legal HTTP header value`);
    return value;
  };

  class Headers {
    // Lower-case name to the name as it was written and its values.
    #map = new Map();

    constructor(init) {
      if (init === undefined || init === null) return;
      if (typeof init !== 'object') throw new TypeError('Provided initializer must be an object');
      if (#map in init) {
        for (const [key, { name, values }] of init.#map) this.#map.set(key, { name, values: [...values] });
        return;
      }
      const iterate = init[Symbol.iterator];
      if (iterate === undefined || iterate === null) {
        for (const key of Object.keys(init)) this.set(key, init[key]);
        return;
      }
      if (typeof iterate !== 'function') throw new TypeError('Header pairs must be iterable');
      const pairs = [];
      for (const pair of init) {
        if (typeof pair !== 'object' || typeof pair[Symbol.iterator] !== 'function') throw new TypeError('Each header pair must be iterable');
        pairs.push([...pair]);
      }
      for (const pair of pairs) {
        if (pair.length !== 2) throw new TypeError('Each header pair must be a name/value tuple');
        this.append(pair[0], pair[1]);
      }
    }

    // What a server sent: names of any kind but those that HTTP does not know, in lower case; cookies stay apart.
    static received(list) {
      const headers = new Headers();
      for (let i = 0; i < list.length; i += 2) {
        const key = list[i].toLowerCase();
        const known = headers.#map.get(key);
        if (known === undefined) headers.#map.set(key, { name: key, values: [list[i + 1]] });
        else if (key === 'set-cookie') known.values.push(list[i + 1]);
        else known.values[0] += ', ' + list[i + 1];
      }
      return headers;
    }

    static sent(headers) {
      const list = [];
      for (const { name, values } of headers.#map.values()) for (const value of values) list.push(name, value);
      return list;
    }

    get(name) {
      const known = this.#map.get(checkName(name).toLowerCase());
      return known === undefined ? null : known.values.join(', ');
    }

    has(name) {
      return this.#map.has(checkName(name).toLowerCase());
    }

    set(name, value) {
      name = checkName(name);
      value = checkValue(value);
      const known = this.#map.get(name.toLowerCase());
      this.#map.set(name.toLowerCase(), { name: known === undefined ? name : known.name, values: [value] });
    }

    append(name, value) {
      name = checkName(name);
      value = checkValue(value);
      const known = this.#map.get(name.toLowerCase());
      if (known === undefined) this.#map.set(name.toLowerCase(), { name, values: [value] });
      else known.values.push(value);
    }

    delete(name) {
      this.#map.delete(checkName(name).toLowerCase());
    }

    forEach(callback, thisArg = undefined) {
      for (const [name, value] of this) callback.call(thisArg, value, name, this);
    }

    raw() {
      const all = Object.create(null);
      for (const { name, values } of this.#map.values()) all[name] = [...values];
      return all;
    }

    *keys() {
      for (const [name] of this) yield name;
    }

    *values() {
      for (const [, value] of this) yield value;
    }

    *entries() {
      for (const key of [...this.#map.keys()].sort()) {
        const known = this.#map.get(key);
        if (known !== undefined) yield [key, known.values.join(', ')];
      }
    }

    get [Symbol.toStringTag]() {
      return 'Headers';
    }
  }
  const { received, sent } = Headers;
  delete Headers.received;
  delete Headers.sent;
  Object.defineProperty(Headers.prototype, Symbol.iterator, { value: Headers.prototype.entries, writable: true, configurable: true });

  // A body of the script's own: text, or bytes that nobody changes any more.
  const toContent = (body) => {
    if (body === undefined || body === null) return null;
    if (body instanceof ArrayBuffer) return body.slice(0);
    if (ArrayBuffer.isView(body)) return body.buffer.slice(body.byteOffset, body.byteOffset + body.byteLength);
    return String(body);
  };

  const contentType = (body) =>
    body instanceof URLSearchParams ? 'application/x-www-form-urlencoded;charset=UTF-8'
      : body instanceof ArrayBuffer || ArrayBuffer.isView(body) ? null
        : 'text/plain;charset=UTF-8';

  // A body that comes from a server, read once and shared by the clones of its response.
  class Arriving {
    constructor(exchange) {
      this.exchange = exchange;
      this.isShared = false;
      this.bytes = undefined;
    }

    async text() {
      if (this.isShared) return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await this.buffer());
      const text = await this.exchange.text();
      if (typeof text !== 'string') throw toError(text);
      return text;
    }

    async buffer() {
      const bytes = await (this.bytes ??= this.exchange.bytes());
      if (!(bytes instanceof ArrayBuffer)) throw toError(bytes);
      return this.isShared ? bytes.slice(0) : bytes;
    }
  }

  class Body {
    #content;
    #isUsed = false;

    constructor(content) {
      this.#content = content;
    }

    static contentOf(body) {
      return body.#content;
    }

    static share(body) {
      if (body.#isUsed) throw new Error('cannot clone body after it is used');
      if (body.#content instanceof Arriving) body.#content.isShared = true;
      return body.#content;
    }

    #take() {
      if (this.#isUsed) throw new TypeError(`body used already for: ${this.url}`);
      this.#isUsed = true;
      return this.#content;
    }

    get bodyUsed() {
      return this.#isUsed;
    }

    async text() {
      const content = this.#take();
      return content === null ? '' : typeof content === 'string' ? content.toWellFormed()
        : content instanceof Arriving ? content.text() : new TextDecoder('utf-8', { ignoreBOM: true }).decode(content);
    }

    async json() {
      const text = await this.text();
      try {
        return JSON.parse(text);
      } catch (error) {
        throw new FetchError(`invalid json response body at ${this.url} reason: ${error.message}`, 'invalid-json');
      }
    }

    async arrayBuffer() {
      const content = this.#take();
      return content === null ? new ArrayBuffer(0) : typeof content === 'string' ? new TextEncoder().encode(content).buffer
        : content instanceof Arriving ? content.buffer() : content.slice(0);
    }
  }
  const { contentOf, share } = Body;
  delete Body.contentOf;
  delete Body.share;

  const open = Symbol('open');

  class Response extends Body {
    #url;
    #status;
    #statusText;
    #headers;
    #isRedirected;

    constructor(body = null, options = {}) {
      super(options !== null && body !== null && body[open] === open ? body.content : toContent(body));
      options ??= {};
      this.#url = options.url || '';
      this.#status = options.status || 200;
      this.#statusText = options.statusText || reasons[this.#status];
      this.#isRedirected = options.counter > 0;
      if (body !== null && body !== undefined && body[open] === open) {
        this.#headers = body.headers;
        this.#statusText = options.statusText;
        return;
      }
      this.#headers = new Headers(options.headers);
      if (body !== null && body !== undefined && !this.#headers.has('Content-Type')) {
        const type = contentType(body);
        if (type !== null) this.#headers.append('Content-Type', type);
      }
    }

    get url() {
      return this.#url;
    }

    get status() {
      return this.#status;
    }

    get ok() {
      return this.#status >= 200 && this.#status < 300;
    }

    get redirected() {
      return this.#isRedirected;
    }

    get statusText() {
      return this.#statusText;
    }

    get headers() {
      return this.#headers;
    }

    clone() {
      return new Response({ [open]: open, content: share(this), headers: new Headers(this.#headers) }, {
        url: this.#url, status: this.#status, statusText: this.#statusText, counter: this.#isRedirected ? 1 : 0,
      });
    }

    get [Symbol.toStringTag]() {
      return 'Response';
    }
  }

  // A URL with a scheme is written the way browsers do; one without is kept, and refused when it is fetched.
  const toUrl = (input) => {
    const text = input && input.href ? `${input.href}` : `${input}`;
    return /^[a-zA-Z][a-zA-Z\d+\-.]*:/.test(text) ? new URL(text).toString() : text;
  };

  class Request extends Body {
    #url;
    #method;
    #headers;

    constructor(input, init = {}) {
      init ??= {};
      const other = typeof input === 'object' && input !== null && #url in input ? input : null;
      const method = String(init.method || (other ? other.#method : 'GET')).toUpperCase();
      const body = init.body !== undefined && init.body !== null ? init.body : null;
      const inherited = body === null && other !== null ? contentOf(other) : null;
      if ((body !== null || inherited !== null) && (method === 'GET' || method === 'HEAD')) {
        throw new TypeError('Request with GET/HEAD method cannot have body');
      }
      super(inherited === null ? toContent(body) : share(other));
      this.#url = other === null ? toUrl(input) : other.#url;
      this.#method = method;
      this.#headers = new Headers(init.headers || (other ? other.#headers : {}));
      if (body !== null && !this.#headers.has('Content-Type')) {
        const type = contentType(body);
        if (type !== null) this.#headers.append('Content-Type', type);
      }
      this.signal = 'signal' in init ? init.signal : other ? other.signal : null;
      if (this.signal !== null && this.signal !== undefined && !(this.signal instanceof AbortSignal)) {
        throw new TypeError('Expected signal to be an instanceof AbortSignal');
      }
      this.redirect = init.redirect || (other ? other.redirect : 'follow');
      this.follow = init.follow !== undefined ? init.follow : other ? other.follow : 20;
      this.compress = init.compress !== undefined ? init.compress : other ? other.compress : true;
      this.timeout = init.timeout || (other ? other.timeout : 0);
      this.size = init.size || (other ? other.size : 0);
    }

    get method() {
      return this.#method;
    }

    get url() {
      return this.#url;
    }

    get headers() {
      return this.#headers;
    }

    clone() {
      return new Request(this);
    }

    get [Symbol.toStringTag]() {
      return 'Request';
    }
  }

  // What goes out: the request's own headers and, where they say nothing, what fetch says by itself.
  const toMessage = (request) => {
    if (!/^[a-zA-Z][a-zA-Z\d+\-.]*:/.test(request.url)) throw new TypeError('Only absolute URLs are supported');
    const url = new URL(request.url);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new TypeError('Only HTTP(S) protocols are supported');
    const headers = new Headers(request.headers);
    if (!headers.has('Accept')) headers.set('Accept', '*/*');
    if (!headers.has('User-Agent')) headers.set('User-Agent', 'ActionSteps');
    if (request.compress && !headers.has('Accept-Encoding')) headers.set('Accept-Encoding', 'gzip,deflate');
    if ((url.username || url.password) && !headers.has('Authorization')) {
      const bytes = new TextEncoder().encode(decodeURIComponent(url.username) + ':' + decodeURIComponent(url.password));
      headers.set('Authorization', 'Basic ' + btoa(String.fromCharCode(...bytes)));
    }
    url.username = url.password = '';
    return {
      url: url.href, method: request.method, headers: sent(headers), body: contentOf(request), redirect: String(request.redirect),
      follow: Number(request.follow), compress: Boolean(request.compress), timeout: Number(request.timeout), size: Number(request.size),
    };
  };

  const fetch = async (input, init) => {
    const request = new Request(input, init);
    const message = toMessage(request);
    const { signal } = request;
    if (signal && signal.aborted) throw new AbortError('The user aborted a request.');
    const exchange = begin(message);
    if (signal) signal.addEventListener('abort', () => exchange.abort(), { once: true });
    const answer = await exchange.answer();
    if (signal && signal.aborted) throw new AbortError('The user aborted a request.');
    if (answer.type !== undefined) throw toError(answer);
    const headers = received(answer.headers);
    return new Response({ [open]: open, content: new Arriving(exchange), headers }, {
      url: answer.redirected ? answer.url : request.url, status: answer.status, statusText: answer.statusText, counter: answer.redirected ? 1 : 0,
    });
  };

  fetch.isRedirect = (code) => code === 301 || code === 302 || code === 303 || code === 307 || code === 308;
  return Object.assign(fetch, { Headers, Request, Response, FetchError, AbortError, default: fetch });
}
