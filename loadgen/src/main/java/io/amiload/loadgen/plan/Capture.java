// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

/**
 * A value that a step of a flow keeps for the steps behind it, which name it {@code ${flow.name}}.
 *
 * @param name   how later steps call it
 * @param header the header of the response or event that holds it
 */
public record Capture(String name, String header) {
}
