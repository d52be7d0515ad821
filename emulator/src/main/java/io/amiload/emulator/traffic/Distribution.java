// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.traffic;

import java.time.Duration;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long something lasts: a length or a distribution of lengths. Written as {@code 2s}, {@code uniform(1s, 3s)},
 * {@code exponential(12s)} with the mean, or {@code lognormal(4s, 0.6)} with the median and the standard deviation of the
 * logarithm; the last two take a further argument, the longest that occurs. Immutable.
 *
 * <p>The same generator gives the same lengths on every machine and JDK.
 */
public final class Distribution {

    private enum Kind { FIXED, UNIFORM, EXPONENTIAL, LOGNORMAL }

    private static final Pattern CALL = Pattern.compile("(uniform|exponential|lognormal)\\s*\\(([^()]*)\\)");
    private static final Duration LONGEST = Duration.ofHours(24);

    private final Kind kind;
    private final double first;
    private final double second;
    private final double most;
    private final String text;

    private Distribution(Kind kind, double first, double second, Duration most, String text) {
        this.kind = kind;
        this.first = first;
        this.second = second;
        this.most = most.toNanos();
        this.text = text;
    }

    /**
     * Reads a distribution.
     *
     * @param text as above
     * @return the distribution
     * @throws IllegalArgumentException if it is none
     */
    public static Distribution parse(String text) {
        Matcher call = CALL.matcher(text.trim().toLowerCase(Locale.ROOT));
        if (!call.matches()) {
            return new Distribution(Kind.FIXED, nanos(text.trim()), 0, LONGEST, text.trim());
        }
        String[] arguments = call.group(2).trim().split("\\s*,\\s*");
        switch (call.group(1)) {
            case "uniform":
                count(text, arguments, 2, 2);
                if (nanos(arguments[0]) > nanos(arguments[1])) {
                    throw new IllegalArgumentException(text + " ends before it starts");
                }
                return new Distribution(Kind.UNIFORM, nanos(arguments[0]), nanos(arguments[1]), LONGEST, text.trim());
            case "exponential":
                count(text, arguments, 1, 2);
                return new Distribution(Kind.EXPONENTIAL, nanos(arguments[0]), 0, most(arguments, 1), text.trim());
            default:
                count(text, arguments, 2, 3);
                return new Distribution(Kind.LOGNORMAL, nanos(arguments[0]), deviation(arguments[1]),
                        most(arguments, 2), text.trim());
        }
    }

    /**
     * Gives the exponential distribution.
     *
     * @param mean its mean
     * @return lengths of that mean
     */
    public static Distribution exponential(Duration mean) {
        return new Distribution(Kind.EXPONENTIAL, mean.toNanos(), 0, LONGEST, "exponential(" + mean.toMillis() + "ms)");
    }

    private static void count(String text, String[] arguments, int least, int most) {
        if (arguments.length < least || arguments.length > most) {
            throw new IllegalArgumentException(text + " has " + arguments.length + " arguments; expected " + least
                    + (most > least ? " or " + most : ""));
        }
    }

    private static double nanos(String text) {
        Duration length = Durations.parse(text);
        if (length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(text + " is longer than a day");
        }
        return length.toNanos();
    }

    private static Duration most(String[] arguments, int index) {
        return arguments.length > index ? Duration.ofNanos((long) nanos(arguments[index])) : LONGEST;
    }

    private static double deviation(String text) {
        if (!text.matches("\\d{1,2}(\\.\\d{1,9})?") || Double.parseDouble(text) > 5) {
            throw new IllegalArgumentException("the deviation \"" + text + "\" is not a number from 0 to 5");
        }
        return Double.parseDouble(text);
    }

    /** Draws a length in nanoseconds; always takes two numbers from the generator. */
    long draw(SplittableRandom random) {
        double one = random.nextDouble();
        double two = random.nextDouble();
        double nanos;
        switch (kind) {
            case UNIFORM:
                nanos = first + (second - first) * one;
                break;
            case EXPONENTIAL:
                nanos = -StrictMath.log(1 - one) * first;
                break;
            case LOGNORMAL:
                double normal = StrictMath.sqrt(-2 * StrictMath.log(1 - one)) * StrictMath.cos(2 * Math.PI * two);
                nanos = first * StrictMath.exp(second * normal);
                break;
            default:
                nanos = first;
                break;
        }
        return Math.round(Math.min(nanos, most));
    }

    @Override
    public String toString() {
        return text;
    }
}
