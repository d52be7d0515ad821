// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.config;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * From which addresses somebody may come: the lines {@code permit}, {@code deny} and {@code acl} of an account. Within
 * a list the last rule that an address matches counts, and an address that none matches may come; with several lists
 * all must agree. Immutable.
 */
public final class AccessRules {

    /** Everybody may come. */
    public static final AccessRules OPEN = new AccessRules(List.of());

    private record Rule(boolean permits, byte[] network, byte[] mask) {

        boolean matches(byte[] address) {
            if (address.length != network.length) {
                return false;
            }
            for (int i = 0; i < address.length; i++) {
                if ((address[i] & mask[i]) != network[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Each a list of its own; an empty one stands for a named list that does not exist, which nobody passes. */
    private final List<Optional<List<Rule>>> lists;

    private AccessRules(List<Optional<List<Rule>>> lists) {
        this.lists = lists;
    }

    /**
     * Decides on an address.
     *
     * @param address of a client
     * @return whether it may come
     */
    public boolean permits(InetAddress address) {
        byte[] bytes = address.getAddress();
        return lists.stream().allMatch(list -> list.isPresent() && permits(list.get(), bytes));
    }

    private static boolean permits(List<Rule> rules, byte[] address) {
        boolean permitted = true;
        for (Rule rule : rules) {
            if (rule.matches(address)) {
                permitted = rule.permits;
            }
        }
        return permitted;
    }

    /** Collects the lines of an account. */
    static final class Builder {

        private final List<Rule> own = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private final List<Optional<List<Rule>>> named = new ArrayList<>();

        static boolean knows(Setting setting) {
            return setting.is("permit") || setting.is("deny");
        }

        /** Adds a line {@code permit} or {@code deny}: addresses with masks, separated by commas. */
        void add(Setting setting) throws ConfigException {
            for (String item : setting.value().split(",", -1)) {
                own.add(rule(item, setting));
            }
        }

        /** Adds a line {@code acl}: names of lists, separated by commas. Gives those that there are not. */
        List<String> addNamed(Setting setting, Map<String, AccessRules> known) throws ConfigException {
            List<String> missing = new ArrayList<>();
            for (String item : setting.value().split(",", -1)) {
                String name = item.stripLeading().toLowerCase(Locale.ROOT);
                if (names.contains(name)) {
                    throw new ConfigException(setting.place(), "the list \"" + name + "\" is named twice");
                }
                names.add(name);
                AccessRules rules = known.get(name);
                if (rules == null) {
                    missing.add(name);
                    named.add(Optional.empty());
                } else {
                    named.addAll(rules.lists);
                }
            }
            return missing;
        }

        AccessRules build() {
            List<Optional<List<Rule>>> lists = new ArrayList<>();
            if (!own.isEmpty()) {
                lists.add(Optional.of(List.copyOf(own)));
            }
            lists.addAll(named);
            return lists.isEmpty() ? OPEN : new AccessRules(List.copyOf(lists));
        }

        private static Rule rule(String item, Setting setting) throws ConfigException {
            int slash = item.indexOf('/');
            String address = slash < 0 ? item : item.substring(0, slash);
            boolean negated = address.startsWith("!");
            byte[] network = IpNumber.parse(negated ? address.substring(1) : address)
                    .orElseThrow(() -> new ConfigException(setting.place(),
                            "\"" + item + "\" is no address; write such as 192.0.2.0/24, without blanks")).getAddress();
            byte[] mask = slash < 0 ? prefix(network.length * 8, network.length) : mask(item, slash, network, setting);
            for (int i = 0; i < network.length; i++) {
                network[i] &= mask[i];
            }
            return new Rule(setting.is("permit") != negated, network, mask);
        }

        private static byte[] mask(String item, int slash, byte[] network, Setting setting) throws ConfigException {
            String text = item.substring(slash + 1);
            if (text.contains(".") || text.contains(":")) {
                Optional<InetAddress> mask = IpNumber.parse(text);
                if (mask.isPresent() && mask.get().getAddress().length == network.length) {
                    return mask.get().getAddress();
                }
            } else if (text.matches("\\d{1,3}(\\D.*)?")) {
                int bits = Integer.parseInt(text.replaceAll("\\D.*", ""));
                if (bits <= network.length * 8) {
                    return prefix(bits, network.length);
                }
            }
            throw new ConfigException(setting.place(), "\"" + text + "\" is no mask for such an address");
        }

        private static byte[] prefix(int bits, int bytes) {
            byte[] mask = new byte[bytes];
            for (int i = 0; i < bits; i++) {
                mask[i / 8] |= (byte) (0x80 >> i % 8);
            }
            return mask;
        }
    }
}
