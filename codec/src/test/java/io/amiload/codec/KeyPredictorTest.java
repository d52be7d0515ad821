// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.codec.KeyPredictor.Step;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What peers can make the predictor hold, and do: not much. What it guesses decides nothing but speed. */
class KeyPredictorTest {

    private static final int MOST_PLACES = KeyPredictor.PLACES_PER_STEP * KeyPredictor.MAX_STEPS;

    private final KeyPredictor predictor = new KeyPredictor(AmiDictionary.keys(), AmiDictionary.names(), null);

    @Test
    void oneStepForEachKeyOfEachContext() {
        Set<Step> steps = new HashSet<>();
        for (int context = 0; context < 100; context++) {
            for (int key = 0; key < 30; key++) {
                steps.add(predictor.step(context, key));
            }
        }
        assertEquals(3_000, steps.size());
        assertEquals(3_000, predictor.stepCount());
        for (int context = 0; context < 100; context++) {
            for (int key = 0; key < 30; key++) {
                assertTrue(steps.contains(predictor.step(context, key)));
                assertEquals(key, predictor.step(context, key).key);
            }
        }
    }

    @Test
    void whatFollowedLastIsExpectedNext() {
        Step a = predictor.step(1, AmiKey.CHANNEL);
        Step b = predictor.step(1, AmiKey.UNIQUEID);
        predictor.learn(a, b);
        assertSame(b, a.next);
        predictor.learn(a, a);
        assertSame(a, a.next);
    }

    @Test
    void everyKeyInEveryContextIsMoreThanIsKept() {
        for (int key = AmiKey.EVENT; key <= AmiKey.ACTION; key++) {
            for (int name = 0; name <= AmiDictionary.names().size(); name++) {
                for (int header = 0; header <= 30; header++) {
                    predictor.learn(predictor.step(KeyPredictor.contextOf(key, name), header), new Step());
                }
            }
        }
        assertTrue(predictor.stepCount() <= KeyPredictor.MAX_STEPS);
        assertTrue(predictor.stepCount() > KeyPredictor.MAX_STEPS * 9 / 10);
        // Nothing new is learned, and what is not learned guesses nothing.
        Step unlearned = predictor.step(KeyPredictor.contextOf(AmiKey.ACTION, 300), 900);
        assertSame(unlearned, unlearned.next);
        predictor.learn(unlearned, new Step());
        assertSame(unlearned, unlearned.next);
    }

    @Test
    void stepsChosenToCollideCostAFewTries() {
        Set<Step> learned = new HashSet<>();
        List<Integer> hostile = collidingIds(100);
        for (int id : hostile) {
            learned.add(predictor.step(id >>> 16, id & 0xFFFF));
        }
        // As many as there are tries, and the one that stands for all that is not learned.
        assertEquals(KeyPredictor.MOST_TRIES + 1, learned.size());
        assertEquals(KeyPredictor.MOST_TRIES, predictor.stepCount());
        Step unlearned = predictor.step(hostile.get(99) >>> 16, hostile.get(99) & 0xFFFF);
        assertSame(unlearned, unlearned.next);
        // Whoever sends something else is not concerned.
        assertNotSame(unlearned, predictor.step(hostile.get(0) + 1 >>> 16, hostile.get(0) + 1 & 0xFFFF));
    }

    @Test
    void namesAreFoundAsTheyWereSpelled() {
        for (String name : List.of("x", "Hangup", "Hangup12", "DeviceStateChange", "CoreShowChannelsComplet4")) {
            assertNull(find(AmiKey.EVENT, name));
            learn(AmiKey.EVENT, 7, name);
            assertEquals(7, find(AmiKey.EVENT, name).id(), name);
            assertSame(predictor.step(KeyPredictor.contextOf(AmiKey.EVENT, 7), AmiKey.EVENT),
                find(AmiKey.EVENT, name).root());
            assertNull(find(AmiKey.EVENT, name.toUpperCase(java.util.Locale.ROOT)));
            assertNull(find(AmiKey.EVENT, name.substring(1)));
            assertNull(find(AmiKey.RESPONSE, name));
        }
    }

    @Test
    void namesLongerThanThreeWordsAreNotLearned() {
        String longest = "CoreShowChannelsComplet4";
        learn(AmiKey.EVENT, 7, longest + "5");
        assertNull(find(AmiKey.EVENT, longest));
        assertEquals(0, predictor.stepCount());
    }

    @Test
    void namesChosenToFillTheTableHideNoOther() {
        Random random = new Random(22);
        for (int i = 0; i < 100_000; i++) {
            learn(AmiKey.EVENT, 0, "x".repeat(random.nextInt(8)) + random.nextInt());
        }
        assertTrue(predictor.stepCount() < 10);
        for (int id = 1; id <= AmiDictionary.names().size(); id++) {
            String name = AmiDictionary.names().nameOf(id);
            learn(AmiKey.EVENT, id, name);
            KeyPredictor.Name found = name.length() > 24 ? null : find(AmiKey.EVENT, name);
            assertTrue(found == null || found.id() == id, name);
        }
    }

    @Test
    void messagesAreReadAllTheSameWhenNothingMoreIsLearned() {
        AmiDecoder decoder = new AmiDecoder();
        Random random = new Random(22);
        StringBuilder flood = new StringBuilder();
        for (int i = 0; i < 12_000; i++) {
            int name = 1 + random.nextInt(AmiDictionary.names().size());
            flood.append("Event: ").append(AmiDictionary.names().nameOf(name)).append("\r\n");
            for (int k = 0; k < 4; k++) {
                flood.append(AmiDictionary.keys().nameOf(4 + random.nextInt(900))).append(": v\r\n");
            }
            flood.append("\r\n");
        }
        byte[] stream = flood.toString().getBytes(US_ASCII);
        Outcome expected = ReferenceDecoder.decode(stream, LineEnding.AUTO, AmiLimits.DEFAULT);
        assertEquals(expected, Collector.whole(decoder, stream));
        assertEquals(expected, Collector.whole(decoder.sibling(), stream));
    }

    private void learn(int key, int id, String name) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(name.length()).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(0, name.getBytes(US_ASCII));
        predictor.learnName(key, id, buffer, 0, name.length());
    }

    private KeyPredictor.Name find(int key, String name) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(24).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(0, name.getBytes(US_ASCII), 0, Math.min(24, name.length()));
        return predictor.name(key, buffer.getLong(0), buffer.getLong(8), buffer.getLong(16));
    }

    private static List<Integer> collidingIds(int count) {
        List<Integer> ids = new ArrayList<>();
        int home = KeyPredictor.home(KeyPredictor.idOf(KeyPredictor.contextOf(AmiKey.EVENT, 7), 7), MOST_PLACES);
        for (int name = 0; ids.size() < count; name++) {
            for (int key = 0; key <= AmiDictionary.keys().size() && ids.size() < count; key++) {
                int id = KeyPredictor.idOf(KeyPredictor.contextOf(AmiKey.EVENT, name), key);
                if (KeyPredictor.home(id, MOST_PLACES) == home) {
                    ids.add(id);
                }
            }
        }
        return ids;
    }
}
