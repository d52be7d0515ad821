// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.amiload.codec.LineEnding;
import io.amiload.corpus.Capture;
import io.amiload.corpus.Corpus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StreamDecoderTest {

    private final List<String> complaints = new ArrayList<>();

    @Test
    void writesTheLinesOfTheManual() {
        String stream = "Asterisk Call Manager/11.0.0\r\n"
            + "Event: Newchannel\r\nPrivilege: call,all\r\n\r\n"
            + "Response: Success\r\nActionID: 1\r\n\r\n"
            + "action: Ping\r\n\r\n"
            + "Foo: bar\r\nno colon\r\n\r\n"
            + "Event: Torn\r\nHalf";
        assertEquals("""
            {"type":"banner","offset":0,"length":30,"line":"Asterisk Call Manager/11.0.0"}
            {"type":"event","name":"Newchannel","offset":30,"length":42,"headers":[["Event","Newchannel"],["Privilege","call,all"]]}
            {"type":"response","name":"Success","offset":72,"length":34,"headers":[["Response","Success"],["ActionID","1"]]}
            {"type":"action","name":"Ping","offset":106,"length":16,"headers":[["action","Ping"]]}
            {"type":"other","offset":122,"length":22,"headers":[["Foo","bar"],[null,"no colon"]]}
            {"type":"tail","offset":144,"length":17}
            """, decoded(stream));
    }

    @Test
    void everyLineFitsThePublishedSchema() throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(StreamDecoder.schema());
        ObjectMapper mapper = new ObjectMapper();
        String lines = decoded("Asterisk Call Manager/11.0.0\r\nEvent: A\r\n\r\nResponse: Success\r\n\r\nAction: Ping\r\n\r\n"
            + "Foo: bar\r\nno colon\r\n\r\nEvent: Torn");
        for (String line : lines.split("\n")) {
            assertEquals(Set.of(), schema.validate(mapper.readTree(line)), line);
        }
        for (String wrong : List.of("{\"type\":\"event\",\"offset\":0,\"length\":9,\"headers\":[]}",
            "{\"type\":\"tail\",\"offset\":0,\"length\":9,\"headers\":[]}",
            "{\"type\":\"other\",\"offset\":0,\"length\":9,\"headers\":[[\"a\"]]}")) {
            assertFalse(schema.validate(mapper.readTree(wrong)).isEmpty(), wrong);
        }
    }

    @Test
    void theFirstDecidingHeaderNamesTheMessage() {
        assertEquals("{\"type\":\"event\",\"name\":\"OriginateResponse\",\"offset\":0,\"length\":47,\"headers\":"
            + "[[\"Event\",\"OriginateResponse\"],[\"Response\",\"Failure\"]]}\n",
            decoded("Event: OriginateResponse\r\nResponse: Failure\r\n\r\n"));
    }

    @Test
    void aLoneLineFeedIsDataAndIsEscaped() {
        assertTrue(decoded("Event: X\r\nAppData: a\nb\r\n\r\n").contains("[\"AppData\",\"a\\nb\"]"));
    }

    @Test
    void theLineEndingCanBeForced() {
        byte[] stream = "Event: X\r\nAppData: a\nb\r\n\r\n".getBytes(StandardCharsets.UTF_8);
        assertTrue(decode(stream, LineEnding.LF, false).contains("[\"AppData\",\"a\"],[null,\"b\"]"));
    }

    @Test
    void escapesWhatJsonDoesNotAllow() {
        String line = decoded("Event: X\r\nKey\\: \"q\" \t \u0001 \u007f é 漢 \ud83d\ude00\r\n\r\n");
        assertTrue(line.contains("[\"Key\\\\\",\"\\\"q\\\" \\t \\u0001 \\u007f é 漢 \ud83d\ude00\"]"), line);
    }

    @Test
    void replacesWhatIsNotUtf8AndLatin1LosesNothing() throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.write("Event: X\r\nV: ".getBytes(StandardCharsets.US_ASCII));
        StringBuilder all = new StringBuilder();
        for (int b = 0; b < 256; b++) {
            if (b != '\n' && b != '\r') {
                stream.write(b);
                all.append((char) b);
            }
        }
        stream.write("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertTrue(decode(stream.toByteArray(), LineEnding.AUTO, false).contains("\ufffd"));
        JsonNode message = new ObjectMapper().readTree(decode(stream.toByteArray(), LineEnding.AUTO, true));
        assertEquals(all.toString(), message.get("headers").get(1).get(1).asText());
    }

    @Test
    void oldCommandOutputBecomesOutputHeaders() {
        String line = decoded("Response: Follows\r\nPrivilege: Command\r\nfirst: line\nsecond\n--END COMMAND--\r\n\r\n");
        assertTrue(line.contains("[\"Output\",\"first: line\"],[\"Output\",\"second\"]"), line);
    }

    @Test
    void anEmptyStreamGivesNothing() {
        assertEquals("", decoded(""));
        assertEquals("{\"type\":\"tail\",\"offset\":0,\"length\":4}\n", decoded("Asti"));
    }

    static List<Capture> captures() {
        return Corpus.captures().stream().filter(c -> c.fromServer() || c.fromClient()).toList();
    }

    @ParameterizedTest
    @MethodSource("captures")
    void countsWhatTheIndexOfTheCorpusCounts(Capture capture) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        int messages = 0;
        int events = 0;
        int responses = 0;
        int headers = 0;
        int withoutColon = 0;
        int tail = 0;
        for (String line : decode(capture.bytes(), LineEnding.AUTO, false).split("\n")) {
            JsonNode message = mapper.readTree(line);
            String type = message.get("type").asText();
            if (type.equals("tail")) {
                tail = message.get("length").asInt();
            } else if (!type.equals("banner")) {
                messages++;
                events += type.equals("event") ? 1 : 0;
                responses += type.equals("response") ? 1 : 0;
                for (JsonNode header : message.get("headers")) {
                    headers++;
                    withoutColon += header.get(0).isNull() ? 1 : 0;
                }
            }
        }
        assertEquals(capture.count("messages"), messages);
        assertEquals(capture.count("events"), events);
        assertEquals(capture.count("responses"), responses);
        assertEquals(capture.count("header_lines"), headers);
        assertEquals(capture.count("no_colon_lines"), withoutColon);
        assertEquals(capture.count("tail_bytes"), tail);
    }

    @Test
    void theSizeOfTheReadsDoesNotMatter() {
        byte[] bytes = Corpus.capture("asterisk22/all-actions-bare.ami").bytes();
        String whole = decode(bytes, LineEnding.AUTO, false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Random random = new Random(5);
        InputStream dribble = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] to, int offset, int length) {
                return super.read(to, offset, Math.min(length, 1 + random.nextInt(700)));
            }
        };
        decode(Channels.newChannel(dribble), out, LineEnding.AUTO, false);
        assertEquals(whole, out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aMessageLargerThanTheBufferIsDecoded() {
        String output = "Output: " + "x".repeat(3_000_000) + "\r\n";
        String lines = decoded("Response: Success\r\n" + output + "\r\nEvent: After\r\n\r\n");
        assertTrue(lines.contains("\"length\":3000031"), lines.substring(0, 80));
        assertTrue(lines.endsWith("\"headers\":[[\"Event\",\"After\"]]}\n"));
    }

    @Test
    void aMessageWithoutEndIsSkippedInBoundedMemory() {
        long size = 40L << 20;
        ReadableByteChannel endless = new ReadableByteChannel() {
            private long left = size;

            @Override
            public int read(ByteBuffer to) {
                int count = (int) Math.min(left, to.remaining());
                for (int i = 0; i < count; i++) {
                    to.put((byte) 'x');
                }
                left -= count;
                return count == 0 ? -1 : count;
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {
            }
        };
        decode(endless, new ByteArrayOutputStream(), LineEnding.CRLF, false);
        assertEquals(1, complaints.size());
        assertTrue(complaints.get(0).contains("at byte 0"), complaints.get(0));
    }

    @Test
    void tellsThatNobodyReadsAnyMore() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        OutputException e = assertThrows(OutputException.class, () -> decode(
            Channels.newChannel(new ByteArrayInputStream("Event: X\r\n\r\n".getBytes(StandardCharsets.US_ASCII))), broken,
            LineEnding.AUTO, false));
        assertTrue(e.isBrokenPipe());
    }

    private String decoded(String stream) {
        return decode(stream.getBytes(StandardCharsets.UTF_8), LineEnding.AUTO, false);
    }

    private String decode(byte[] stream, LineEnding lineEnding, boolean latin1) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        decode(Channels.newChannel(new ByteArrayInputStream(stream)), out, lineEnding, latin1);
        return out.toString(StandardCharsets.UTF_8);
    }

    private void decode(ReadableByteChannel in, OutputStream out, LineEnding lineEnding, boolean latin1) {
        try {
            new StreamDecoder(lineEnding, latin1, complaints::add).decode(in, out);
        } catch (OutputException e) {
            throw e;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
