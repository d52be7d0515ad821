// SPDX-License-Identifier: Apache-2.0
// Logs in with one of the clients, counts the events that reach the application, and prints the count, a number a line.
'use strict';

const [clientName, host, port, user, secret] = process.argv.slice(2);
const PERIOD = 20;
let count = 0;

const onEvent = event => {
  if ((event.Event || event.event) === 'Newexten') {
    count++;
  }
};

const clients = {
  'asterisk-manager': ready => {
    const ami = new (require('asterisk-manager'))(port, host, user, secret, true);
    ami.on('managerevent', onEvent);
    ami.once('fullybooted', ready);
  },

  'asterisk-ami-client': ready => {
    const ami = new (require('asterisk-ami-client'))();
    ami.on('event', onEvent);
    ami.connect(user, secret, { host, port }).then(ready);
  },

  'ami-io': ready => {
    const AmiIo = require('ami-io');
    const ami = AmiIo.createClient(
      { host, port, login: user, password: secret, encoding: 'utf8', logger: new AmiIo.SilentLogger() });
    ami.on('rawEvent', onEvent);
    ami.on('connected', ready);
    ami.connect();
  }
};

clients[clientName](() => {
  console.log(0);
  let told = 0;
  setInterval(() => {
    if (count !== told) {
      told = count;
      console.log(told);
    }
  }, PERIOD);
});
