// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.amiload.emulator.traffic.Durations;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** What can be asked of {@link ControlPort}: paths, their parameters, and the answers. */
final class ControlCommands {

    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final int MOST_GARBAGE = 1024 * 1024;
    private static final JsonFactory FACTORY = new JsonFactory();

    private static final String HELP = String.join("\n",
            "GET  /clients[?format=text]                  how each client keeps up",
            "GET  /counters                               what the server has done",
            "POST /stall?for=2s                           nothing is read, answered or sent",
            "POST /drip?rate=100[&client=C]               bytes per second; 0 ends it",
            "POST /cut[?client=C]                         close in the middle of the next message",
            "POST /reset[?client=C]                       end with a reset",
            "POST /garbage[?bytes=200&seed=1&client=C]    random bytes between two messages",
            "POST /half-open[?client=C]                   neither read nor write nor close",
            "POST /stray-line-feeds?on=true               CR LF LF at the end of each message",
            "POST /held-events?on=true                    each event waits for the next or for an action",
            "POST /disturb?fault=F&event=E[&count=1]      F is drop, duplicate or swap",
            "POST /restart[?down=1s]                      Shutdown, and back after a while",
            "POST /storm?event=E&rate=1000                events per second; 0 ends it",
            "POST /lift                                   ends all faults that last",
            "C is * (all; the default), an account's name, or address:port as /clients prints it.",
            "");

    /** What goes back. */
    record Answer(int status, String type, String body) {

        static Answer error(int status, String message) {
            return new Answer(status, JSON, json(out -> out.writeStringField("error", message)));
        }

        static Answer hit(int clients) {
            return new Answer(200, JSON, json(out -> out.writeNumberField("clients", clients)));
        }

        static Answer done() {
            return new Answer(200, JSON, json(out -> out.writeBooleanField("done", true)));
        }
    }

    /** Writes the fields of an object. */
    private interface Fields {

        void write(JsonGenerator out) throws IOException;
    }

    private final EmulatedAsterisk asterisk;
    private final Faults faults;

    ControlCommands(EmulatedAsterisk asterisk) {
        this.asterisk = asterisk;
        faults = asterisk.faults();
    }

    /**
     * Does what a request asks for.
     *
     * @throws IllegalArgumentException if a parameter is missing or wrong
     */
    Answer run(String method, String path, Map<String, String> parameters) {
        Parameters given = new Parameters(parameters);
        Answer answer = method.equals("GET") ? ask(path, given) : method.equals("POST") ? act(path, given) : null;
        if (answer == null) {
            return new Answer(404, TEXT, method + " " + path + " is none of:\n" + HELP);
        }
        return answer;
    }

    private Answer ask(String path, Parameters given) {
        switch (path) {
            case "/":
                return new Answer(200, TEXT, HELP);
            case "/clients":
                List<ClientStatus> clients = asterisk.clients();
                return given.text("format", "json").equals("text")
                        ? new Answer(200, TEXT, ClientTable.of(clients)) : new Answer(200, JSON, clients(clients));
            case "/counters":
                return new Answer(200, JSON, counters(asterisk.counters()));
            default:
                return null;
        }
    }

    private Answer act(String path, Parameters given) {
        String client = given.text("client", Faults.EVERYBODY);
        switch (path) {
            case "/stall":
                faults.stall(given.duration("for", null));
                return Answer.done();
            case "/drip":
                return Answer.hit(faults.drip(client, given.number("rate", null, Integer.MAX_VALUE)));
            case "/cut":
                return Answer.hit(faults.cutInMessage(client));
            case "/reset":
                return Answer.hit(faults.reset(client));
            case "/garbage":
                byte[] bytes = new byte[given.number("bytes", 200, MOST_GARBAGE)];
                new Random(given.number("seed", 1, Integer.MAX_VALUE)).nextBytes(bytes);
                return Answer.hit(faults.garbage(client, bytes));
            case "/half-open":
                return Answer.hit(faults.halfOpen(client));
            case "/stray-line-feeds":
                faults.strayLineFeeds(given.truth("on"));
                return Answer.done();
            case "/held-events":
                faults.heldEvents(given.truth("on"));
                return Answer.done();
            case "/disturb":
                faults.disturb(given.fault("fault"), given.text("event", null), given.number("count", 1, 10_000));
                return Answer.done();
            case "/restart":
                faults.restart(given.duration("down", Duration.ofSeconds(1)));
                return Answer.done();
            case "/storm":
                asterisk.storm(given.text("event", null), given.number("rate", null, Integer.MAX_VALUE));
                return Answer.done();
            case "/lift":
                faults.lift();
                return Answer.done();
            default:
                return null;
        }
    }

    private static String clients(List<ClientStatus> clients) {
        return json(out -> {
            out.writeArrayFieldStart("clients");
            for (ClientStatus client : clients) {
                out.writeStartObject();
                out.writeStringField("address", client.address());
                out.writeStringField("account", client.account());
                out.writeNumberField("sentBytes", client.sentBytes());
                out.writeNumberField("queuedBytes", client.queuedBytes());
                out.writeNumberField("drainBytesPerSecond", client.drainRate());
                out.writeNumberField("behindNanos", client.behind().toNanos());
                out.writeNumberField("longestStallNanos", client.longestStall().toNanos());
                out.writeBooleanField("wouldBeCut", client.wouldBeCut());
                out.writeBooleanField("cut", client.cut());
                out.writeStringField("fault", client.fault());
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    private static String counters(Counters counters) {
        return json(out -> {
            out.writeNumberField("accepted", counters.accepted());
            out.writeNumberField("refused", counters.refused());
            out.writeNumberField("logins", counters.logins());
            out.writeNumberField("failedLogins", counters.failedLogins());
            out.writeNumberField("actions", counters.actions());
            out.writeNumberField("eventsRaised", counters.eventsRaised());
            out.writeNumberField("eventsSent", counters.eventsSent());
            out.writeNumberField("bytesSent", counters.bytesSent());
            out.writeNumberField("sessionsCut", counters.sessionsCut());
            out.writeNumberField("calls", counters.calls());
            out.writeNumberField("backgroundCalls", counters.backgroundCalls());
            out.writeNumberField("backgroundCallsRefused", counters.backgroundCallsRefused());
            out.writeNumberField("stormEvents", counters.stormEvents());
        });
    }

    private static String json(Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.writeStartObject();
            fields.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to memory", e);
        }
        return text.append('\n').toString();
    }

    /** The parameters of a request; what is missing or wrong is said with its name. */
    private static final class Parameters {

        private final Map<String, String> given;

        Parameters(Map<String, String> given) {
            this.given = given;
        }

        /** A parameter, or what stands in for it; null if it must be given. */
        String text(String name, String missing) {
            String value = given.getOrDefault(name, missing);
            if (value == null) {
                throw new IllegalArgumentException("the parameter " + name + " is missing");
            }
            return value;
        }

        int number(String name, Integer missing, int most) {
            String value = text(name, missing == null ? null : missing.toString());
            if (!value.matches("\\d{1,10}") || Long.parseLong(value) > most) {
                throw new IllegalArgumentException(name + " must be a whole number from 0 to " + most + ", is " + value);
            }
            return (int) Long.parseLong(value);
        }

        boolean truth(String name) {
            String value = text(name, null);
            if (!value.equals("true") && !value.equals("false")) {
                throw new IllegalArgumentException(name + " must be true or false, is " + value);
            }
            return value.equals("true");
        }

        Duration duration(String name, Duration missing) {
            return missing != null && !given.containsKey(name) ? missing : Durations.parse(text(name, null));
        }

        EventFault fault(String name) {
            String value = text(name, null);
            for (EventFault fault : EventFault.values()) {
                if (fault.name().equals(value.toUpperCase(Locale.ROOT))) {
                    return fault;
                }
            }
            throw new IllegalArgumentException(name + " must be drop, duplicate or swap, is " + value);
        }
    }
}
