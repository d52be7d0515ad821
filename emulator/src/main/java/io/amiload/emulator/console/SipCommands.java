// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.console;

import com.google.re2j.Pattern;
import io.amiload.emulator.call.Pbx;
import io.amiload.emulator.call.SipState;
import io.amiload.emulator.filter.ExtendedRegex;
import io.amiload.emulator.filter.FilterException;
import io.amiload.emulator.sip.Registrar;
import io.amiload.emulator.sip.SipObjects.SipObject;
import io.amiload.emulator.sip.SipObjects;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Console commands about the endpoints of {@code pjsip.conf}. */
final class SipCommands {

    private static final String RULE = "=".repeat(90);
    private static final String ENDPOINT_TITLE =
            " Endpoint:  <Endpoint/CID.....................................>  <State.....>  <Channels.>";
    private static final String AOR_TITLE =
            "      Aor:  <Aor..............................................>  <MaxContact>";
    private static final String AOR_CONTACT_TITLE =
            "    Contact:  <Aor/ContactUri............................> <Hash....> <Status> <RTT(ms)..>";
    private static final String AUTH_TITLE =
            "  I/OAuth:  <AuthId/UserName.............................................................>";
    private static final String TRANSPORT_TITLE =
            "Transport:  <TransportId........>  <Type>  <cos>  <tos>  <BindAddress....................>";

    private final Pbx pbx;

    SipCommands(Pbx pbx, Console console) {
        this.pbx = pbx;
        for (String verb : List.of("pjsip list ", "pjsip show ")) {
            console.add(verb + "auths", (words, out) ->
                    list(SipObjects.AUTH, AUTH_TITLE, words, out, SipCommands::authLine));
            console.add(verb + "transports", (words, out) ->
                    list(SipObjects.TRANSPORT, TRANSPORT_TITLE, words, out, SipCommands::transportLine));
        }
        console.add("pjsip list endpoints", (words, out) ->
                list(SipObjects.ENDPOINT, ENDPOINT_TITLE, words, out, this::endpointLine));
        console.add("pjsip list aors", (words, out) ->
                list(SipObjects.AOR, AOR_TITLE, words, out, SipCommands::aorLine));
        console.add("pjsip list contacts", this::contacts);
        console.add("pjsip show aor", this::aor);
        console.add("pjsip show auth", this::auth);
        console.add("pjsip show transport", this::transport);
        console.add("pjsip show endpoints", this::endpoints);
        console.add("pjsip show endpoint", this::endpoint);
        console.add("pjsip show contacts", this::contacts);
        console.add("pjsip show aors", this::aors);
    }

    private void endpoints(List<String> arguments, ConsoleOutput out) {
        if (!isLike(arguments)) {
            out.usage();
            return;
        }
        List<SipObject> all = like(SipObjects.ENDPOINT, arguments);
        if (!all.isEmpty()) {
            endpointTitle(out);
        }
        for (SipObject endpoint : all) {
            endpoint(endpoint, out);
            out.line("");
        }
        end(all.size(), out);
    }

    /** Nothing, or {@code like} and a pattern. */
    private static boolean isLike(List<String> arguments) {
        return arguments.isEmpty() || arguments.size() == 2 && arguments.get(0).equalsIgnoreCase("like");
    }

    private List<SipObject> like(String type, List<String> arguments) {
        List<SipObject> all = pbx.sip.all(type);
        if (arguments.isEmpty()) {
            return all;
        }
        try {
            Pattern pattern = ExtendedRegex.compileWithGroups(arguments.get(1));
            return all.stream().filter(object -> pattern.matcher(object.name).find()).toList();
        } catch (FilterException e) {
            return List.of();
        }
    }

    /** Lists objects by one line each. */
    private void list(String type, String title, List<String> arguments, ConsoleOutput out,
            BiConsumer<SipObject, ConsoleOutput> each) {
        if (!isLike(arguments)) {
            out.usage();
            return;
        }
        List<SipObject> found = like(type, arguments);
        if (!found.isEmpty()) {
            title(out, title);
            found.forEach(object -> each.accept(object, out));
        }
        end(found.size(), out);
    }

    private static void title(ConsoleOutput out, String... lines) {
        out.line("");
        List.of(lines).forEach(out::line);
        out.line(RULE);
        out.line("");
    }

    private void endpointLine(SipObject endpoint, ConsoleOutput out) {
        SipState state = SipState.of(pbx, endpoint);
        String number = endpoint.get("Callerid").replaceFirst("(?s).*<([^>]*)>.*", "$1");
        String name = number.equals("unknown") || number.isEmpty() ? endpoint.name : endpoint.name + "/" + number;
        out.line(" Endpoint:  %-52.52s %-13.13s %d of inf", name, state.text(), state.channels());
    }

    private static void aorLine(SipObject aor, ConsoleOutput out) {
        out.line("      Aor:  %-52.52s %s", aor.name, aor.get("MaxContacts"));
    }

    private static void authLine(SipObject auth, ConsoleOutput out) {
        out.line("     Auth:  %s/%s", auth.name, auth.get("Username"));
    }

    private static void transportLine(SipObject transport, ConsoleOutput out) {
        out.line("Transport:  %-22s %6s  %5s  %5s  %s", transport.name, transport.get("Protocol"),
                transport.get("Cos"), transport.get("Tos"), transport.get("Bind"));
    }

    private static void endpointTitle(ConsoleOutput out) {
        out.line("");
        out.line(ENDPOINT_TITLE);
        out.line("    I/OAuth:  <AuthId/UserName...........................................................>");
        out.line("        Aor:  <Aor............................................>  <MaxContact>");
        out.line("      Contact:  <Aor/ContactUri..........................> <Hash....> <Status> <RTT(ms)..>");
        out.line("  Transport:  <TransportId........>  <Type>  <cos>  <tos>  <BindAddress..................>");
        out.line("   Identify:  <Identify/Endpoint.........................................................>");
        out.line("        Match:  <criteria.........................>");
        out.line("    Channel:  <ChannelId......................................>  <State.....>  <Time.....>");
        out.line("        Exten: <DialedExten...........>  CLCID: <ConnectedLineCID.......>");
        out.line(RULE);
        out.line("");
    }

    private void endpoint(SipObject endpoint, ConsoleOutput out) {
        endpointLine(endpoint, out);
        for (String auth : endpoint.names("Auth")) {
            SipObject found = pbx.sip.find(SipObjects.AUTH, auth);
            out.line("     InAuth:  %s/%s", auth, found == null ? "" : found.get("Username"));
        }
        for (String each : endpoint.names("Aors")) {
            SipObject aor = pbx.sip.find(SipObjects.AOR, each);
            if (aor != null) {
                out.line("        Aor:  %-50.50s %s", aor.name, aor.get("MaxContacts"));
                for (Registrar.Contact contact : contacts(aor)) {
                    contact("      Contact:  %-42.42s", aor, contact, out);
                }
            }
        }
        SipObject transport = pbx.sip.find(SipObjects.TRANSPORT, endpoint.get("Transport"));
        if (transport != null) {
            out.line("  Transport:  %-22s %5s  %5s  %5s  %s", transport.name, transport.get("Protocol"),
                    transport.get("Cos"), transport.get("Tos"), transport.get("Bind"));
        }
    }

    private void endpoint(List<String> arguments, ConsoleOutput out) {
        SipObject endpoint = named(SipObjects.ENDPOINT, arguments, out);
        if (endpoint != null) {
            endpointTitle(out);
            endpoint(endpoint, out);
            out.line("");
            parameters(endpoint, out);
        }
    }

    private void aor(List<String> arguments, ConsoleOutput out) {
        SipObject aor = named(SipObjects.AOR, arguments, out);
        if (aor != null) {
            title(out, AOR_TITLE, AOR_CONTACT_TITLE);
            aorLine(aor, out);
            contacts(aor).forEach(contact -> contact("    Contact:  %-44.44s", aor, contact, out));
            out.line("");
            parameters(aor, out);
        }
    }

    private void auth(List<String> arguments, ConsoleOutput out) {
        SipObject auth = named(SipObjects.AUTH, arguments, out);
        if (auth != null) {
            title(out, AUTH_TITLE);
            authLine(auth, out);
            parameters(auth, out);
        }
    }

    private void transport(List<String> arguments, ConsoleOutput out) {
        SipObject transport = named(SipObjects.TRANSPORT, arguments, out);
        if (transport != null) {
            title(out, TRANSPORT_TITLE);
            transportLine(transport, out);
            parameters(transport, out);
        }
    }

    /** The object that a command names; null when there is none, which is then told. */
    private SipObject named(String type, List<String> arguments, ConsoleOutput out) {
        if (arguments.isEmpty()) {
            out.line("No object specified.");
            out.fail();
            return null;
        }
        SipObject object = pbx.sip.find(type, arguments.get(0));
        if (object == null) {
            out.line("Unable to find object " + arguments.get(0) + ".");
            out.line("");
        }
        return object;
    }

    /** All options in the order of their names, in a table as wide as the widest. */
    private static void parameters(SipObject object, ConsoleOutput out) {
        TreeMap<String, String> sorted = new TreeMap<>();
        object.options().forEach((option, value) -> sorted.put(parameter(option), value));
        int names = "ParameterName".length();
        int values = "ParameterValue".length();
        for (Map.Entry<String, String> each : sorted.entrySet()) {
            names = Math.max(names, each.getKey().length());
            values = Math.max(values, each.getValue().length());
        }
        String row = " %-" + names + "s : %s";
        out.line("");
        out.line(row, "ParameterName", "ParameterValue");
        out.line(" " + "=".repeat(names + " : ".length() + values));
        for (Map.Entry<String, String> each : sorted.entrySet()) {
            out.line(row, each.getKey(), each.getValue());
        }
        out.line("");
    }

    /** {@code MaxContacts} is {@code max_contacts} in the file. */
    private static String parameter(String option) {
        return option.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=Ignore|Tag|Qualify)(?=\\d)", "_").toLowerCase(Locale.ROOT);
    }

    private void contacts(List<String> arguments, ConsoleOutput out) {
        out.line("");
        out.line("  Contact:  <Aor/ContactUri..............................> <Hash....> <Status> <RTT(ms)..>");
        out.line(RULE);
        out.line("");
        int count = 0;
        for (SipObject aor : pbx.sip.all(SipObjects.AOR)) {
            for (Registrar.Contact contact : contacts(aor)) {
                contact("  Contact:  %-46.46s", aor, contact, out);
                count++;
            }
        }
        end(count, out);
    }

    private void aors(List<String> arguments, ConsoleOutput out) {
        title(out, AOR_TITLE, AOR_CONTACT_TITLE);
        List<SipObject> all = pbx.sip.all(SipObjects.AOR);
        for (SipObject aor : all) {
            aorLine(aor, out);
            for (Registrar.Contact contact : contacts(aor)) {
                contact("    Contact:  %-44.44s", aor, contact, out);
            }
            out.line("");
        }
        end(all.size(), out);
    }

    private List<Registrar.Contact> contacts(SipObject aor) {
        return pbx.calls.phones.registrar.contacts(aor);
    }

    /** The time of a round trip that nobody has measured. */
    private String notANumber(String summary) {
        return pbx.options.version().major() > 16 ? summary : summary.replace("-nan", " nan");
    }

    private void contact(String format, SipObject aor, Registrar.Contact contact, ConsoleOutput out) {
        out.line(format + " %.10s %s", aor.name + "/" + contact.uri, Registrar.md5(contact.uri),
                notANumber(contact.summary()));
    }

    private static void end(int count, ConsoleOutput out) {
        if (count > 0) {
            out.line("");
            out.line("Objects found: " + count);
        } else {
            out.line("No objects found.");
        }
        out.line("");
    }
}
