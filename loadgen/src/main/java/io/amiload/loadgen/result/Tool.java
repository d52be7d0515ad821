// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.result;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What this program is, as the build wrote it down.
 *
 * @param version the release
 * @param commit  the git commit, with {@code -dirty} behind it if files had been changed; {@code unknown} when it was
 *                built without git
 */
public record Tool(String version, String commit) {

    private static final int SHORT_COMMIT = 12;

    /**
     * This program.
     *
     * @return its version and commit
     */
    public static Tool current() {
        Properties properties = properties();
        String commit = properties.getProperty("commit", "");
        return new Tool(properties.getProperty("version"),
            commit.isBlank() || commit.startsWith("${") ? "unknown" : commit);
    }

    static Properties properties() {
        Properties properties = new Properties();
        try (InputStream in = Tool.class.getResourceAsStream("tool.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /**
     * Version and commit on one line, for people.
     *
     * @return for example {@code amiload 0.1.0 (commit 0123456789ab)}
     */
    @Override
    public String toString() {
        String dirty = commit.endsWith("-dirty") ? ", changed" : "";
        String hash = commit.substring(0, Math.min(SHORT_COMMIT, commit.length() - (dirty.isEmpty() ? 0 : 6)));
        return "amiload " + version + " (commit " + hash + dirty + ")";
    }
}
