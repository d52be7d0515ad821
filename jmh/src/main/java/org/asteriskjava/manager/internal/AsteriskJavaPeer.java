// SPDX-License-Identifier: Apache-2.0
package org.asteriskjava.manager.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import org.asteriskjava.manager.event.AbstractMeetMeEvent;
import org.asteriskjava.manager.event.BridgeEvent;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.MeetMeEndEvent;
import org.asteriskjava.manager.event.ProtocolIdentifierReceivedEvent;
import org.asteriskjava.manager.response.ManagerResponse;
import org.asteriskjava.util.DateUtil;
import org.asteriskjava.util.SocketConnectionFacade;
import org.asteriskjava.util.internal.SocketConnectionFacadeImpl;
import org.asteriskjava.util.internal.streamreader.FastScanner;
import org.asteriskjava.util.internal.streamreader.FastScannerFactory;

/**
 * asterisk-java's reader over bytes in memory. In its package, since its builders and dispatchers are not public.
 *
 * <p>Our code, except that {@link #next} and {@link #build} do, call for call, what the loop of
 * {@code ManagerReaderImpl} does.
 */
public final class AsteriskJavaPeer {

    private final Object source = this;
    private final EventBuilder eventBuilder = new EventBuilderImpl();
    private final ResponseBuilder responseBuilder = new ResponseBuilderImpl();
    private final Counter counter = new Counter();
    private final ManagerReaderImpl reader = new ManagerReaderImpl(counter, source);
    private Memory memory;

    /** Makes a peer with a reader of its own. */
    public AsteriskJavaPeer() {
    }

    /**
     * Runs the library's own reader over all bytes, until the last event is dispatched.
     *
     * @param bytes a server's bytes
     * @return events and responses dispatched, without those the reader makes up
     */
    public long read(byte[] bytes) {
        counter.dispatched = 0;
        reader.setSocket(new Memory(bytes));
        reader.run();
        return counter.dispatched;
    }

    /**
     * Starts to read on the caller's thread.
     *
     * @param bytes a server's bytes
     */
    public void open(byte[] bytes) {
        memory = new Memory(bytes);
    }

    /**
     * Reads one message.
     *
     * @param attributes is filled: keys in lower case; text, or a list of text where a key is repeated
     * @return false at the end
     * @throws IOException never
     */
    public boolean next(Map<String, Object> attributes) throws IOException {
        for (String line = memory.readLine(); line != null; line = memory.readLine()) {
            if (line.startsWith("Asterisk Call Manager/") || line.startsWith("Asterisk Call Manager Proxy/")
                || line.startsWith("Asterisk Manager Proxy/") || line.startsWith("OpenPBX Call Manager/")
                || line.startsWith("CallWeaver Call Manager/")) {
                continue;
            }
            if ("Follows".equals(attributes.get("response")) && line.endsWith("--END COMMAND--")) {
                attributes.put(ManagerReader.COMMAND_RESULT_RESPONSE_KEY, line);
                continue;
            }
            if (line.isEmpty()) {
                if (!attributes.isEmpty()) {
                    return true;
                }
                continue;
            }
            String[] parts = line.split(":", 2);
            if (parts.length == 2) {
                String key = parts[0].toLowerCase(Locale.ENGLISH).trim();
                if (!key.isEmpty()) {
                    add(attributes, key, parts[1].trim());
                }
            }
        }
        return false;
    }

    /**
     * Builds the object of one message.
     *
     * @param attributes what {@link #next} read
     * @return an event or a response; null if the library has no class for the event
     */
    public Object build(Map<String, Object> attributes) {
        if (attributes.containsKey("event")) {
            ManagerEvent event = eventBuilder.buildEvent(source, attributes);
            if (event != null) {
                event.setDateReceived(DateUtil.getDate());
            }
            return event;
        }
        if (attributes.containsKey("response")) {
            // No class is expected of any response: nobody sent the actions through this library.
            ManagerUtil.getInternalActionId((String) attributes.get("actionid"));
            ManagerResponse response = responseBuilder.buildResponse(null, attributes);
            if (response != null) {
                response.setDateReceived(DateUtil.getDate());
            }
            return response;
        }
        return null;
    }

    private static void add(Map<String, Object> attributes, String key, String value) {
        Object before = attributes.get(key);
        if (before == null) {
            attributes.put(key, value);
        } else if (before instanceof String) {
            List<Object> values = new ArrayList<>();
            values.add(before);
            values.add(value);
            attributes.put(key, values);
        } else {
            @SuppressWarnings("unchecked")
            List<Object> values = (List<Object>) before;
            values.add(value);
        }
    }

    /** Called on the thread that the reader starts; the reader waits for that thread before it returns. */
    private static final class Counter implements Dispatcher {

        private long dispatched;

        @Override
        public void dispatchResponse(ManagerResponse response, Integer requiredHandlingTime) {
            dispatched++;
        }

        @Override
        public void dispatchEvent(ManagerEvent event, Integer requiredHandlingTime) {
            if (!isMadeUp(event)) {
                dispatched++;
            }
        }

        @Override
        public void stop() {
        }

        /** For the greeting and the end, and what old listeners expect where Asterisk now sends other events. */
        private static boolean isMadeUp(ManagerEvent event) {
            return event instanceof BridgeEvent || event instanceof AbstractMeetMeEvent
                || event instanceof MeetMeEndEvent
                || event instanceof ProtocolIdentifierReceivedEvent || event instanceof DisconnectEvent;
        }
    }

    /** What {@link SocketConnectionFacadeImpl} does, with an array in place of the socket. */
    private static final class Memory implements SocketConnectionFacade {

        private final FastScanner scanner;

        Memory(byte[] bytes) {
            scanner = FastScannerFactory.getReader(
                new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8),
                SocketConnectionFacadeImpl.CRNL_PATTERN);
        }

        @Override
        public String readLine() throws IOException {
            try {
                return scanner.next();
            } catch (NoSuchElementException e) {
                return null;
            }
        }

        @Override
        public void write(String s) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
        }

        @Override
        public boolean isConnected() {
            return true;
        }

        @Override
        public InetAddress getLocalAddress() {
            return null;
        }

        @Override
        public int getLocalPort() {
            return 0;
        }

        @Override
        public InetAddress getRemoteAddress() {
            return null;
        }

        @Override
        public int getRemotePort() {
            return 0;
        }
    }
}
