// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.measure;

/**
 * One event that broke a rule of calls.
 *
 * @param rule   the rule's name
 * @param event  the event's name, at most 64 printable characters
 * @param id     the channel's or the bridge's unique id, at most 64 printable characters
 * @param offset where the event began in the bytes of its session
 */
public record RuleViolation(String rule, String event, String id, long offset) {
}
