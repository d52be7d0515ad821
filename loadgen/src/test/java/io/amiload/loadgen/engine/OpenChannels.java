// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.loadgen.plan.Target;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.io.OutputStreamWriter;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Asks a server which channels are open: with plain lines, so that a fault of ours cannot hide itself. */
final class OpenChannels {

    private OpenChannels() {
    }

    /** Counts the channels with an account code once their number has stopped falling: 0, or what stays for 5 s. */
    static int ofAccount(Target target, String account) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        int count = count(target, account);
        while (count > 0 && System.nanoTime() - deadline < 0) {
            Thread.sleep(50);
            count = count(target, account);
        }
        return count;
    }

    private static int count(Target target, String account) throws IOException {
        try (Socket socket = new Socket(target.host(), target.port())) {
            Writer out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.ISO_8859_1);
            out.write("Action: Login\r\nUsername: admin\r\nSecret: s3cret\r\nEvents: off\r\n\r\n"
                + "Action: CoreShowChannels\r\n\r\n");
            out.flush();
            BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            int count = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals("AccountCode: " + account)) {
                    count++;
                } else if (line.equals("Event: CoreShowChannelsComplete")) {
                    return count;
                }
            }
            throw new IOException("the list of channels did not end");
        }
    }
}
