// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.loadgen.plan.ValueText.Captured;
import io.amiload.loadgen.plan.ValueText.CsvColumn;
import io.amiload.loadgen.plan.ValueText.Fixed;
import io.amiload.loadgen.plan.ValueText.LaneNumber;
import io.amiload.loadgen.plan.ValueText.RandomNumber;
import io.amiload.loadgen.plan.ValueText.Sequence;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts with places to fill in. */
class ValueTextTest {

    @Test
    void knowsEveryPlace() {
        assertEquals(List.of(new Fixed("a"), new Sequence(), new LaneNumber(), new Fixed(":"), new RandomNumber(1, 100),
            new CsvColumn("number"), new Captured("id"), new Fixed("z")),
            ValueText.parse("a${seq}${lane}:${random(1..100)}${csv.number}${flow.id}z").parts());
        assertEquals(List.of(new RandomNumber(0, 999_999_999_999_999_999L)),
            ValueText.parse("${random( 0 .. 999999999999999999 )}").parts());
        assertEquals(List.of(), ValueText.parse("").parts());
    }

    @Test
    void twoDollarSignsLeaveAVariableToAsterisk() {
        assertEquals(List.of(new Fixed("X=${CALLERID(num)}, "), new Sequence(), new Fixed("${EXTEN}")),
            ValueText.parse("X=$${CALLERID(num)}, ${seq}$${EXTEN}").parts());
        assertEquals(List.of(new Fixed("5 $ and } are no places")), ValueText.parse("5 $ and } are no places").parts());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "${sequence} | has ${sequence}, which is not known; expected ${seq}, ${lane}",
        "${sec} | which is not known (did you mean 'seq'?)",
        "${csv.} | has ${csv.}, which is not known",
        "${flow} | has ${flow}, which is not known",
        "${random(1..)} | expected a range of whole numbers",
        "${random(-1..3)} | expected a range of whole numbers",
        "${random(1..1000000000000000000)} | expected a range of whole numbers",
        "${random(5..4)} | whose range runs backwards",
        "${seq | has a '${' without '}'"})
    void saysWhatIsWrong(String text, String expected) {
        String said = assertThrows(PlanException.class, () -> ValueText.parse(text)).getMessage();
        assertTrue(said.contains(expected), said);
    }

    @Test
    void knowsHowLongItCanBecome() {
        assertEquals(2 + 12 + 10 + 4 + 256,
            ValueText.parse("ü${seq}${lane}${random(7..1234)}${flow.x}").longest(null));
        assertTrue(ValueText.parse("$${x}").isFixed());
        assertFalse(ValueText.parse("${lane}").isFixed());
    }
}
