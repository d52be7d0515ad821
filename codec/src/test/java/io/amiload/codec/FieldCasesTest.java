// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Of the eighteen cases that clients met in the field, each is a test with its number in its name. */
class FieldCasesTest {

    private static final int CASES = 18;
    private static final Pattern NAME = Pattern.compile("case(\\d\\d)_.*");

    @Test
    void everyNumberedCaseIsTested() {
        Set<Integer> tested = new TreeSet<>();
        Stream.of(AmiDecoderTest.class, AmiEncoderTest.class, AmiReceiverTest.class)
            .flatMap(type -> Stream.of(type.getDeclaredMethods()))
            .filter(method -> method.isAnnotationPresent(Test.class))
            .map(Method::getName).map(NAME::matcher).filter(Matcher::matches)
            .forEach(name -> tested.add(Integer.parseInt(name.group(1))));
        assertEquals(new TreeSet<>(IntStream.rangeClosed(1, CASES).boxed().toList()), tested);
    }
}
