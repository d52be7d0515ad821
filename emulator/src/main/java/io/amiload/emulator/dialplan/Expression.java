// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.dialplan;

import com.google.re2j.Matcher;
import io.amiload.emulator.filter.ExtendedRegex;
import io.amiload.emulator.filter.FilterException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The value of what stands in {@code $[...]}: {@code |} and {@code &}, comparisons, {@code + - * / %}, {@code !}, unary
 * minus, {@code =~} and {@code :} for regular expressions, {@code a ? b :: c}, brackets. Whatever is a number on both
 * sides is compared as one; anything else is a text. A text in quotes keeps them, so that both sides of a comparison
 * have them. Regular expressions are POSIX's extended ones, and take time linear in the text.
 *
 * <p>What is not an expression has the value of its text, as Asterisk gives it after a warning.
 */
public final class Expression {

    private static final String BLANKS = " \t\r\n";
    private static final int MAX_DEPTH = 100;
    private static final MathContext PRECISION = new MathContext(18, RoundingMode.HALF_EVEN);

    private final String text;
    private int at;
    private int depth;

    /** Thrown where the text does not go on as an expression. */
    private static final class NotAnExpression extends Exception {

        private static final long serialVersionUID = 1L;

        NotAnExpression() {
            super("not an expression", null, false, false);
        }
    }

    private Expression(String text) {
        this.text = text;
    }

    /**
     * Evaluates an expression whose variables have been replaced.
     *
     * @param text the expression
     * @return its value
     */
    public static String evaluate(String text) {
        Expression expression = new Expression(text);
        try {
            String value = expression.choice();
            expression.blanks();
            return expression.at == text.length() ? value : text.trim();
        } catch (NotAnExpression e) {
            return text.trim();
        }
    }

    private String choice() throws NotAnExpression {
        if (++depth > MAX_DEPTH) {
            throw new NotAnExpression();
        }
        String condition = either();
        if (accept("?")) {
            String yes = choice();
            if (!accept("::")) {
                throw new NotAnExpression();
            }
            String no = choice();
            depth--;
            return isTrue(condition) ? yes : no;
        }
        depth--;
        return condition;
    }

    private String either() throws NotAnExpression {
        String left = both();
        while (accept("|")) {
            String right = both();
            left = isTrue(left) ? left : isTrue(right) ? right : "0";
        }
        return left;
    }

    private String both() throws NotAnExpression {
        String left = comparison();
        while (accept("&")) {
            String right = comparison();
            left = isTrue(left) && isTrue(right) ? left : "0";
        }
        return left;
    }

    private String comparison() throws NotAnExpression {
        String left = sum();
        while (true) {
            String operator = accept("=~") ? "=~" : accept(">=") ? ">=" : accept("<=") ? "<=" : accept("!=") ? "!="
                    : accept("==") || accept("=") ? "=" : accept(">") ? ">" : accept("<") ? "<" : null;
            if (operator == null) {
                return left;
            }
            String right = sum();
            left = operator.equals("=~") ? match(left, right, false) : compare(left, operator, right) ? "1" : "0";
        }
    }

    private static boolean compare(String left, String operator, String right) {
        BigDecimal a = number(left);
        BigDecimal b = number(right);
        int order = a != null && b != null ? a.compareTo(b) : left.compareTo(right);
        switch (operator) {
            case "=":
                return order == 0;
            case "!=":
                return order != 0;
            case "<":
                return order < 0;
            case ">":
                return order > 0;
            case "<=":
                return order <= 0;
            default:
                return order >= 0;
        }
    }

    private String sum() throws NotAnExpression {
        String left = product();
        while (true) {
            if (accept("+")) {
                left = plain(value(left).add(value(product())));
            } else if (accept("-")) {
                left = plain(value(left).subtract(value(product())));
            } else {
                return left;
            }
        }
    }

    private String product() throws NotAnExpression {
        String left = unary();
        while (true) {
            if (accept("*")) {
                left = plain(value(left).multiply(value(unary())));
            } else if (accept("/")) {
                BigDecimal divisor = value(unary());
                left = divisor.signum() == 0 ? "0" : plain(value(left).divide(divisor, PRECISION));
            } else if (accept("%")) {
                BigDecimal divisor = value(unary());
                left = divisor.signum() == 0 ? "0" : plain(value(left).remainder(divisor));
            } else {
                return left;
            }
        }
    }

    private String unary() throws NotAnExpression {
        if (peek("!=")) {
            throw new NotAnExpression();
        }
        if (++depth > MAX_DEPTH) {
            throw new NotAnExpression();
        }
        try {
            if (accept("!")) {
                return isTrue(unary()) ? "0" : "1";
            }
            if (accept("-")) {
                return plain(value(unary()).negate());
            }
            return matched();
        } finally {
            depth--;
        }
    }

    private String matched() throws NotAnExpression {
        String left = primary();
        while (!peek("::") && accept(":")) {
            left = match(left, primary(), true);
        }
        return left;
    }

    /** The first group, or the length of what matches; "" or 0 if nothing does. */
    private static String match(String text, String expression, boolean atStart) {
        try {
            Matcher matcher = ExtendedRegex.compileWithGroups(unquoted(expression)).matcher(unquoted(text));
            boolean found = atStart ? matcher.lookingAt() : matcher.find();
            if (matcher.groupCount() > 0) {
                return found && matcher.group(1) != null ? matcher.group(1) : "";
            }
            return found ? Integer.toString(matcher.end() - matcher.start()) : "0";
        } catch (FilterException e) {
            return "0";
        }
    }

    private static String unquoted(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1) : text;
    }

    private String primary() throws NotAnExpression {
        blanks();
        if (accept("(")) {
            String value = choice();
            if (!accept(")")) {
                throw new NotAnExpression();
            }
            return value;
        }
        int start = at;
        if (at < text.length() && text.charAt(at) == '"') {
            int end = text.indexOf('"', at + 1);
            if (end < 0) {
                throw new NotAnExpression();
            }
            at = end + 1;
            return text.substring(start, at);
        }
        while (at < text.length() && "|&=<>!+*/%()?:-\"".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(start, at).trim();
        if (word.isEmpty()) {
            throw new NotAnExpression();
        }
        return word;
    }

    private void blanks() {
        while (at < text.length() && BLANKS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean peek(String operator) {
        blanks();
        return text.startsWith(operator, at);
    }

    private boolean accept(String operator) {
        if (!peek(operator)) {
            return false;
        }
        at += operator.length();
        // A doubled sign counts once.
        if ((operator.equals("|") || operator.equals("&")) && text.startsWith(operator, at)) {
            at++;
        }
        return true;
    }

    private static boolean isTrue(String value) {
        String plain = unquoted(value);
        BigDecimal number = number(value);
        return number != null ? number.signum() != 0 : !plain.isEmpty();
    }

    private static BigDecimal number(String text) {
        return text.matches("[+-]?(\\d{1,18}(\\.\\d{0,18})?|\\.\\d{1,18})") ? new BigDecimal(text) : null;
    }

    private static BigDecimal value(String text) throws NotAnExpression {
        BigDecimal number = number(text);
        if (number == null) {
            throw new NotAnExpression();
        }
        return number;
    }

    private static String plain(BigDecimal number) {
        BigDecimal rounded = number.round(PRECISION);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
