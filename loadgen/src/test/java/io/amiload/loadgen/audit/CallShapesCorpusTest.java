// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.amiload.codec.AmiControl;
import io.amiload.codec.AmiDecoder;
import io.amiload.codec.Kind;
import io.amiload.corpus.Capture;
import io.amiload.corpus.Corpus;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules hold on what a real Asterisk sent: calls, transfers, queues, conferences, parking. */
class CallShapesCorpusTest {

    @TestFactory
    List<DynamicTest> noCaptureBreaksARule() {
        return Corpus.captures().stream().filter(Capture::fromServer)
            .map(c -> DynamicTest.dynamicTest(c.name(), () -> assertEquals(List.of(), check(c).examples()))).toList();
    }

    @Test
    void thereIsMuchToCheck() {
        long checked = Corpus.captures().stream().filter(Capture::fromServer).mapToLong(c -> check(c).checked()).sum();
        assertTrue(checked > 8_000, () -> checked + " events");
    }

    private static CallShapes check(Capture capture) {
        CallShapes shapes = new CallShapes();
        byte[] stream = capture.bytes();
        ByteBuffer buffer = ByteBuffer.allocateDirect(stream.length).put(stream).flip();
        new AmiDecoder().decode(buffer, 0, stream.length, message -> {
            if (message.kind() == Kind.EVENT) {
                shapes.onEvent(message);
            }
            return AmiControl.CONTINUE;
        });
        return shapes;
    }
}
