// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.google.re2j.Pattern;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the C library of the real servers said of the same expressions. */
class ExtendedRegexTest {

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "a{", "a{1", "a{2,1}", "{1}", "{", "*", "*a", "+", "?", "(?:v)", "\\",
        "[[:bogus:]]", "[a-", "[z-a]", "^*", "(*a)", "(+)", "a|*b", "a$*", "a{1,2,3}", "a{x}", "a{65536}", "[]", "[^]", "[[.ab.]]"})
    void doesNotCompile(String regex) {
        assertThrows(FilterException.class, () -> ExtendedRegex.compile(regex));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', value = {
        ")            , a)b    , true",
        "~a{,1}b~     , b      , true",
        "^a{1}{2}$    , aa     , true",
        "A**          , x      , true",
        "^v+?$        , vv     , true",
        "^v+?$        , ~~     , true",
        "()           , x      , true",
        "(|x)         , y      , true",
        "a||b         , c      , true",
        "\\d          , 5      , false",
        "\\d          , d      , true",
        "\\n          , n      , true",
        "\\.          , a      , false",
        "\\w\\W       , a-     , true",
        "\\bB\\b      , a B c  , true",
        "\\<B\\>      , aBc    , false",
        "[]]          , ]      , true",
        "[^]]         , ]      , false",
        "[\\]         , \\     , true",
        "[\\d]        , \\     , true",
        "[a-]         , -      , true",
        "[[.a.]]      , a      , true",
        "[[=a=]]      , a      , true",
        "[[:alpha:]]  , 1      , false",
        "[[:alpha:]1] , 1      , true",
        "}            , }      , true",
        "]            , ]      , true",
        "x$y          , x$y    , false",
        "a^b          , a^b    , false",
        "(^a)         , ab     , true",
        "\\`b         , ab     , false",
        "b\\'         , ab     , true",
        "a.b          , a\u00E4b, true",
        "\u00E4       , \u00E4 , true",
        "[\u00E4]     , \u00E4 , true",
        "a{255}       , a      , false",
    })
    void matches(String regex, String text, boolean expected) throws FilterException {
        assertEquals(expected, ExtendedRegex.compile(regex).matcher(text).find());
    }

    @Test
    void endAndStartAreThoseOfTheWholeTextAndAnyCharacterMayBeALineBreak() throws FilterException {
        Pattern pattern = ExtendedRegex.compile("^a.*b\r\n$");
        assertEquals(true, pattern.matcher("a\r\nb\r\n").find());
        assertEquals(false, pattern.matcher("x\r\na\r\nb\r\n").find());
        assertEquals(false, ExtendedRegex.compile("b$").matcher("a\r\nb\r\n").find());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a)\\1", "a{2000}", "((a{500}){500}){500}"})
    void refusesWhatTheEngineCannotDo(String regex) {
        assertThrows(FilterException.class, () -> ExtendedRegex.compile(regex));
    }

    @Test
    void refusesBracketsWithinBracketsWithoutEnd() {
        String deep = "(".repeat(4_000) + ")".repeat(4_000);
        assertThrows(FilterException.class, () -> ExtendedRegex.compile(deep));
    }

    @Test
    void noExpressionTakesLongerThanItsTextIsLong() throws FilterException {
        Pattern pattern = ExtendedRegex.compile("^(a+)+(a*)*(a|a)*b$");
        String text = "a".repeat(20_000);
        assertTimeoutPreemptively(Duration.ofSeconds(20),
                () -> assertEquals(false, pattern.matcher(text).find()));
    }
}
