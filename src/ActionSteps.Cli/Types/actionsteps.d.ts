// What scripts of code steps can use, for editors. Written by `actionsteps script --types`.
/// <reference no-default-lib="true"/>
/// <reference lib="es2024"/>

/** The arguments of the step by their keys. A variable that does not exist is undefined. */
declare const args: Record<string, any>;

/** Collects the answer of a script. Nothing reaches the user or the session without send(). */
interface ResponseBuilder {
  addMessage(text: string): this;
  /** Stores data; dots lead into the variable. Throws on a blank path and below "internal". */
  addSessionVariable(path: string, data: unknown): this;
  /** Older form of addSessionVariable: replaces everything that is to be stored by this entry. */
  setSessionVariable(path: string, data: unknown): this;
  /** The block to go to after the script; undefined for none. The last call wins. */
  setNextDialogState(id: string | undefined): this;
  addButtonGroup(group: { title: string; buttons?: ResponseButton[] }): this;
  addQuickReplies(group: { title: string; quickReplies: ResponseQuickReply[] }): this;
  addCarousel(elements: ResponseCard[]): this;
  addList(config: { elements: ResponseCard[]; button?: ResponseButton; size?: "LARGE" | "COMPACT" }): this;
  addMediaMessage(media: { type: "image" | "video" | "file" | "audio"; url: string }): this;
  /** Web widget only. */
  addHtml(html: string, options?: { withBalloon?: boolean }): this;
  /** Web widget only. */
  addIframe(src: string, options?: { withBalloon?: boolean; height?: string }): this;
  /** Web widget only. Title and message are HTML. */
  addBanner(banner: {
    message?: string;
    type?: "DANGER" | "ERROR" | "SUCCESS" | "INFO";
    title?: string;
    color?: { background?: string; text?: string };
    borderRadius?: string;
  }): this;
  /** Data that the user does not see; with dispatch a window event on the web. */
  addJSONResponse(config: Record<string, unknown>, options?: { dispatch?: boolean }): this;
  toJSON(): ResponseState;
  tostring(): string;
  /** Hands over what was added since the last send() of this builder. */
  send(): this;
}

interface ResponseState {
  action?: { nextDialogstate: string | undefined };
  messages: { type: string; config: any }[];
  session?: { namespace: string; data: unknown }[];
}

interface ResponsePostback {
  nextDialogstateId?: string;
  params?: { key: string; value: unknown }[];
}

type ResponseButton =
  | { type: "postback"; title: string; payload: ResponsePostback }
  | { type: "web_url"; title: string; url: string; payload?: object }
  | { type: "phone_number" | "call"; title: string; payload: string }
  | { type: "element_share" }
  | { type: "webview"; title: string; url: string; payload?: ResponsePostback };

interface ResponseQuickReply {
  title: string;
  type?: "postback" | "location";
  payload?: ResponsePostback;
  imageUrl?: string;
}

interface ResponseCard {
  title: string;
  subTitle?: string;
  imageUrl?: string;
  webUrl?: string;
  buttons?: ResponseButton[];
}

interface ResponseBuilderConstructor {
  (initial?: ResponseBuilderStart): ResponseBuilder;
  new (initial?: ResponseBuilderStart): ResponseBuilder;
  readonly helpers: {
    makeButtonLink(link: { url: string; text: string }): { type: "web_url"; title: string; url: string };
    makeQuickReply(reply: { text: string; payload?: ResponsePostback }): { title: string; payload: ResponsePostback | undefined };
  };
}

interface ResponseBuilderStart {
  nextDialogstate?: string;
  messages?: { type: string; config: any }[];
  sessionVariable?: { namespace: string; data: unknown };
}

declare const ChatlayerResponseBuilder: ResponseBuilderConstructor;

/** Lodash 4.17. */
declare const _: LodashFunctions;

interface LodashFunctions {
  (value: any): any;
  chain(value: any): any;
  get(object: any, path: string | readonly (string | number)[], defaultValue?: any): any;
  delay(callback: (...args: any[]) => void, milliseconds: number, ...args: any[]): number;
  [name: string]: (...args: any[]) => any;
}

declare function fetch(url: string | URL | Request, options?: RequestOptions): Promise<Response>;

interface RequestOptions {
  method?: string;
  headers?: HeadersStart;
  body?: BodyStart;
  redirect?: "follow" | "manual" | "error";
  /** The most redirects; 20 when left out. */
  follow?: number;
  /** In milliseconds; 0 for none. */
  timeout?: number;
  compress?: boolean;
  /** The largest body in bytes; 0 for the limit of the host. */
  size?: number;
  signal?: AbortSignal | null;
}

type BodyStart = string | URLSearchParams | ArrayBuffer | ArrayBufferView | Blob | null;

type HeadersStart = Headers | Record<string, string> | Iterable<readonly [string, string]>;

declare class Headers implements Iterable<[string, string]> {
  constructor(init?: HeadersStart);
  append(name: string, value: string): void;
  delete(name: string): void;
  get(name: string): string | null;
  has(name: string): boolean;
  set(name: string, value: string): void;
  forEach(callback: (value: string, name: string, headers: Headers) => void): void;
  entries(): IterableIterator<[string, string]>;
  keys(): IterableIterator<string>;
  values(): IterableIterator<string>;
  [Symbol.iterator](): IterableIterator<[string, string]>;
}

/** A body, which is read once. */
interface FetchBody {
  /** The body in pieces: for await (const chunk of response.body). */
  readonly body: AsyncIterableIterator<FetchBuffer> | null;
  readonly bodyUsed: boolean;
  text(): Promise<string>;
  json(): Promise<any>;
  arrayBuffer(): Promise<ArrayBuffer>;
  buffer(): Promise<FetchBuffer>;
  blob(): Promise<Blob>;
}

interface FetchBuffer extends Uint8Array {
  toString(encoding?: "utf8" | "base64" | "base64url" | "hex" | "latin1" | "utf16le"): string;
}

declare class Blob {
  constructor(parts?: Iterable<string | ArrayBuffer | ArrayBufferView | Blob>, options?: { type?: string });
  readonly size: number;
  readonly type: string;
  text(): Promise<string>;
  arrayBuffer(): Promise<ArrayBuffer>;
  slice(start?: number, end?: number, type?: string): Blob;
}

declare class FetchError extends Error {
  constructor(message: string, type?: string, systemError?: { code: string });
  type: string;
  code?: string;
  errno?: string;
}

declare class AbortError extends Error {
  constructor(message: string);
  type: "aborted";
}

interface Request extends FetchBody {}

declare class Request {
  constructor(url: string | URL | Request, options?: RequestOptions);
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  clone(): Request;
}

interface Response extends FetchBody {}

declare class Response {
  constructor(body?: BodyStart, options?: { status?: number; statusText?: string; headers?: HeadersStart });
  /** Whether the status is 200 to 299. */
  readonly ok: boolean;
  readonly status: number;
  readonly statusText: string;
  readonly url: string;
  readonly redirected: boolean;
  readonly headers: Headers;
  clone(): Response;
}

/** Lines of the execution log. */
declare const console: {
  log(...data: unknown[]): void;
  info(...data: unknown[]): void;
  warn(...data: unknown[]): void;
  error(...data: unknown[]): void;
  debug(...data: unknown[]): void;
};

declare function setTimeout(callback: (...args: any[]) => void, milliseconds?: number, ...args: any[]): number;
declare function clearTimeout(timer?: number): void;
declare function setInterval(callback: (...args: any[]) => void, milliseconds?: number, ...args: any[]): number;
declare function clearInterval(timer?: number): void;
declare function queueMicrotask(callback: () => void): void;
declare function structuredClone<T>(value: T): T;
declare function atob(text: string): string;
declare function btoa(text: string): string;

declare const crypto: {
  randomUUID(): string;
  getRandomValues<T extends ArrayBufferView>(array: T): T;
};

declare class URL {
  constructor(url: string | URL, base?: string | URL);
  static canParse(url: string, base?: string): boolean;
  hash: string;
  host: string;
  hostname: string;
  href: string;
  readonly origin: string;
  password: string;
  pathname: string;
  port: string;
  protocol: string;
  search: string;
  readonly searchParams: URLSearchParams;
  username: string;
  toString(): string;
  toJSON(): string;
}

declare class URLSearchParams implements Iterable<[string, string]> {
  constructor(init?: string | Record<string, string> | Iterable<readonly [string, string]>);
  append(name: string, value: string): void;
  delete(name: string, value?: string): void;
  get(name: string): string | null;
  getAll(name: string): string[];
  has(name: string, value?: string): boolean;
  set(name: string, value: string): void;
  sort(): void;
  forEach(callback: (value: string, name: string, params: URLSearchParams) => void): void;
  entries(): IterableIterator<[string, string]>;
  keys(): IterableIterator<string>;
  values(): IterableIterator<string>;
  [Symbol.iterator](): IterableIterator<[string, string]>;
  readonly size: number;
  toString(): string;
}

declare class TextEncoder {
  encode(text?: string): Uint8Array;
  readonly encoding: string;
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: ArrayBuffer | ArrayBufferView): string;
  readonly encoding: string;
}

declare class AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}

interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: any;
  onabort: ((event: any) => void) | null;
  throwIfAborted(): void;
  addEventListener(type: "abort", listener: (event: any) => void): void;
  removeEventListener(type: "abort", listener: (event: any) => void): void;
}

declare const AbortSignal: {
  abort(reason?: unknown): AbortSignal;
  timeout(milliseconds: number): AbortSignal;
  any(signals: Iterable<AbortSignal>): AbortSignal;
};
