// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SloTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        response.p99 < 5ms,        -,    RESPONSE,    p99,   LESS,     5000000, NANOS
        Ping.response.p99 < 5ms,   Ping, RESPONSE,    p99,   LESS,     5000000, NANOS
        service.max<=1s,           -,    SERVICE,     max,   AT_MOST,  1e9,     NANOS
        delay.mean < 1ms,          -,    DELAY,       mean,  LESS,     1e6,     NANOS
        errors < 0.1%,             -,    ERRORS,      -,     LESS,     0.001,   SHARE
        Ping.errors == 0,          Ping, ERRORS,      -,     EQUAL,    0,       COUNT
        event.delay.p99.9 < 250ms, -,    EVENT_DELAY, p99.9, LESS,     2.5e8,   NANOS
        events.lost == 0,          -,    EVENTS_LOST, -,     EQUAL,    0,       COUNT
        rate >= 0.99,              -,    RATE,        -,     AT_LEAST, 0.99,    SHARE
        rate >= 500/s,             -,    RATE,        -,     AT_LEAST, 500,     PER_SECOND
        login.p50 < 20ms,          -,    LOGIN,       p50,   LESS,     2e7,     NANOS
        """)
    void readsTheExpressionsOfTheManual(String text, String action, Slo.Metric metric,
                                        String statistic, Slo.Comparison comparison, double limit,
                                        Slo.Unit unit) {
        assertEquals(new Slo(text, action, metric, statistic, comparison, limit, unit), Slo.parse(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        respnse.p99 < 5ms      | column 1  | not a metric
        response < 5ms         | column 1  | response.p99
        response.p101 < 5ms    | column 1  | not a statistic
        response.p99 5ms       | column 14 | expected <
        response.p99 <         | column 15 | expected a limit
        response.p99 < 5       | column 16 | did you mean 5s?
        response.p99 < 5ms now | column 20 | nothing more
        errors.p99 < 1%        | column 1  | one number
        rate >= 99             | column 9  | 99/s
        events.lost < 1%       | column 15 | is a count
        errors < many          | column 10 | not a number
        """)
    void namesTheColumnOfAMistake(String text, String column, String message) {
        String said = assertThrows(PlanException.class, () -> Slo.parse(text)).getMessage();
        assertTrue(said.contains(column + ":") && said.contains(message), said);
    }

    @Test
    void offersTheMetricThatWasProbablyMeant() {
        String said = assertThrows(PlanException.class, () -> Slo.parse("eror < 1%")).getMessage();
        assertTrue(said.contains("did you mean 'errors'?"), said);
    }

    @Test
    void knowsThePercentileAsked() {
        assertEquals(99.9, Slo.parse("response.p99.9 < 1s").percentile());
        assertTrue(Double.isNaN(Slo.parse("response.max < 1s").percentile()));
    }
}
