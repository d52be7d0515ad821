// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.console;

import io.amiload.emulator.call.Pbx;
import io.amiload.emulator.call.SipState;
import io.amiload.emulator.sip.Registrar;
import io.amiload.emulator.sip.SipObjects;
import io.amiload.emulator.sip.SipObjects.SipObject;
import java.util.List;
import java.util.Locale;

/** Console commands about the endpoints of {@code pjsip.conf}. */
final class SipCommands {

    private static final String RULE = "=".repeat(90);

    private final Pbx pbx;

    SipCommands(Pbx pbx, Console console) {
        this.pbx = pbx;
        console.add("pjsip show endpoints", this::endpoints);
        console.add("pjsip show endpoint", this::endpoint);
        console.add("pjsip show contacts", this::contacts);
        console.add("pjsip show aors", this::aors);
    }

    private void endpoints(List<String> arguments, ConsoleOutput out) {
        endpointTitle(out);
        List<SipObject> all = pbx.sip.all(SipObjects.ENDPOINT);
        for (SipObject endpoint : all) {
            endpoint(endpoint, out);
            out.line("");
        }
        end(all.size(), out);
    }

    private static void endpointTitle(ConsoleOutput out) {
        out.line("");
        out.line(" Endpoint:  <Endpoint/CID.....................................>  <State.....>  <Channels.>");
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
        SipState state = SipState.of(pbx, endpoint);
        String number = endpoint.get("Callerid").replaceFirst("(?s).*<([^>]*)>.*", "$1");
        String name = number.equals("unknown") || number.isEmpty() ? endpoint.name : endpoint.name + "/" + number;
        out.line(" Endpoint:  %-52.52s %-13.13s %d of inf", name, state.text(), state.channels());
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
        SipObject endpoint = arguments.isEmpty() ? null : pbx.sip.find(SipObjects.ENDPOINT, arguments.get(0));
        if (endpoint == null) {
            out.line("Unable to find object " + (arguments.isEmpty() ? "" : arguments.get(0)) + ".");
            out.line("");
            return;
        }
        endpointTitle(out);
        endpoint(endpoint, out);
        out.line("");
        out.line("");
        out.line(" ParameterName                      : ParameterValue");
        out.line(" " + "=".repeat(84));
        endpoint.options().forEach((option, value) -> out.line(" %-34s : %s", parameter(option), value));
        out.line("");
    }

    /** {@code MaxContacts} is {@code max_contacts} in the file. */
    private static String parameter(String option) {
        return option.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
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
        out.line("");
        out.line("      Aor:  <Aor..............................................>  <MaxContact>");
        out.line("    Contact:  <Aor/ContactUri............................> <Hash....> <Status> <RTT(ms)..>");
        out.line(RULE);
        out.line("");
        List<SipObject> all = pbx.sip.all(SipObjects.AOR);
        for (SipObject aor : all) {
            out.line("      Aor:  %-52.52s %s", aor.name, aor.get("MaxContacts"));
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

    private static void contact(String format, SipObject aor, Registrar.Contact contact, ConsoleOutput out) {
        out.line(format + " %.10s %s", aor.name + "/" + contact.uri, Registrar.md5(contact.uri), contact.summary());
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
