// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import io.amiload.codec.AmiDecoder;
import io.amiload.codec.AmiEncoder;
import io.amiload.codec.AmiFormatException;
import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiMessage;
import io.amiload.codec.AmiName;
import io.amiload.codec.Kind;
import io.amiload.loadgen.measure.ClockOffset;
import io.amiload.loadgen.measure.WallClock;
import io.amiload.loadgen.plan.AuthMethod;
import io.amiload.loadgen.plan.Credentials;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import javax.net.ssl.SSLException;

/**
 * One session of its own before (and after) the load: finds out whether the target can be reached and lets us in, what it
 * is, and how its clock stands to ours. Blocking, and in no hurry.
 */
final class Probe implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int PINGS = 40;

    private final Dialer dialer;
    /** By HTTP: who we are, on whatever connection; else null. */
    private final HttpIdentity identity;
    private BlockingConnection connection;
    private ByteChannel bytes;
    private final AmiDecoder decoder = new AmiDecoder();
    private final AmiEncoder encoder = new AmiEncoder();
    private final ByteBuffer in = ByteBuffer.allocateDirect(64 * 1024).flip();
    private final ByteBuffer out = ByteBuffer.allocateDirect(8 * 1024);
    private final String where;
    private String banner;
    private String amiVersion;
    private String asteriskVersion;

    Probe(Dialer dialer, Credentials credentials) throws TargetUnreachableException, LoginRefusedException {
        this.dialer = dialer;
        where = dialer.where();
        identity = dialer.identity(credentials);
        if (dialer.address().isUnresolved()) {
            throw new TargetUnreachableException("the name " + dialer.address().getHostString() + " is not known");
        }
        try {
            connect();
        } catch (IOException e) {
            close();
            throw new TargetUnreachableException("cannot connect to " + where + ": " + Failures.name(e));
        }
        try {
            encrypt();
            logIn(credentials);
            readVersions();
        } catch (IOException | AmiFormatException e) {
            close();
            throw new TargetUnreachableException(e instanceof IOException io
                ? explain(io) : where + " does not speak the manager protocol");
        } catch (LoginRefusedException e) {
            close();
            throw e;
        }
    }

    String banner() {
        return banner;
    }

    /** From CoreSettings or else the banner, or null. */
    String amiVersion() {
        return amiVersion;
    }

    /** From CoreSettings, or null if we may not ask. */
    String asteriskVersion() {
        return asteriskVersion;
    }

    /** Sends an action with headers, each a key and a value, and waits for its response. */
    AmiMessage ask(String action, String... headers) throws IOException {
        encoder.wrap(out.clear()).action(action);
        for (int i = 0; i < headers.length; i += 2) {
            encoder.header(headers[i], headers[i + 1]);
        }
        encoder.end();
        send();
        return response();
    }

    /** Bounds the target's clock; leaves the offset unknown if the target's Ping carries no time. */
    void compareClocks(WallClock clock, ClockOffset offset) throws IOException {
        for (int i = 0; i < PINGS; i++) {
            long before = System.nanoTime();
            encoder.wrap(out.clear()).action(AmiName.PING).header(AmiKey.ACTION_ID, i).end();
            send();
            AmiMessage pong = response();
            long after = System.nanoTime();
            long theirs = pong.getMicros(AmiKey.TIMESTAMP, -1);
            if (theirs >= 0) {
                offset.exchange(clock.epochNanos(before), theirs * 1000, clock.epochNanos(after), 1000);
            }
        }
    }

    @Override
    public void close() {
        try {
            if (connection.isOpen()) {
                encoder.wrap(out.clear()).action(AmiName.LOGOFF).end();
                send();
            }
        } catch (IOException e) {
            // The session ends in any case.
        }
        try {
            bytes.close();
        } catch (IOException e) {
            // As above.
        }
    }

    private void connect() throws IOException {
        connection = new BlockingConnection();
        bytes = identity == null ? connection : dialer.httpOver(connection, identity);
        connection.connect(dialer.address(), TIMEOUT_MILLIS);
    }

    private void encrypt() throws IOException {
        if (dialer.tls() != null) {
            connection.encrypt(dialer.tls());
        }
    }

    private void logIn(Credentials credentials) throws IOException, LoginRefusedException {
        encoder.wrap(out.clear());
        if (credentials.auth() == AuthMethod.DIGEST) {
            Logins.ping(encoder);
        } else if (credentials.auth() == AuthMethod.MD5) {
            Logins.challenge(encoder);
            send();
            String challenge = response().getString(AmiKey.CHALLENGE);
            encoder.wrap(out.clear());
            Logins.md5(encoder, credentials, "off", challenge);
        } else {
            Logins.plain(encoder, credentials, "off");
        }
        send();
        AmiMessage answer = response();
        if (answer.nameId() != AmiName.SUCCESS) {
            throw new LoginRefusedException(where + " refused the login of '" + credentials.user() + "': "
                + answer.getString(AmiKey.MESSAGE));
        }
    }

    private void readVersions() throws IOException {
        int slash = banner == null ? -1 : banner.lastIndexOf('/');
        amiVersion = slash < 0 ? null : banner.substring(slash + 1).strip();
        encoder.wrap(out.clear()).action(AmiName.CORE_SETTINGS).end();
        send();
        AmiMessage settings = response();
        if (settings.nameId() == AmiName.SUCCESS) {
            String version = settings.getString(AmiKey.AMI_VERSION);
            amiVersion = version == null ? amiVersion : version;
            asteriskVersion = settings.getString(AmiKey.ASTERISK_VERSION);
        }
    }

    private AmiMessage response() throws IOException {
        while (true) {
            AmiMessage message = next();
            if (message.kind() == Kind.BANNER) {
                banner = message.value(0);
            } else if (message.kind() == Kind.RESPONSE) {
                return message;
            }
        }
    }

    private AmiMessage next() throws IOException {
        while (true) {
            AmiMessage message = decoder.next(in);
            if (message != null) {
                return message;
            }
            in.compact();
            int count = in.hasRemaining() ? bytes.read(in) : -1;
            while (count == 0) {
                count = bytes.read(in);
            }
            in.flip();
            if (count <= 0) {
                throw new IOException(identity == null && banner == null && decoder.streamPosition() == 0
                    ? "closed the connection without a banner" : "closed the connection");
            }
        }
    }

    private void send() throws IOException {
        out.flip();
        while (out.hasRemaining()) {
            if (bytes.write(out) == 0) {
                takeAnotherConnection();
            }
        }
    }

    /** A web server may take one request only on each connection; the session goes on with the next. */
    private void takeAnotherConnection() throws IOException {
        if (identity == null) {
            throw new IOException("takes no further action");
        }
        connection.close();
        connect();
        encrypt();
    }

    private String explain(IOException e) {
        if (e instanceof SSLException tls) {
            return TlsClient.explain(where, tls);
        }
        if (e instanceof ProtocolException) {
            return where + " is not a web server";
        }
        return e instanceof java.net.SocketTimeoutException
            ? where + " accepted the connection but did not answer within " + TIMEOUT_MILLIS / 1000 + " s"
            : where + ": " + e.getMessage();
    }
}
