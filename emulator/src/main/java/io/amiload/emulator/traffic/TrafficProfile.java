// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.traffic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What the calls of a busy exchange are like. Read from YAML; {@link #builtInText()} is an example with all fields, and
 * {@link #schema()} describes them.
 *
 * @param ring          how long a phone rings until it is picked up
 * @param talk          how long two people talk
 * @param patience      how long those wait who then give up
 * @param noAnswerAfter when the dialplan gives up on a phone that nobody picks up
 * @param outcomes      shares of how calls end; their sum need not be 100
 * @param routes        shares of who calls whom; their sum need not be 100
 * @param transfers     calls that are sent on
 * @param parking       calls that are parked, and fetched
 * @param hold          calls that are put on hold once
 * @param dtmf          calls in which digits are pressed
 * @param queue         the queue that queued calls wait in
 * @param abandoned     percent of the queued callers who give up when their patience ends, and of the parked ones
 * @param missed        percent of the queued calls that the first who is rung does not pick up
 * @param phones        the endpoints that call and are called
 * @param trunk         the endpoint through which calls come from outside and go there
 * @param rooms         conference rooms, up to 10
 * @param concurrent    calls at a time; further ones are not made, and counted
 */
public record TrafficProfile(Distribution ring, Distribution talk, Distribution patience, Duration noAnswerAfter,
                             Map<Outcome, Double> outcomes, Map<Route, Double> routes, Transfers transfers,
                             Hold parking, Hold hold, Keys dtmf, String queue, double abandoned, double missed,
                             List<String> phones, String trunk, int rooms, int concurrent) {

    /**
     * Calls that whoever is called sends on.
     *
     * @param blind        percent of the answered calls
     * @param attended     percent of the answered calls in which whoever sends it on asks first
     * @param after        time from the answer
     * @param consultation how long they talk first
     */
    public record Transfers(double blind, double attended, Distribution after, Distribution consultation) {
    }

    /**
     * Calls that are put on hold, or parked.
     *
     * @param share  percent of the answered calls
     * @param after  time from the answer
     * @param length for how long
     */
    public record Hold(double share, Distribution after, Distribution length) {
    }

    /**
     * Calls in which digits are pressed.
     *
     * @param share  percent of the answered calls
     * @param digits how many
     * @param after  time from the answer to the first
     * @param every  time from one to the next
     */
    public record Keys(double share, int digits, Distribution after, Duration every) {
    }

    private static final TrafficProfile BUILT_IN = ProfileReader.read("built-in profile", builtInText());

    /**
     * Gives the profile of traffic that is not described otherwise.
     *
     * @return the profile of {@link #builtInText()}
     */
    public static TrafficProfile builtIn() {
        return BUILT_IN;
    }

    /**
     * Gives the built-in profile as it is written, with a word on each field.
     *
     * @return YAML
     */
    public static String builtInText() {
        return resource("built-in.yaml");
    }

    /**
     * Gives the JSON Schema of profiles.
     *
     * @return a schema of draft 2020-12
     */
    public static String schema() {
        return resource("traffic.schema.json");
    }

    /**
     * Reads a profile. What is not said is as in the built-in one.
     *
     * @param file the name for complaints
     * @param yaml its text
     * @return the profile
     * @throws IllegalArgumentException if it is wrong; the message names file, line and column
     */
    public static TrafficProfile parse(String file, String yaml) {
        return ProfileReader.read(file, yaml);
    }

    /**
     * Changes how long people talk.
     *
     * @param other the distribution
     * @return this profile with it
     */
    public TrafficProfile withTalk(Distribution other) {
        return new TrafficProfile(ring, other, patience, noAnswerAfter, outcomes, routes, transfers, parking, hold, dtmf,
                queue, abandoned, missed, phones, trunk, rooms, concurrent);
    }

    private static String resource(String name) {
        try (InputStream in = TrafficProfile.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
