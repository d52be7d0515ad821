// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters as both real servers were seen to apply them to these events. */
class FilterListTest {

    private static final List<String> EVENTS = List.of(
            "A", "B|K: v", "C|K: v|A: 1|Channel: Local/x;1", "N|k: v", "M|K:", "D|K:    vv|K: v", "E|XK: v",
            "F|K: (a+b)* \\d [x]", "G|Q: w  |K: \u00E4");

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', value = {
        "Event: UserEvent   , ABCNMDEFG",
        "!UserEvent: B      , ACNMDEFG",
        "^Event             , ABCNMDEFG",
        "^UserEvent         , ~~",
        "v$                 , ~~",
        "K: v.*A: 1         , C",
        "Channel: Local/.*;1, C",
    })
    void legacyFiltersSearchTheWholeEvent(String expression, String passed) throws FilterException {
        assertEquals(passed, passed(FilterSyntax.legacy(expression, false)));
    }

    @Test
    void anEmptyLegacyFilterIsTakenByOldServersOnly() throws FilterException {
        assertEquals("ABCNMDEFG", passed(FilterSyntax.legacy("", true)));
        assertEquals("", passed(FilterSyntax.legacy("!", true)));
        assertEquals("Filter was formatted incorrectly.  Check the syntax of the filter given.",
                assertThrows(FilterException.class, () -> FilterSyntax.legacy("", false)).getMessage());
        assertEquals("Filter did not compile.  Check the syntax of the filter given.",
                assertThrows(FilterException.class, () -> FilterSyntax.legacy("(", false)).getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '~', value = {
        "name(UserEvent)                                 #                    # ABCNMDEFG",
        "name(userevent)                                 #                    # ~~",
        "name(UserEven)                                  #                    # ~~",
        "action(exclude),name(UserEvent)                 #                    # ~~",
        "header(K)                                       #                    # BCDFG",
        "header(k)                                       #                    # N",
        "header(K:)                                      #                    # BCDFG",
        "header(K),method(exact)                         # v                  # BCD",
        "header(K),method(starts_with)                   # v                  # BCD",
        "header(K),method(ends_with)                     # v                  # BCD",
        "header(K),method(contains)                      # +b                 # F",
        "header(K),method(regex)                         # ^v$                # BCD",
        "header(K),method(none)                          #                    # BCDFG",
        "header(K),method(exact)                         # !v                 # ANMEFG",
        "action(include),header(K),method(exact)         # !v                 # BCD",
        "method(contains)                                # UserEvent: B       # B",
        "method(starts_with)                             # Event: User        # ABCNMDEFG",
        "method(exact)                                   # Event: UserEvent   # ~~",
        "method(ends_with)                               # v                  # ~~",
        "name(UserEvent),name(Nope)                      #                    # ~~",
        "name(Nope) name(UserEvent)                      #                    # ABCNMDEFG",
        "name(UserEvent)header(K)                        #                    # BCDFG",
        "name(UserEvent),,  header(K)                    #                    # BCDFG",
        "~ name(UserEvent) ~                             #                    # ABCNMDEFG",
        "actionx(include),name(UserEvent)                #                    # ABCNMDEFG",
        "name(UserEvent                                  #                    # ABCNMDEFG",
        "header(UserEvent),method(exact)                 # B                  # B",
        "header(Q),method(exact)                         # ~w  ~              # G",
        "header(Q),method(exact)                         # w                  # ~~",
        "header(Event),method(exact)                     # UserEvent          # ABCNMDEFG",
        "header(Privilege),method(contains)              # user               # ABCNMDEFG",
    })
    void structuredFiltersLookAtNamesAndHeaders(String criteria, String expression, String passed)
            throws FilterException {
        assertEquals(passed, passed(FilterSyntax.structured(criteria, expression == null ? "" : expression)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"action(include)", "action(exclude)", "name(UserEvent),method(regex)", "bogus(x)",
        "name(UserEvent),bogus(x)", "action(Include),name(UserEvent)", "method(Regex),name(UserEvent)", "action",
        "action()", "name()", "header()", "method()", "name (UserEvent)", "name(( UserEvent)", "()", ")", "", "x"})
    void refusesCriteriaThatAsteriskRefuses(String criteria) {
        assertEquals("Filter was formatted incorrectly.  Check the syntax of the filter given.",
                assertThrows(FilterException.class, () -> FilterSyntax.structured(criteria, "")).getMessage());
    }

    @Test
    void anExpressionNeedsAMethodThatUsesIt() {
        assertThrows(FilterException.class, () -> FilterSyntax.structured("name(UserEvent)", "x"));
        assertThrows(FilterException.class, () -> FilterSyntax.structured("header(K),method(none)", "x"));
        assertThrows(FilterException.class, () -> FilterSyntax.structured("header(K),method(regex)", "["));
    }

    @Test
    void filtersThatIncludeAreAskedBeforeThoseThatExclude() throws FilterException {
        assertEquals("ABCNMDEFG", passed(FilterList.EMPTY));
        assertTrue(FilterList.EMPTY.isEmpty());
        assertEquals("AB",
                passed(FilterSyntax.legacy("UserEvent: A", false), FilterSyntax.legacy("UserEvent: B", false)));
        assertEquals("CNMDEFG",
                passed(FilterSyntax.legacy("!UserEvent: A", false), FilterSyntax.legacy("!UserEvent: B", false)));
        assertEquals("BDE", passed(FilterSyntax.legacy("!UserEvent: C", false), FilterSyntax.legacy("K: v", false)));
    }

    @Test
    void structuredFiltersAllocateNothing() throws FilterException {
        FilterList list = FilterList.EMPTY
                .with(FilterSyntax.structured("name(UserEvent),header(K),method(contains)", "x"))
                .with(FilterSyntax.structured("action(exclude),header(K),method(ends_with)", "v"));
        ByteBuffer event = ByteBuffer.allocateDirect(1024);
        int length = write(event, EVENTS.get(7));
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = Long.MAX_VALUE;
        for (int round = 0; round < 5 && allocated > 0; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            boolean passes = true;
            for (int i = 0; i < 200_000; i++) {
                passes &= list.passes(event, length);
            }
            assertTrue(passes);
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        }
        assertEquals(0, allocated);
    }

    private static String passed(EventFilter... filters) {
        FilterList list = FilterList.EMPTY;
        for (EventFilter filter : filters) {
            list = list.with(filter);
        }
        return passed(list);
    }

    private static String passed(FilterList list) {
        StringBuilder passed = new StringBuilder();
        for (String event : EVENTS) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(1024);
            if (list.passes(buffer, write(buffer, event))) {
                passed.append(event.charAt(0));
            }
        }
        return passed.toString();
    }

    private static int write(ByteBuffer buffer, String event) {
        byte[] bytes = ("Event: UserEvent\r\nPrivilege: user,all\r\nUserEvent: " + event.replace("|", "\r\n")
                + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
        buffer.put(0, bytes);
        return bytes.length;
    }
}
