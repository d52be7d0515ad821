// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.emulator.TestClient.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the action Originate does in each of its forms, as real servers of versions 22 and 16 do it. */
class OriginateTest {

    private static final String DIALPLAN = """
            [o]
            exten => hold,1,Answer()
             same => n,Wait(1000)
            exten => ring,1,Ringing()
             same => n,Wait(30)
            exten => next,1,NoOp(first)
             same => n(two),NoOp(second)
             same => n,Wait(1000)
            exten => nothing,1,NoSuchApplication(1)
            exten => inherit,1,Set(_ONCE=1)
             same => n,Set(__ALWAYS=2)
             same => n,Set(NEVER=3)
             same => n,Dial(Local/inherit2@o/n,10)
            exten => inherit2,1,NoOp(${ONCE} ${ALWAYS} ${NEVER})
             same => n,Dial(Local/inherit3@o/n,10)
            exten => inherit3,1,NoOp(${ONCE} ${ALWAYS} ${NEVER})
             same => n,Wait(1000)
            exten => missing,1,Dial(Local/nowhere@o/n,10)
             same => n,NoOp(${DIALSTATUS})
            exten => up0,1,Hangup()
            exten => up3,1,Hangup(3)
            exten => up17,1,Hangup(17)
            exten => up20,1,Hangup(20)
            exten => up21,1,Hangup(21)
            exten => up34,1,Hangup(34)
            """;

    private EmulatedAsterisk asterisk;
    private TestClient client;

    @BeforeEach
    void connect() throws IOException {
        start(AsteriskVersion.V22);
    }

    private void start(AsteriskVersion version) throws IOException {
        asterisk = EmulatedAsterisk.builder().version(version).dialplan(Dialplan.parse(DIALPLAN))
                .account("all", "s", "call,dialplan", "all").account("weak", "s", "", "originate").start();
        client = TestClient.loggedIn(asterisk, "all", "s");
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
        asterisk.close();
    }

    // --- where the call goes

    @Test
    void theOneWhoWaitsForTheAnswerMustSayWhereTheCallGoes() throws IOException {
        for (String[] lines : new String[][] {{}, {"Context: o"}, {"Context: o", "Exten: next"},
                {"Exten: next", "Priority: 0", "Context: o"}}) {
            assertEquals("Originate with 'Exten' requires 'Context' and 'Priority'",
                    originate("Local/hold@o/n", lines).get("Message"), String.join(" ", lines));
        }
    }

    @Test
    void aPriorityMustExistWhoeverAsksAndWhateverIsRun() throws IOException {
        for (String[] lines : new String[][] {{"Priority: 1"}, {"Context: o", "Priority: 1"},
                {"Exten: next", "Priority: 1"}, {"Context: o", "Exten: next", "Priority: 99"},
                {"Application: NoOp", "Priority: 1"}, {"Async: true", "Context: o", "Priority: 1"}}) {
            assertEquals("Extension does not exist.",
                    originate("Local/hold@o/n", lines).get("Message"), String.join(" ", lines));
        }
        assertEquals("Invalid priority", originate("Local/hold@o/n", "Context: o", "Exten: next", "Priority: nolabel")
                .get("Message"));
    }

    @ParameterizedTest
    @CsvSource({"Exten: next, first", "Priority: 0|Exten: next|Context: o, first",
        "Priority: two|Exten: next|Context: o, second"})
    void inTheBackgroundWhatIsNotGivenIsWhereTheChannelStands(String lines, String firstStep) throws IOException {
        originate("Local/hold@o/n", with("Async: true", lines));
        Message step = next(event -> "NoOp".equals(event.get("Application")));
        assertEquals(firstStep, step.get("AppData"));
        assertEquals("o", step.get("Context"));
    }

    @Test
    void nothingTellsOfAnApplicationThatThereIsNot() throws IOException {
        originate("Local/nothing@o/n", "Application: Wait", "Async: true");
        List<Message> events = until(event -> event.isEvent("OriginateResponse"));
        assertTrue(events.stream().noneMatch(event -> "NoSuchApplication".equals(event.get("Application"))));
    }

    // --- ids and names

    @Test
    void anIdForTheSecondHalfAloneIsNotTaken() throws IOException {
        originate("Local/hold@o/n", "Application: Wait", "Async: true", "OtherChannelId: alone");
        client.nextEvent("Newchannel");
        assertTrue(client.nextEvent("Newchannel").get("Uniqueid").matches("\\d+\\.\\d+"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"same", "taken"})
    void whereTheSecondHalfsIdIsTakenTheFirstHalfComesAndGoes(String other) throws IOException {
        originate("Local/hold@o/n", "Application: Wait", "Data: 9", "Async: true", "ChannelId: taken");
        client.nextEvent("OriginateResponse");
        originate("Local/hold@o/n", "Application: Wait", "Async: true", "ChannelId: same", "OtherChannelId: " + other);
        List<Message> events = until(event -> event.isEvent("OriginateResponse"));
        assertEquals(List.of("Newchannel", "Hangup", "OriginateResponse"),
                events.stream().filter(event -> !event.isEvent("Newexten")).map(e -> e.get("Event")).toList());
        assertEquals("same", events.get(0).get("Uniqueid"));
        assertEquals("0", events.get(events.size() - 1).get("Reason"));
    }

    @Test
    void namesOfExtensionsAndWhatIsShownOfTheChannelAreCutOff() throws IOException {
        originate("Local/" + "x".repeat(300), "Application: Wait", "Async: true");
        List<Message> events = until(event -> event.isEvent("OriginateResponse"));
        assertEquals("x".repeat(79), events.get(0).get("Exten"));
        assertEquals("Local/" + "x".repeat(73), events.get(events.size() - 1).get("Channel"));
    }

    @Test
    void withoutAnExtensionTheChannelStandsAtS() throws IOException {
        originate("Local/", "Application: Wait", "Async: true");
        Message channel = client.nextEvent("Newchannel");
        assertEquals("s", channel.get("Exten"));
        assertTrue(channel.get("Channel").startsWith("Local/@default-"), channel.get("Channel"));
    }

    // --- variables, accounts

    @Test
    void whereTheExtensionDoesNotExistAllIsReadyForTheCallAllTheSame() throws IOException {
        originate("Local/nowhere@o/n", "Application: Wait", "Async: true", "Variable: A=1", "CallerID: \"x\" <1>",
                "Account: acc");
        List<Message> events = until(event -> event.isEvent("OriginateResponse"));
        assertEquals(List.of("Newchannel;1", "Newchannel;2", "Newexten;1", "VarSet;1", "NewAccountCode;1",
                "NewCallerid;1", "NewConnectedLine;1", "VarSet;2", "NewCallerid;2", "NewAccountCode;2",
                "NewConnectedLine;2", "Hangup;2", "Hangup;1"), halves(events));
    }

    @Test
    void theAccountOfTheActionIsTheOtherHalfsTooAndThatOfAVariableIsNot() throws IOException {
        originate("Local/hold@o/n", "Application: Wait", "Async: true", "Account: acc");
        assertEquals(List.of(";1", ";2"), halvesOf("NewAccountCode", until(e -> e.isEvent("LocalBridge"))));
        originate("Local/hold@o/n", "Application: Wait", "Async: true", "Variable: CHANNEL(accountcode)=acc");
        assertEquals(List.of(";1"), halvesOf("NewAccountCode", until(e -> e.isEvent("LocalBridge"))));
    }

    @Test
    void theLanguageShowsAtOnce() throws IOException {
        originate("Local/hold@o/n", "Application: Wait", "Async: true", "Variable: A=1,CHANNEL(language)=de");
        assertEquals("de", client.nextEvent("VarSet").get("Language"));
    }

    @Test
    void oneUnderscoreHasAVariableInheritedOnceAndTwoForEver() throws IOException {
        originate("Local/hold@o/n", "Context: o", "Exten: inherit", "Priority: 1", "Async: true");
        Predicate<Message> told = event -> "NoOp".equals(event.get("Application"));
        List<Message> events = until(event -> event.isEvent("Newexten") && told.test(event));
        assertEquals("1 2 ", events.get(events.size() - 1).get("AppData"), "without the last");
        List<String> set = events.stream().filter(event -> event.isEvent("VarSet")
                && event.get("Channel").matches("Local/inherit2.*;1")).map(event -> event.get("Variable")).toList();
        assertEquals(List.of("DIALEDPEERNUMBER", "__ALWAYS", "ONCE"), set.subList(0, 3));
        assertEquals(" 2 ", next(told).get("AppData"));
    }

    @Test
    void dialToWhatDoesNotExistIsReadyForTheCallAllTheSame() throws IOException {
        originate("Local/hold@o/n", "Context: o", "Exten: missing", "Priority: 1", "Async: true");
        List<Message> events = until(event -> "CHANUNAVAIL".equals(event.get("AppData")));
        assertEquals(List.of("Newchannel;1", "Newchannel;2", "VarSet;1", "Newexten;1", "NewCallerid;1", "VarSet;2",
                "NewConnectedLine;2", "Hangup;2", "Hangup;1"),
                halves(events.stream().filter(event -> isOf(event, "Local/nowhere@o")).toList()));
    }

    // --- how it ends

    @ParameterizedTest
    @CsvSource({"0, NOANSWER", "3, CHANUNAVAIL", "17, BUSY", "20, CHANUNAVAIL", "21, NOANSWER", "34, CONGESTION"})
    void whoHangsUpWithoutAnAnswerIsToldByTheCauseButTheReasonIsNot(int cause, String status) throws IOException {
        originate("Local/up" + cause + "@o/n", "Application: Wait", "Async: true");
        List<Message> events = until(event -> event.isEvent("OriginateResponse"));
        assertEquals(status, events.stream().filter(event -> event.isEvent("DialEnd")).findFirst().orElseThrow()
                .get("DialStatus"));
        assertEquals("0", events.get(events.size() - 1).get("Reason"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1"})
    void aTimeoutOfZeroOrLessIsNone(String timeout) throws IOException {
        originate("Local/ring@o/n", "Application: Wait", "Timeout: " + timeout, "Async: true");
        originate("Local/ring@o/n", "Application: Wait", "Timeout: 50", "Async: true", "ActionID: second");
        assertEquals("second", client.nextEvent("OriginateResponse").get("ActionID"));
        assertEquals(2, asterisk.channels());
    }

    @Test
    void whoIsRedirectedWhileItRingsFailsAndGoesOnUnanswered() throws IOException {
        originate("Local/ring@o/n", "Application: Wait", "Async: true");
        String ringing = client.nextEvent("DialState").get("DestChannel");
        client.ask("Action: Redirect", "Channel: " + ringing, "Context: o", "Exten: hold", "Priority: 1");
        List<Message> events = until(event -> "Wait".equals(event.get("Application"))
                && ringing.equals(event.get("Channel")));
        assertEquals("0", events.stream().filter(event -> event.isEvent("OriginateResponse")).findFirst().orElseThrow()
                .get("Reason"));
        assertEquals("5", events.get(events.size() - 1).get("ChannelState"), "it rings, and answering changes nothing");
    }

    // --- what may be run

    @ParameterizedTest
    @CsvSource({"System, x", "TrySystem, x", "ExecIf, x", "EAGI, x", "MixMonitor, x", "ExternalIVR, x", "Originate, x",
        "Reload, x", "DBdeltree, x", "Queue, 'q,,,,,agi'", "NoOp, ${SHELL(x)}", "NoOp, ${EVAL(x)}", "NoOp, ${DB(x/y)}",
        "NoOp, ${CURL(x)}", "NoOp, ${ODBC_X()}", "NoOp, ${REALTIME(x)}", "NoOp, ${FILE(x)}"})
    void whoMayNotDoWhatTheSystemDoesMayNotRun(String application, String data) throws IOException {
        assertEquals("Originate Access Forbidden: app or data blacklisted", asWeak(application, data));
    }

    @ParameterizedTest
    @CsvSource({"NoOp, db", "NoOp, curl", "NoOp, ${ENV(x)}", "DBput, a/b=c", "NoOp, ${STAT(e,x)}", "Wait, agi"})
    void theRestMayBeRunByAnybody(String application, String data) throws IOException {
        assertEquals("Originate failed", asWeak(application, data));
    }

    @Test
    void oldVersionsKeepFewApplicationsAndSayWhichPartItIs() throws IOException {
        disconnect();
        start(AsteriskVersion.V16);
        assertEquals("Originate Access Forbidden: Application", asWeak("System", "x"));
        assertEquals("Originate Access Forbidden: Data", asWeak("NoOp", "${SHELL(x)}"));
        for (String application : List.of("Reload", "DBdeltree")) {
            assertEquals("Originate failed", asWeak(application, ""));
        }
        assertEquals("Originate failed", asWeak("NoOp", "${DB(x/y)}"));
    }

    /** In the way of every version alike. */
    @ParameterizedTest
    @EnumSource(value = AsteriskVersion.class, names = {"V16", "V22"})
    void whatIsWrongIsSaidInTheSameWords(AsteriskVersion version) throws IOException {
        disconnect();
        start(version);
        assertEquals("Channel not specified", originate("", "Application: Wait").get("Message"));
        assertEquals("Invalid channel", originate("Local", "Application: Wait").get("Message"));
        assertEquals("Invalid timeout", originate("Local/hold@o", "Application: Wait", "Timeout: x").get("Message"));
        assertNull(originate("Local/hold@o", "Application: Wait", "ChannelId: " + "x".repeat(149), "Async: true")
                .get("Output"));
        assertEquals("Uniqueid length exceeds maximum of 149",
                originate("Local/hold@o", "Application: Wait", "ChannelId: " + "x".repeat(150)).get("Message").trim());
    }

    private String asWeak(String application, String data) throws IOException {
        try (TestClient weak = TestClient.loggedIn(asterisk, "weak", "s")) {
            return weak.ask("Action: Originate", "Channel: Local/nowhere@o", "Application: " + application,
                    "Data: " + data).get("Message");
        }
    }

    private Message originate(String channel, String... more) throws IOException {
        List<String> lines = new ArrayList<>(List.of("Action: Originate", "Channel: " + channel));
        lines.addAll(List.of(more));
        return client.ask(lines.toArray(new String[0]));
    }

    private static String[] with(String first, String lines) {
        return (first + "|" + lines).split("\\|");
    }

    /** The events up to the first one of a kind. */
    private List<Message> until(Predicate<Message> last) throws IOException {
        List<Message> events = new ArrayList<>();
        do {
            events.add(client.read());
        } while (!last.test(events.get(events.size() - 1)));
        return events;
    }

    private Message next(Predicate<Message> wanted) throws IOException {
        List<Message> events = until(wanted);
        return events.get(events.size() - 1);
    }

    private static boolean isOf(Message event, String device) {
        return event.get("Channel") != null && event.get("Channel").startsWith(device + "-");
    }

    /** Each event of one channel alone, with the half it is about. */
    private static List<String> halves(List<Message> events) {
        return events.stream().filter(event -> event.get("Channel") != null && !event.isEvent("OriginateResponse"))
                .map(event -> event.get("Event") + event.get("Channel").replaceFirst(".*(?=;)", "")).toList();
    }

    private static List<String> halvesOf(String name, List<Message> events) {
        return events.stream().filter(event -> event.isEvent(name))
                .map(event -> event.get("Channel").replaceFirst(".*(?=;)", "")).toList();
    }
}
