// Collects what a script answers; send() hands over what was added since the send before. One builder may send several times.
(publish) => {
  'use strict';
  const backgrounds = { DANGER: '#FAF8EF', ERROR: '#FFEFEF', SUCCESS: '#EFFFF1', INFO: '#EFF6FF' };

  const toEntry = (path, data) => {
    const [namespace, ...keys] = path.trim().split('.');
    for (let i = keys.length - 1; i >= 0; i--) data = { [keys[i]]: data };
    return { namespace, data };
  };

  const begin = (initial) => {
    const state = { action: undefined, messages: [], session: undefined, isRouted: false, sentMessages: 0, sentSession: 0 };
    if (initial !== undefined && initial !== null) {
      const { nextDialogstate, messages, sessionVariable } = initial;
      if (nextDialogstate) route(state, nextDialogstate);
      if (messages && messages.length > 0) state.messages = [...messages];
      if (sessionVariable && sessionVariable.namespace && sessionVariable.data) {
        state.session = [{ namespace: sessionVariable.namespace, data: sessionVariable.data }];
      }
    }
    return state;
  };

  const route = (state, id) => {
    state.action = { nextDialogstate: id };
    state.isRouted = true;
  };

  const add = (builder, state, type, config) => {
    state.messages.push({ type, config });
    return builder;
  };

  class Builder {
    #state;

    constructor(initial) {
      this.#state = begin(initial);
    }

    addMessage(text) {
      return add(this, this.#state, 'text', { textMessages: [{ text }] });
    }

    addSessionVariable(path, data) {
      if (typeof path !== 'string' || path.trim() === '') throw new Error(`invalid session namespace "${String(path)}"`);
      const entry = toEntry(path, data);
      if (entry.namespace === 'internal') throw new Error("can't modify internal session namespace");
      (this.#state.session ??= []).push(entry);
      return this;
    }

    setSessionVariable(path, data) {
      this.#state.session = [toEntry(path, data)];
      this.#state.sentSession = 0;
      return this;
    }

    setNextDialogState(id) {
      route(this.#state, id);
      return this;
    }

    addButtonGroup({ title, buttons = [] }) {
      return add(this, this.#state, 'buttons', { textMessages: [{ text: title }], buttons });
    }

    addQuickReplies({ title, quickReplies }) {
      return add(this, this.#state, 'quickReplies', { textMessages: [{ text: title }], quickReplies });
    }

    addCarousel(elements) {
      return add(this, this.#state, 'carousel', { elements });
    }

    addList(config) {
      return add(this, this.#state, 'list', config);
    }

    addMediaMessage({ type, url }) {
      if (type !== 'image' && type !== 'video' && type !== 'file' && type !== 'audio') throw new Error(`Invalid type: ${String(type)}`);
      return add(this, this.#state, 'media', { media: { type, url } });
    }

    addHtml(html, { withBalloon = true } = {}) {
      return add(this, this.#state, '__raw', { withBalloon, html, type: 'html' });
    }

    addIframe(src, { withBalloon = true, height = '30px' } = {}) {
      const html = `<iframe src="${src}" width="100%" height="${height}" style="border:none;"></iframe>`;
      return add(this, this.#state, 'JSONTemplate', { withBalloon, html, __component: 'html' });
    }

    addBanner({ message, type, title, color = {}, borderRadius = '4px' }) {
      const background = (color && color.background) || (Object.hasOwn(backgrounds, type) ? backgrounds[type] : '#FAFAFA');
      const text = (color && color.text) || '#9A9A9A';
      const style = `padding: 0.5rem; background: ${background}; color: ${text}; margin: 1.5em; border-radius: ${borderRadius}; `
        + `min-width: 140px; border: 1px solid ${text}; overflow-wrap: break-word;`;
      const html = `<div style="${style}">${title ? `<h3>${title}</h3>` : ''}${message ? `<div>${message}</div>` : ''}</div>`;
      return add(this, this.#state, 'JSONTemplate', { withBalloon: false, html, __component: 'html' });
    }

    addJSONResponse(config, options) {
      return add(this, this.#state, 'JSONTemplate', options && options.dispatch ? { ...config, ___type: 'CL_DISPATCH_EVENT' } : config);
    }

    toJSON() {
      const { action, messages, session } = this.#state;
      return { action, messages, session };
    }

    tostring() {
      return JSON.stringify(this.toJSON(), null, 2);
    }

    send() {
      const state = this.#state;
      const { messages, session } = state;
      publish({
        action: state.isRouted ? state.action : undefined,
        messages: state.sentMessages > 0 ? messages.slice(state.sentMessages) : messages,
        session: session && state.sentSession > 0 ? session.slice(state.sentSession) : session,
      });
      state.isRouted = false;
      state.sentMessages = messages.length;
      state.sentSession = session ? session.length : 0;
      return this;
    }
  }

  function ChatlayerResponseBuilder(initial) {
    return new Builder(initial);
  }

  ChatlayerResponseBuilder.prototype = Builder.prototype;
  ChatlayerResponseBuilder.helpers = {
    makeButtonLink: ({ url, text }) => ({ type: 'web_url', title: text, url }),
    makeQuickReply: ({ text, payload }) => ({ title: text, payload }),
  };
  return ChatlayerResponseBuilder;
}
