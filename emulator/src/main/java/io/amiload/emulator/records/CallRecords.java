// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.records;

import io.amiload.emulator.records.OpenRecord.Side;
import io.amiload.emulator.records.OpenRecord.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Makes the records of calls from what happens to channels, as Asterisk's engine does: each channel has a chain of
 * records, which are given out when it is hung up. A record that tells of two channels belongs to the one that called.
 * Of one thread.
 */
public final class CallRecords {

    private final CdrSettings settings;
    private final Consumer<CallRecord> finished;
    private final Map<String, List<OpenRecord>> byUniqueid = new LinkedHashMap<>();
    /** The records whose second side a channel is, by its name. */
    private final Map<String, List<OpenRecord>> bySecond = new LinkedHashMap<>();
    private int nextSequence;

    /**
     * Makes the engine.
     *
     * @param settings what to make records of
     * @param finished gets each record when it is done
     */
    public CallRecords(CdrSettings settings, Consumer<CallRecord> finished) {
        this.settings = settings;
        this.finished = finished;
    }

    /**
     * A channel has come, has changed or has gone.
     *
     * @param before as it was, or null if it has just come
     * @param now    as it is
     * @param micros when
     */
    public void changed(Party before, Party now, long micros) {
        List<OpenRecord> chain = byUniqueid.get(now.uniqueid());
        if (chain == null) {
            if (before != null) {
                return;
            }
            chain = new ArrayList<>();
            OpenRecord record = new OpenRecord(nextSequence++, now, micros);
            record.disabled = !settings.byDefault();
            chain.add(record);
            byUniqueid.put(now.uniqueid(), chain);
        }
        boolean refused = true;
        for (OpenRecord record : List.copyOf(chain)) {
            record.lastMicros = micros;
            refused &= !firstChanged(record, now);
        }
        if (refused && needsRecord(before, now)) {
            firstChanged(append(chain, micros), now);
        }
        if (now.gone()) {
            for (OpenRecord record : chain) {
                record.lastMicros = micros;
                end(record);
            }
            chain.forEach(this::giveOut);
            chain.forEach(this::forgetSecond);
            byUniqueid.remove(now.uniqueid());
        }
        secondChanged(now);
    }

    private boolean needsRecord(Party before, Party now) {
        if (now.ending() && settings.endBeforeH() || now.application().isEmpty()) {
            return false;
        }
        return before == null || now.hasMovedSince(before);
    }

    private OpenRecord append(List<OpenRecord> chain, long micros) {
        OpenRecord next = chain.get(chain.size() - 1).next(nextSequence++, micros);
        chain.add(next);
        return next;
    }

    /** The channel that a record is about has changed. False if that is nothing to the record. */
    private boolean firstChanged(OpenRecord record, Party now) {
        if (record.state == State.OVER) {
            return now.ending() && settings.endBeforeH();
        }
        if (record.state == State.ANSWERED && now.hasMovedSince(record.first.party)
                && !(now.ending() && settings.endBeforeH())) {
            if (record.second != null) {
                over(record);
                return false;
            }
            record.state = State.SINGLE;
        }
        take(record, now);
        return true;
    }

    private void take(OpenRecord record, Party now) {
        if (now.ending() && settings.endBeforeH()) {
            end(record);
            return;
        }
        if (!now.subroutine() || now.ending()) {
            record.context = now.context();
            record.exten = now.exten();
        }
        record.first.party = now;
        if (!record.applicationLocked && !now.application().isEmpty()
                && (!Party.isDummy(now.application()) || record.application.isEmpty())) {
            record.application = now.application();
            record.data = now.data();
            record.applicationLocked = now.application().equals("Dial");
        }
        record.linkedid = now.linkedid();
        record.noticeAnswer();
        if (now.gone()) {
            over(record);
        }
    }

    private void over(OpenRecord record) {
        if (record.state != State.OVER) {
            record.state = State.OVER;
            end(record);
        }
    }

    private void end(OpenRecord record) {
        if (record.endMicros != 0) {
            return;
        }
        record.endMicros = record.lastMicros;
        if (record.disposition == null) {
            int cause = record.first.party.cause() != 0 || record.second == null ? record.first.party.cause()
                    : record.second.party.cause();
            record.disposition = record.answerMicros != 0 ? Disposition.ANSWERED : ofCause(cause);
        }
    }

    private Disposition ofCause(int cause) {
        return switch (cause) {
            case 17 -> Disposition.BUSY;
            case 34 -> settings.congestion() ? Disposition.CONGESTION : Disposition.FAILED;
            case 0, 3, 20 -> Disposition.FAILED;
            default -> Disposition.NO_ANSWER;
        };
    }

    private Disposition ofStatus(String status) {
        return switch (status) {
            case "ANSWER" -> Disposition.ANSWERED;
            case "BUSY" -> Disposition.BUSY;
            case "CANCEL" -> settings.cancel() ? Disposition.CANCEL : Disposition.NO_ANSWER;
            case "NOANSWER" -> Disposition.NO_ANSWER;
            case "CONGESTION" -> settings.congestion() ? Disposition.CONGESTION : Disposition.FAILED;
            default -> Disposition.FAILED;
        };
    }

    private void secondChanged(Party now) {
        for (OpenRecord record : List.copyOf(bySecond.getOrDefault(now.name(), List.of()))) {
            if (record.state == State.DIAL || record.state == State.BRIDGE) {
                record.second.party = now;
                if (now.gone()) {
                    over(record);
                }
            }
            if (now.gone()) {
                end(record);
            }
        }
    }

    /**
     * A channel is dialled.
     *
     * @param caller by whom; null for Originate
     * @param peer   the channel
     * @param micros when
     */
    public void dialBegins(Party caller, Party peer, long micros) {
        List<OpenRecord> chain = byUniqueid.get((caller == null ? peer : caller).uniqueid());
        if (chain == null) {
            return;
        }
        boolean taken = false;
        for (OpenRecord record : List.copyOf(chain)) {
            record.lastMicros = micros;
            if (record.state == State.SINGLE) {
                dial(record, caller, peer);
                taken = true;
            } else if (record.state == State.ANSWERED) {
                over(record);
            }
        }
        if (!taken) {
            dial(append(chain, micros), caller, peer);
        }
    }

    private void dial(OpenRecord record, Party caller, Party peer) {
        if (caller == null) {
            take(record, peer);
        } else {
            take(record, caller);
            second(record, record.second == null ? new Side(peer) : sideOf(record.second, peer));
            record.applicationLocked = true;
        }
        record.state = State.DIAL;
    }

    private static Side sideOf(Side side, Party party) {
        side.party = party;
        return side;
    }

    /**
     * A dial has come to an end.
     *
     * @param caller who dialled; null for Originate
     * @param peer   who was dialled
     * @param status the dial's status
     * @param micros when
     */
    public void dialEnds(Party caller, Party peer, String status, long micros) {
        for (OpenRecord record : byUniqueid.getOrDefault((caller == null ? peer : caller).uniqueid(), List.of())) {
            record.lastMicros = micros;
            if (record.state != State.DIAL) {
                continue;
            }
            record.first.party = caller == null ? peer : caller;
            if (record.second != null && !record.isWith(peer.name())) {
                continue;
            }
            if (record.second != null) {
                record.second.party = peer;
            }
            record.disposition = ofStatus(status);
            if (record.disposition == Disposition.ANSWERED) {
                record.state = State.ANSWERED;
            } else {
                over(record);
            }
        }
    }

    /**
     * A channel has entered a bridge in which channels talk.
     *
     * @param bridge  the bridge's id
     * @param members the unique ids of all who are in it now
     * @param party   who has come
     * @param micros  when
     */
    public void entersBridge(String bridge, List<String> members, Party party, long micros) {
        List<OpenRecord> chain = byUniqueid.get(party.uniqueid());
        if (chain == null) {
            return;
        }
        OpenRecord handled = enter(chain, bridge, members, party, micros);
        if (handled == null) {
            append(chain, micros);
            handled = enter(chain, bridge, members, party, micros);
        }
        for (String member : members) {
            pair(handled, List.copyOf(byUniqueid.getOrDefault(member, List.of())), micros);
        }
    }

    /** Gives the first record that is about this talk, or null. */
    private OpenRecord enter(List<OpenRecord> chain, String bridge, List<String> members, Party party, long micros) {
        OpenRecord handled = null;
        for (OpenRecord record : List.copyOf(chain)) {
            record.lastMicros = micros;
            firstChanged(record, party);
            if (record.state == State.BRIDGE || record.state == State.PARKED || record.state == State.OVER) {
                continue;
            }
            record.bridge = bridge;
            boolean alone = members.size() == 1;
            boolean found = !alone && (record.state == State.SINGLE ? findsOther(record, members)
                    : findsDialed(record, members));
            record.state = State.BRIDGE;
            if (!alone && !found) {
                end(chain.get(0));
            }
            handled = handled == null ? record : handled;
        }
        return handled;
    }

    /** Who has done something of its own looks for anybody in the bridge whom it can be said to have called. */
    private boolean findsOther(OpenRecord record, List<String> members) {
        for (String member : members) {
            for (OpenRecord candidate : byUniqueid.getOrDefault(member, List.of())) {
                if (candidate.state != State.BRIDGE || !candidate.bridge.equals(record.bridge)
                        || candidate.isOf(record.first.party)) {
                    continue;
                }
                if (isCaller(record.first.party, candidate.first.party)) {
                    second(record, candidate.first.copy());
                    if (candidate.second == null) {
                        end(candidate);
                    }
                    return true;
                }
                if (candidate.second != null && !candidate.isWith(record.first.party.name())
                        && isCaller(record.first.party, candidate.second.party)) {
                    second(record, candidate.second.copy());
                    return true;
                }
            }
        }
        return false;
    }

    /** Who has dialled finds the one who was dialled. */
    private boolean findsDialed(OpenRecord record, List<String> members) {
        if (record.second == null) {
            return false;
        }
        for (String member : members) {
            for (OpenRecord candidate : byUniqueid.getOrDefault(member, List.of())) {
                if (candidate.state == State.BRIDGE && candidate.bridge.equals(record.bridge)
                        && record.isWith(candidate.first.party.name())) {
                    second(record, candidate.first.copy());
                    if (candidate.second == null) {
                        end(candidate);
                    }
                    return true;
                }
            }
        }
        return false;
    }

    /** Everybody in a bridge talks to everybody else; one of two is the one who called. */
    private void pair(OpenRecord record, List<OpenRecord> others, long micros) {
        for (OpenRecord other : others) {
            if (!other.bridge.equals(record.bridge)) {
                continue;
            }
            if (other.isOf(record.first.party) || record.isWith(other.first.party.name())) {
                return;
            }
            if (isCaller(record.first.party, other.first.party)) {
                talk(record, other.first, micros);
            } else if (other.second != null && !other.isWith(record.first.party.name())) {
                talk(other, record.first, micros);
            } else {
                second(other, record.first.copy());
                other.endMicros = 0;
            }
            return;
        }
    }

    private void talk(OpenRecord record, Side other, long micros) {
        OpenRecord next = append(byUniqueid.get(record.first.party.uniqueid()), micros);
        second(next, other.copy());
        next.noticeAnswer();
        next.bridge = record.bridge;
        next.state = State.BRIDGE;
    }

    private static boolean isCaller(Party one, Party other) {
        return one.dialed() == other.dialed() ? one.age() <= other.age() : !one.dialed();
    }

    private void second(OpenRecord record, Side side) {
        forgetSecond(record);
        record.second = side;
        bySecond.computeIfAbsent(side.party.name(), name -> new ArrayList<>(1)).add(record);
    }

    private void forgetSecond(OpenRecord record) {
        if (record.second != null) {
            bySecond.computeIfPresent(record.second.party.name(), (name, records) -> {
                records.remove(record);
                return records.isEmpty() ? null : records;
            });
        }
    }

    /**
     * A channel has left a bridge, one in which channels talk or one of parked channels.
     *
     * @param bridge  the bridge's id
     * @param parking whether its channels are parked
     * @param party   who has left
     * @param micros  when
     */
    public void leavesBridge(String bridge, boolean parking, Party party, long micros) {
        boolean left = false;
        for (OpenRecord record : byUniqueid.getOrDefault(party.uniqueid(), List.of())) {
            record.lastMicros = micros;
            if (record.state == State.PARKED || record.state == State.BRIDGE && record.bridge.equals(bridge)) {
                over(record);
                record.bridge = "";
                left = true;
            } else if (record.state != State.BRIDGE && record.state != State.OVER) {
                left = true;
            }
        }
        if (left && !parking) {
            for (OpenRecord record : bySecond.getOrDefault(party.name(), List.of())) {
                if (record.state == State.BRIDGE && record.bridge.equals(bridge)) {
                    record.lastMicros = micros;
                    end(record);
                }
            }
        }
    }

    /**
     * A channel is parked, and in the lot's bridge.
     *
     * @param party  the channel
     * @param space  lot and space, with a colon between them
     * @param micros when
     */
    public void parked(Party party, String space, long micros) {
        List<OpenRecord> chain = byUniqueid.get(party.uniqueid());
        if (chain == null) {
            return;
        }
        boolean taken = false;
        for (OpenRecord record : List.copyOf(chain)) {
            record.lastMicros = micros;
            if (record.state == State.SINGLE || record.state == State.ANSWERED && record.second == null) {
                take(record, party);
                park(record, space);
                taken = true;
            } else {
                firstChanged(record, party);
            }
        }
        if (!taken) {
            park(append(chain, micros), space);
        }
    }

    private static void park(OpenRecord record, String space) {
        record.application = "Park";
        record.data = space;
        record.applicationLocked = true;
        record.state = State.PARKED;
    }

    /**
     * The dialplan notes something about a channel.
     *
     * @param uniqueid the channel's
     * @param name     under which name; {@code userfield} is a header of its own
     * @param value    what
     */
    public void note(String uniqueid, String name, String value) {
        List<OpenRecord> chain = byUniqueid.getOrDefault(uniqueid, List.of());
        for (OpenRecord record : chain) {
            if (record.state != State.OVER || record == chain.get(chain.size() - 1)) {
                note(record.first, name, value);
            }
        }
        if (!chain.isEmpty()) {
            for (OpenRecord record : bySecond.getOrDefault(chain.get(0).first.party.name(), List.of())) {
                note(record.second, name, value);
            }
        }
    }

    private static void note(Side side, String name, String value) {
        if (name.equalsIgnoreCase("userfield")) {
            side.userField = value;
        } else {
            side.variables.put(name.toLowerCase(Locale.ROOT), value);
        }
    }

    /**
     * No records are wanted of a channel, or they are after all.
     *
     * @param uniqueid the channel's
     * @param off      whether they are not wanted
     */
    public void disable(String uniqueid, boolean off) {
        byUniqueid.getOrDefault(uniqueid, List.of()).forEach(record -> record.disabled = off);
    }

    /**
     * Gives what is on record of a channel up to now.
     *
     * @param uniqueid the channel's
     * @param nowMicros the time
     * @return its last record, or null if it has none
     */
    public CallRecord current(String uniqueid, long nowMicros) {
        List<OpenRecord> chain = byUniqueid.get(uniqueid);
        return chain == null ? null : recordOf(chain.get(chain.size() - 1), nowMicros);
    }

    private void giveOut(OpenRecord record) {
        boolean ofDialed = record.first.party.dialed() && record.second == null;
        boolean unanswered = record.second == null && record.disposition.ordinal() < Disposition.ANSWERED.ordinal();
        if (!ofDialed && !record.disabled && (!unanswered || settings.unanswered())) {
            finished.accept(recordOf(record, record.lastMicros));
        }
    }

    private CallRecord recordOf(OpenRecord record, long nowMicros) {
        Side second = record.second;
        long end = record.endMicros == 0 ? nowMicros : record.endMicros;
        long talked = record.answerMicros == 0 ? 0 : (end - record.answerMicros) / 1_000;
        long billable = talked / 1_000 + (settings.roundsUp() && talked % 1_000 >= 500 ? 1 : 0);
        String userField = second == null || second.userField.isEmpty() ? record.first.userField
                : record.first.userField + ";" + second.userField;
        Map<String, String> variables = new LinkedHashMap<>(second == null ? Map.of() : second.variables);
        variables.putAll(record.first.variables);
        Party party = record.first.party;
        return new CallRecord(party, second == null ? "" : second.party.name(),
                second == null ? "" : second.party.account(), record.context, record.exten, record.application,
                record.data.substring(0, Math.min(record.data.length(), CallRecord.MOST_DATA)), record.startMicros,
                record.answerMicros, record.endMicros, (end - record.startMicros) / 1_000_000, billable,
                record.disposition == null ? Disposition.NO_ANSWER : record.disposition, userField, record.sequence,
                variables);
    }
}
