// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.record;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts made-up numbers, names, addresses and hosts in the place of real ones: the same for the same each time, of the
 * same length, and never the real one itself. Different ones stay different.
 *
 * <p>The unit is a run of letters or of digits, so that {@code 4711} becomes the same number in a caller ID, in
 * {@code PJSIP/4711-0000001a} and in {@code sip:4711@pbx}. Any thread may use it.
 */
public final class Anonymiser {

    private static final int CACHED = 50_000;

    /** What can be told from its form, in the order of precedence. */
    private static final Pattern FORMS = Pattern.compile(
        "(?<keep>\\b[0-9]{9,10}\\.[0-9]+\\b|\\b[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9:.]+)?|"
            + "\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b|-[0-9a-f]{8}(?:;[12])?(?![0-9A-Za-z]))"
            + "|(?<secretkey>(?i:secret|passw(?:or)?d|md5_?cred)\\s*=>?\\s*)(?<secret>\\S+)"
            + "|(?<v4>(?<![0-9.])(?:[0-9]{1,3}\\.){3}[0-9]{1,3}(?![0-9.]))"
            + "|(?<hex>(?<![0-9A-Za-z:])(?:[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{0,4}){3,7}|"
            + "[0-9a-fA-F]{0,4}::[0-9a-fA-F:]*[0-9a-fA-F])(?![0-9A-Za-z:]))"
            + "|(?<tech>\\b(?:PJSIP|SIP|IAX2|Local|DAHDI|SCCP|Skinny|MGCP|Agent|Motif|Console|Phone)/)(?<resource>[^-,&|/@\\s\"'()<>;=]+)"
            + "|(?<assigned>\\b[A-Z][A-Z0-9_]*(?==))"
            + "|(?<word>[0-9\\p{L}\\p{M}]+)");

    private static final Pattern RUNS = Pattern.compile("[0-9]+|[\\p{L}\\p{M}]+");
    private static final Pattern SPECIAL_EXTENSION = Pattern.compile("[a-z]");
    private static final Pattern NOBODY = Pattern.compile("<?unknown>?|<?none>?|n/a|asterisk", Pattern.CASE_INSENSITIVE);

    private final KeyedPermutation permutation;
    private final Map<String, String> cache = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > CACHED;
        }
    };

    private Anonymiser(byte[] key) {
        permutation = new KeyedPermutation(key);
    }

    /**
     * Maps by a key that nobody knows and that is kept nowhere.
     *
     * @return a mapping unlike any other
     */
    public static Anonymiser random() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new Anonymiser(key);
    }

    /**
     * Maps by a key that is made from a text, so that several recordings are mapped alike.
     *
     * @param seed whoever knows it can undo the mapping
     * @return the mapping
     */
    public static Anonymiser seeded(String seed) {
        return new Anonymiser(("amiload anonymise " + seed).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Maps what can be told from the text alone.
     *
     * @param text any text
     * @return the same without the numbers, names and addresses in it
     */
    public synchronized String text(String text) {
        Matcher form = FORMS.matcher(text);
        StringBuilder mapped = new StringBuilder(text.length());
        while (form.find()) {
            form.appendReplacement(mapped, Matcher.quoteReplacement(mapped(form)));
        }
        return form.appendTail(mapped).toString();
    }

    private String mapped(Matcher form) {
        if (form.group("keep") != null || form.group("assigned") != null) {
            return form.group();
        }
        if (form.group("v4") != null) {
            return address(form.group());
        }
        if (form.group("hex") != null) {
            return hexAddress(form.group());
        }
        if (form.group("secret") != null) {
            return form.group("secretkey") + runs(form.group("secret"));
        }
        return form.group("tech") != null ? form.group("tech") + runs(form.group("resource")) : word(form.group());
    }

    /** A short number is most often a count, and a short word an option or an article. */
    private String word(String word) {
        boolean digits = word.chars().allMatch(Anonymiser::isDigit);
        return word.codePointCount(0, word.length()) <= 2 && word.charAt(0) < 0x80 || !digits && Vocabulary.holds(word)
            ? word : runs(word);
    }

    /** Maps a header's value by what its key says of it. */
    synchronized String value(String key, String value) {
        return switch (HeaderMeaning.of(key)) {
            case PROTOCOL -> value;
            case WHO -> NOBODY.matcher(value).matches() ? value : who(value);
            case EXTENSION -> SPECIAL_EXTENSION.matcher(value).matches() ? value : runs(value);
            case TEXT -> text(value);
        };
    }

    /** Addresses inside keep their form; all else is mapped. */
    private String who(String value) {
        Matcher form = FORMS.matcher(value);
        StringBuilder mapped = new StringBuilder(value.length());
        while (form.find()) {
            boolean whole = form.group("v4") == null && form.group("hex") == null && form.group("tech") == null;
            form.appendReplacement(mapped, Matcher.quoteReplacement(whole ? runs(form.group()) : mapped(form)));
        }
        return form.appendTail(mapped).toString();
    }

    private String runs(String text) {
        return RUNS.matcher(text).replaceAll(run -> Matcher.quoteReplacement(run(run.group())));
    }

    private String run(String run) {
        return cache.computeIfAbsent(run, this::permuted);
    }

    private String permuted(String run) {
        int[] points = run.codePoints().toArray();
        int[] digits = new int[points.length];
        int[] radices = new int[points.length];
        for (int i = 0; i < points.length; i++) {
            radices[i] = radix(points[i]);
            digits[i] = Math.floorMod(points[i] < 0x80 ? Character.toLowerCase(points[i]) - base(points[i])
                : points[i], radices[i]);
        }
        permutation.map(digits, radices);
        StringBuilder mapped = new StringBuilder(run.length());
        for (int i = 0; i < points.length; i++) {
            int point = base(points[i]) + digits[i];
            mapped.appendCodePoint(points[i] < 0x80 && Character.isUpperCase(points[i])
                ? Character.toUpperCase(point) : point);
        }
        return mapped.toString();
    }

    private static boolean isDigit(int point) {
        return point >= '0' && point <= '9';
    }

    /** Letters outside ASCII become some that take as many bytes. */
    private static int radix(int point) {
        return isDigit(point) ? 10 : point < 0x80 ? 26 : point < 0x800 ? 64 : 4096;
    }

    private static int base(int point) {
        if (isDigit(point)) {
            return '0';
        }
        return point < 0x80 ? 'a' : point < 0x800 ? 0x400 : point < 0x10000 ? 0x5000 : 0x20000;
    }

    /** Each of the four numbers keeps how many digits it has, and stays below 256. */
    private String address(String text) {
        String[] parts = text.split("\\.");
        int[] digits = new int[4];
        int[] radices = new int[4];
        for (int i = 0; i < 4; i++) {
            int number = Integer.parseInt(parts[i]);
            if (number > 255 || parts[i].length() > 1 && parts[i].charAt(0) == '0') {
                return runs(text);
            }
            radices[i] = parts[i].length() == 1 ? 10 : parts[i].length() == 2 ? 90 : 156;
            digits[i] = number - lowest(parts[i].length());
        }
        if (text.startsWith("127.") || text.equals("0.0.0.0")) {
            return text;
        }
        permutation.map(digits, radices);
        StringBuilder mapped = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            mapped.append(i == 0 ? "" : ".").append(digits[i] + lowest(parts[i].length()));
        }
        return mapped.toString();
    }

    private static int lowest(int length) {
        return length == 1 ? 0 : length == 2 ? 10 : 100;
    }

    /** IPv6 and hardware addresses. */
    private String hexAddress(String text) {
        int[] places = text.chars().filter(c -> c != ':').map(c -> Character.digit(c, 16)).toArray();
        if (text.equals("::1") || places.length == 0) {
            return text;
        }
        int[] radices = new int[places.length];
        Arrays.fill(radices, 16);
        permutation.map(places, radices);
        StringBuilder mapped = new StringBuilder();
        int next = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char hex = c == ':' ? c : Character.forDigit(places[next++], 16);
            mapped.append(Character.isUpperCase(c) ? Character.toUpperCase(hex) : hex);
        }
        return mapped.toString();
    }
}
