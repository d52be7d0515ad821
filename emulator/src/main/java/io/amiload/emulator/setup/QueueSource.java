// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.setup;

import io.amiload.emulator.config.ConfigException;
import io.amiload.emulator.config.ConfigReader;
import io.amiload.emulator.queue.QueueSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Where the queues come from.
 *
 * @param file       a {@code queues.conf}, which a reload reads again; null for none
 * @param queues     the queues if there is no file
 * @param background whether the queue of the background traffic comes along
 */
public record QueueSource(Path file, List<QueueSettings> queues, boolean background) {

    public List<QueueSettings> read(Consumer<String> warnings) throws ConfigException {
        List<QueueSettings> said =
                file == null ? queues : QueueSettings.read(ConfigReader.read(file, warnings), warnings);
        return background ? QueueSettings.withBackground(said) : said;
    }
}
