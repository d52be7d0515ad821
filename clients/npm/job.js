// SPDX-License-Identifier: Apache-2.0
// One job for each client: log in, ask, store, call somebody, watch the call to its end, log off.
// Prints what came of it as one line of JSON, so that the outcomes at two servers can be compared.
'use strict';

const [clientName, host, port, user, secret] = process.argv.slice(2);
const TIMEOUT = 30000;

/** Collects what a call's events say, until its two channels are gone. */
class Call {
  constructor(id) {
    this.id = id;
    this.names = new Set();
    this.hangups = 0;
    this.outcome = { events: [], cause: null, reason: null };
    this.over = new Promise(resolve => { this.done = resolve; });
  }

  event(event) {
    const get = key => event[key] || event[key.toLowerCase()];
    const name = get('Event');
    if (name === 'OriginateResponse' && get('ActionID') === this.id) {
      this.outcome.reason = get('Reason');
    }
    if (get('Linkedid') === this.id || get('LocalOneLinkedid') === this.id || get('DestLinkedid') === this.id) {
      this.names.add(name);
      if (name === 'Hangup') {
        this.outcome.cause = get('Cause');
        this.hangups++;
      }
    }
    if (this.hangups === 2 && this.outcome.reason) {
      const known = ['Newchannel', 'LocalBridge', 'DialBegin', 'Newstate', 'DialEnd', 'Newexten', 'Hangup'];
      this.outcome.events = known.filter(known => this.names.has(known));
      this.done(this.outcome);
    }
  }
}

const originate = id => ({
  Action: 'Originate', Channel: 'Local/answer@load/n', Application: 'Wait', Data: '5', Async: 'true',
  ChannelId: id, OtherChannelId: `${id}-2`
});

/** The job in the words that all clients share: connect(secret), act(action), events to call.event, end(). */
async function job(client) {
  const outcome = { client: clientName };
  outcome.refused = await client.refused('not the secret');
  const call = new Call(`job${process.pid}x${Date.now() % 1e9}`);
  await client.connect(secret, event => call.event(event));
  outcome.ping = (await client.act({ Action: 'Ping' })).Ping;
  outcome.unknown = (await client.act({ Action: 'NoSuchAction' })).Message;
  outcome.put = (await client.act({ Action: 'DBPut', Family: call.id, Key: 'k', Val: 'v: 1' })).Message;
  outcome.del = (await client.act({ Action: 'DBDel', Family: call.id, Key: 'k' })).Message;
  outcome.originate = (await client.act(originate(call.id), call.id)).Message;
  outcome.call = await call.over;
  await client.end();
  return outcome;
}

/** Header names as Asterisk writes them, whatever the client made of them. */
const named = response => ({
  Ping: response.Ping || response.ping, Message: response.Message || response.message
});

const clients = {
  'asterisk-manager': () => {
    const Manager = require('asterisk-manager');
    let ami;
    return {
      refused: wrong => new Promise(resolve => {
        const other = new Manager(port, host, user, wrong, true);
        other.on('response', response => { other.disconnect(); resolve(response.message); });
      }),
      connect: (right, event) => new Promise(resolve => {
        ami = new Manager(port, host, user, right, true);
        ami.on('managerevent', event);
        ami.once('fullybooted', () => resolve());
      }),
      act: (action, id) => new Promise(resolve =>
        ami.action({ ...action, action: action.Action, Action: undefined, actionid: id },
          (error, response) => resolve(named(error || response)))),
      end: () => new Promise(resolve => {
        ami.once('close', resolve);
        ami.action({ action: 'Logoff' });
      })
    };
  },

  'asterisk-ami-client': () => {
    const AmiClient = require('asterisk-ami-client');
    const ami = new AmiClient();
    return {
      refused: wrong => new AmiClient().connect(user, wrong, { host, port })
        .then(() => 'accepted', error => error.message),
      connect: (right, event) => {
        ami.on('event', event);
        return ami.connect(user, right, { host, port });
      },
      act: (action, id) => ami.action(id ? { ...action, ActionID: id } : action, true).then(named),
      end: () => new Promise(resolve => {
        ami.once('disconnect', resolve);
        ami.disconnect();
      })
    };
  },

  'ami-io': () => {
    const AmiIo = require('ami-io');
    const create = password => AmiIo.createClient(
      { host, port, login: user, password, encoding: 'utf8', logger: new AmiIo.SilentLogger() });
    let ami;
    return {
      refused: wrong => new Promise(resolve => {
        const other = create(wrong);
        other.on('incorrectLogin', () => resolve('Authentication failed'));
        other.on('connected', () => resolve('accepted'));
        other.connect();
      }),
      connect: (right, event) => new Promise(resolve => {
        ami = create(right);
        ami.on('rawEvent', event);
        ami.on('connected', resolve);
        ami.connect();
      }),
      act: (action, id) => new Promise(resolve => {
        const custom = new AmiIo.Action.Action(action.Action);
        Object.assign(custom, action);
        if (id) {
          custom.ActionID = id;
        }
        ami.send(custom, (error, response) => resolve(named(error || response)));
      }),
      end: () => new Promise(resolve => {
        ami.socket.once('close', resolve);
        ami.send(new AmiIo.Action.Logoff(), () => {});
      })
    };
  }
};

const timer = setTimeout(() => {
  console.error(`${clientName}: nothing for ${TIMEOUT / 1000} s`);
  process.exit(1);
}, TIMEOUT);

job(clients[clientName]()).then(outcome => {
  clearTimeout(timer);
  console.log(JSON.stringify(outcome));
  process.exit(0);
}, error => {
  console.error(error);
  process.exit(1);
});
