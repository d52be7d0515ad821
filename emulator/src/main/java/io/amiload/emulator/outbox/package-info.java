// SPDX-License-Identifier: Apache-2.0
/** What waits to be sent to a client, the memory it waits in, and how fast the client takes it. Knows no session. */
package io.amiload.emulator.outbox;
