// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Another process on this machine, as the files below {@code /proc} of Linux show it. */
final class LocalProcess {

    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";
    /** Columns of {@code /proc/net/tcp}. */
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    /** Columns of {@code /proc/PID/stat} behind the name in brackets. */
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;
    private static final long NANOS_PER_TICK = 10_000_000L;

    private final Path folder;

    private LocalProcess(Path folder) {
        this.folder = folder;
    }

    /**
     * Finds the process that listens on a port.
     *
     * @return the process; null if the address is not this machine's, or if we may not see who it is
     */
    static LocalProcess listeningOn(InetAddress address, int port) {
        try {
            if (address == null || NetworkInterface.getByInetAddress(address) == null) {
                return null;
            }
            Set<String> sockets = socketsOn(port);
            if (sockets.isEmpty()) {
                return null;
            }
            try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
                for (Path process : processes) {
                    if (holdsAny(process, sockets)) {
                        return new LocalProcess(process);
                    }
                }
            }
        } catch (SocketException | RuntimeException e) {
            return null;
        } catch (IOException e) {
            return null;
        }
        return null;
    }

    /** The id of the process. */
    long pid() {
        return Long.parseLong(folder.getFileName().toString());
    }

    /** Processor time used so far, nanoseconds; -1 if the process has gone. */
    long cpuNanos() {
        try {
            String stat = Files.readString(folder.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS])) * NANOS_PER_TICK;
        } catch (IOException e) {
            return -1;
        }
    }

    /** Resident memory, bytes; -1 if the process has gone. */
    long residentBytes() {
        try {
            for (String line : Files.readAllLines(folder.resolve("status"))) {
                if (line.startsWith("VmRSS:")) {
                    return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
                }
            }
            return -1;
        } catch (IOException e) {
            return -1;
        }
    }

    private static Set<String> socketsOn(int port) throws IOException {
        String end = String.format(":%04X", port);
        Set<String> links = new HashSet<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            Path file = PROC.resolve(table);
            if (!Files.isReadable(file)) {
                continue;
            }
            for (String line : Files.readAllLines(file)) {
                String[] columns = line.strip().split("\\s+");
                if (columns.length > INODE && columns[STATE].equals(LISTENING) && columns[LOCAL_ADDRESS].endsWith(end)) {
                    links.add("socket:[" + columns[INODE] + "]");
                }
            }
        }
        return links;
    }

    private static boolean holdsAny(Path process, Set<String> sockets) {
        String[] files = process.resolve("fd").toFile().list();
        return files != null && Arrays.stream(files).anyMatch(file -> {
            try {
                return sockets.contains(Files.readSymbolicLink(process.resolve("fd").resolve(file)).toString());
            } catch (IOException e) {
                return false;
            }
        });
    }
}
