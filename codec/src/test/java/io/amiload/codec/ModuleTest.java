// SPDX-License-Identifier: Apache-2.0
package io.amiload.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.agrona.AsciiEncoding;
import org.junit.jupiter.api.Test;

/** The other tests run from the class path; this one loads the codec as the module that it is. */
class ModuleTest {

    private static final String NAME = "io.amiload.codec";

    @Test
    void loadsAsModuleWithItsDictionaries() throws Exception {
        ModuleFinder finder = ModuleFinder.of(place(AmiDecoder.class), place(AsciiEncoding.class));
        ModuleLayer boot = ModuleLayer.boot();
        Configuration configuration = boot.configuration().resolve(finder, ModuleFinder.of(), Set.of(NAME));
        ModuleLayer layer = ModuleLayer.defineModulesWithOneLoader(
            configuration, List.of(boot), ClassLoader.getPlatformClassLoader()).layer();
        Class<?> dictionary = layer.findLoader(NAME).loadClass(NAME + ".AmiDictionary");
        assertNotSame(AmiDictionary.class, dictionary);
        assertEquals(NAME, dictionary.getModule().getName());
        assertEquals(Set.of(NAME), dictionary.getModule().getDescriptor().packages());
        assertEquals(Set.of("java.base", "org.agrona"), dictionary.getModule().getDescriptor().requires().stream()
            .map(ModuleDescriptor.Requires::name).collect(Collectors.toSet()));
        Object keys = dictionary.getMethod("keys").invoke(null);
        assertEquals(AmiDictionary.keys().size(), dictionary.getMethod("size").invoke(keys));
        layer.findLoader(NAME).loadClass(NAME + ".AmiEncoder").getConstructor().newInstance();
    }

    private static Path place(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
