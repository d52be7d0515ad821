// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.audit;

/**
 * What every call's events keep to. Only rules without a counter-example in the captures of real servers, and only
 * what a stream can prove: a channel that was never announced is taken for one that is older than the stream, and an
 * event that never comes is missed only by a session that has been shown events of that name before.
 */
public enum CallRule {

    /** A channel is announced by Newchannel before any other event names it. */
    NEWCHANNEL_FIRST("newchannel-first"),
    /** A channel is announced once. */
    NEWCHANNEL_ONCE("newchannel-once"),
    /** A channel hangs up once. */
    HANGUP_ONCE("hangup-once"),
    /** No event about a channel's state, dialplan, bridges, dialling or hangup comes after its Hangup. */
    SILENT_AFTER_HANGUP("silent-after-hangup"),
    /** Newstate comes only when the state is another one. */
    NEWSTATE_CHANGES("newstate-changes"),
    /** A channel leaves only the bridge that it is in. */
    LEAVE_AFTER_ENTER("leave-after-enter"),
    /** A channel is in one bridge at most. */
    ONE_BRIDGE("one-bridge"),
    /** A channel has left its bridge when it hangs up. */
    LEAVE_BEFORE_HANGUP("leave-before-hangup"),
    /** Nobody enters or leaves a bridge behind its BridgeDestroy. */
    BRIDGE_GONE("bridge-gone"),
    /** No DialState comes behind the DialEnd. (Before the DialBegin it may: a transfer's target has none.) */
    DIALSTATE_BEFORE_DIALEND("dialstate-before-dialend"),
    /**
     * What a channel dialled has its DialEnd before it hangs up. (Asterisk itself leaves out the DialEnd of an
     * Originate that nobody answers, so only dialling by a channel counts.)
     */
    DIALEND_BEFORE_HANGUP("dialend-before-hangup"),
    /** A dialled channel is up when its DialEnd says ANSWER. */
    ANSWER_WHEN_UP("answer-when-up");

    private final String word;

    CallRule(String word) {
        this.word = word;
    }

    /**
     * The rule's name in results.
     *
     * @return for example {@code hangup-once}
     */
    public String word() {
        return word;
    }
}
