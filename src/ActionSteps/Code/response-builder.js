// Collects what a script answers; send() hands over what was added since the send before. One builder may send several times.
(publish) => {
  'use strict';
  const backgrounds = { DANGER: '#FAF8EF', ERROR: '#FFEFEF', SUCCESS: '#EFFFF1', INFO: '#EFF6FF' };

  const toEntry = (path, data) => {
    const [namespace, ...keys] = path.trim().split('.');
    for (let i = keys.length - 1; i >= 0; i--) data = { [keys[i]]: data };
    return { namespace, data };
  };

  class Builder {
    #action;
    #messages = [];
    #session;
    #isRouted = false;
    #sentMessages = 0;
    #sentSession = 0;

    constructor(initial) {
      if (initial === undefined || initial === null) return;
      const { nextDialogstate, messages, sessionVariable } = initial;
      if (nextDialogstate) this.setNextDialogState(nextDialogstate);
      if (messages && messages.length > 0) this.#messages = [...messages];
      if (sessionVariable && sessionVariable.namespace && sessionVariable.data) {
        this.#session = [{ namespace: sessionVariable.namespace, data: sessionVariable.data }];
      }
    }

    #add(type, config) {
      this.#messages.push({ type, config });
      return this;
    }

    addMessage(text) {
      return this.#add('text', { textMessages: [{ text }] });
    }

    addSessionVariable(path, data) {
      if (typeof path !== 'string' || path.trim() === '') throw new Error(`invalid session namespace "${String(path)}"`);
      const entry = toEntry(path, data);
      if (entry.namespace === 'internal') throw new Error("can't modify internal session namespace");
      (this.#session ??= []).push(entry);
      return this;
    }

    setSessionVariable(path, data) {
      this.#session = [toEntry(path, data)];
      this.#sentSession = 0;
      return this;
    }

    setNextDialogState(id) {
      this.#action = { nextDialogstate: id };
      this.#isRouted = true;
      return this;
    }

    addButtonGroup({ title, buttons = [] }) {
      return this.#add('buttons', { textMessages: [{ text: title }], buttons });
    }

    addQuickReplies({ title, quickReplies }) {
      return this.#add('quickReplies', { textMessages: [{ text: title }], quickReplies });
    }

    addCarousel(elements) {
      return this.#add('carousel', { elements });
    }

    addList(config) {
      return this.#add('list', config);
    }

    addMediaMessage({ type, url }) {
      if (type !== 'image' && type !== 'video' && type !== 'file' && type !== 'audio') throw new Error(`Invalid type: ${String(type)}`);
      return this.#add('media', { media: { type, url } });
    }

    addHtml(html, { withBalloon = true } = {}) {
      return this.#add('__raw', { withBalloon, html, type: 'html' });
    }

    addIframe(src, { withBalloon = true, height = '30px' } = {}) {
      const html = `<iframe src="${src}" width="100%" height="${height}" style="border:none;"></iframe>`;
      return this.#add('JSONTemplate', { withBalloon, html, __component: 'html' });
    }

    addBanner({ message, type, title, color = {}, borderRadius = '4px' }) {
      const background = (color && color.background) || (Object.hasOwn(backgrounds, type) ? backgrounds[type] : '#FAFAFA');
      const text = (color && color.text) || '#9A9A9A';
      const style = `padding: 0.5rem; background: ${background}; color: ${text}; margin: 1.5em; border-radius: ${borderRadius}; `
        + `min-width: 140px; border: 1px solid ${text}; overflow-wrap: break-word;`;
      const html = `<div style="${style}">${title ? `<h3>${title}</h3>` : ''}${message ? `<div>${message}</div>` : ''}</div>`;
      return this.#add('JSONTemplate', { withBalloon: false, html, __component: 'html' });
    }

    addJSONResponse(config, options) {
      return this.#add('JSONTemplate', options && options.dispatch ? { ...config, ___type: 'CL_DISPATCH_EVENT' } : config);
    }

    toJSON() {
      return { action: this.#action, messages: this.#messages, session: this.#session };
    }

    tostring() {
      return JSON.stringify(this.toJSON(), null, 2);
    }

    send() {
      publish({
        action: this.#isRouted ? this.#action : undefined,
        messages: this.#messages.slice(this.#sentMessages),
        session: this.#session && this.#session.slice(this.#sentSession),
      });
      this.#isRouted = false;
      this.#sentMessages = this.#messages.length;
      this.#sentSession = this.#session ? this.#session.length : 0;
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
