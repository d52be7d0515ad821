// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.amiload.codec.AmiControl;
import io.amiload.codec.AmiDecoder;
import io.amiload.codec.AmiFormatException;
import io.amiload.codec.Kind;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * What a file holds, in memory: a recording of {@link RecordingWriter}, or the plain bytes of one side, without times. A
 * recording that was cut off is read up to there.
 *
 * @param connections in the order in which they were opened
 * @param whole       false if its end is missing
 */
public record Recording(List<Connection> connections, boolean whole) {

    /** What is read at most, of a side's bytes in all connections together. */
    static final long MOST_BYTES = 1L << 30;

    /**
     * One connection.
     *
     * @param number its number in the recording, from 1
     * @param client what the client sent
     * @param server what the server sent
     */
    public record Connection(int number, TimedBytes client, TimedBytes server) {

        TimedBytes of(Side side) {
            return side == Side.CLIENT ? client : server;
        }
    }

    private static final int GZIP_FIRST = 0x1F;
    private static final int LONGEST_LINE = 256 << 20;

    /**
     * Reads a file, gzipped or not.
     *
     * @param file the file
     * @return what it holds
     * @throws RecordingException if it is neither a recording nor the bytes of a manager connection
     * @throws IOException        if it cannot be read
     */
    public static Recording read(Path file) throws IOException {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), 64 * 1024);
                InputStream in = new BufferedInputStream(unzipped(raw), 64 * 1024)) {
            in.mark(1);
            int first = in.read();
            in.reset();
            return first == '{' ? readLines(in) : readPlain(in);
        } catch (EOFException e) {
            throw new RecordingException("its gzip data are cut off before there is anything to play");
        } catch (ZipException e) {
            throw new RecordingException("its gzip data are broken: " + e.getMessage());
        }
    }

    private static InputStream unzipped(InputStream raw) throws IOException {
        raw.mark(1);
        int first = raw.read();
        raw.reset();
        return first == GZIP_FIRST ? new GZIPInputStream(raw) : raw;
    }

    private static Recording readLines(InputStream in) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        Map<Integer, Connection> connections = new TreeMap<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean ended = false;
        int number = 0;
        while (!ended && readLine(in, line)) {
            number++;
            JsonNode node;
            try {
                node = mapper.readTree(line.toByteArray());
            } catch (JsonProcessingException e) {
                throw new RecordingException("line " + number + " is not JSON");
            }
            if (number == 1) {
                checkHeader(node);
            } else {
                ended = take(node, connections, number);
            }
        }
        return new Recording(List.copyOf(connections.values()), ended);
    }

    /** A line without its end is one that was being written when the recording was cut off. */
    private static boolean readLine(InputStream in, ByteArrayOutputStream line) throws IOException {
        line.reset();
        try {
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == '\n') {
                    return true;
                }
                if (line.size() >= LONGEST_LINE) {
                    throw new RecordingException("a line is longer than " + LONGEST_LINE + " bytes");
                }
                line.write(b);
            }
        } catch (EOFException e) {
            return false;
        }
        return false;
    }

    private static void checkHeader(JsonNode node) throws RecordingException {
        if (!node.path("type").asText().equals("recording")) {
            throw new RecordingException("its first line is not that of a recording");
        }
        if (node.path("schemaVersion").asInt() != RecordingWriter.SCHEMA_VERSION) {
            throw new RecordingException("it has schemaVersion " + node.path("schemaVersion").asText()
                + "; this version reads " + RecordingWriter.SCHEMA_VERSION);
        }
    }

    private static boolean take(JsonNode node, Map<Integer, Connection> connections, int number)
        throws RecordingException {
        int connection = node.path("c").asInt();
        switch (node.path("type").asText()) {
            case "open" -> connections.put(connection,
                new Connection(connection, new TimedBytes(true), new TimedBytes(true)));
            case "data" -> {
                Connection known = connections.get(connection);
                if (known == null) {
                    throw new RecordingException("line " + number + " is of a connection that was not opened");
                }
                known.of(node.path("from").asText().equals(Side.CLIENT.word()) ? Side.CLIENT : Side.SERVER)
                    .add(node.path("t").asLong(), decoded(node, number));
            }
            case "end" -> {
                return true;
            }
            default -> {
                // A later version may say more.
            }
        }
        return false;
    }

    private static byte[] decoded(JsonNode node, int number) throws RecordingException {
        try {
            return node.path("bytes").binaryValue();
        } catch (IOException e) {
            throw new RecordingException("line " + number + " holds bytes that are not in base64");
        }
    }

    private static Recording readPlain(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes((int) MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new RecordingException("it is larger than " + MOST_BYTES + " bytes");
        }
        Side side = sideOf(bytes);
        if (side == null) {
            throw new RecordingException("it is neither a recording nor bytes of the manager protocol");
        }
        TimedBytes sent = new TimedBytes(false);
        sent.add(0, bytes);
        TimedBytes nothing = new TimedBytes(false);
        return new Recording(List.of(side == Side.CLIENT ? new Connection(1, sent, nothing)
            : new Connection(1, nothing, sent)), true);
    }

    /** By the first message; null if there is none. */
    private static Side sideOf(byte[] bytes) {
        Side[] side = new Side[1];
        ByteBuffer buffer = ByteBuffer.allocateDirect(Math.min(bytes.length, 1 << 20));
        buffer.put(0, bytes, 0, buffer.capacity());
        try {
            new AmiDecoder().decode(buffer, 0, buffer.capacity(), message -> {
                if (message.kind() != Kind.BANNER && message.kind() != Kind.OTHER) {
                    side[0] = message.kind() == Kind.ACTION ? Side.CLIENT : Side.SERVER;
                    return AmiControl.STOP;
                }
                return AmiControl.CONTINUE;
            });
        } catch (AmiFormatException e) {
            return null;
        }
        return side[0];
    }

    /**
     * The connection on which the server said most.
     *
     * @return the connection
     * @throws RecordingException if there is none
     */
    public Connection loudest() throws RecordingException {
        return connections.stream().max((a, b) -> Long.compare(a.server.size(), b.server.size()))
            .orElseThrow(() -> new RecordingException("it holds no connection"));
    }

    /**
     * A connection by its number.
     *
     * @param number from 1
     * @return the connection
     * @throws RecordingException if there is none of that number
     */
    public Connection connection(int number) throws RecordingException {
        return connections.stream().filter(connection -> connection.number == number).findFirst()
            .orElseThrow(() -> new RecordingException("it has no connection " + number + "; it has "
                + connections.stream().map(connection -> String.valueOf(connection.number)).toList()));
    }
}
