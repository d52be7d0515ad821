// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.call;

/**
 * A channel that runs a subroutine for somebody else, such as Dial, and comes back to where it was. What it shows in
 * between is published; that it is back is not.
 */
final class Subroutine extends DialplanRun {

    private final Channel.Driver before;
    private final ChannelFace place = new ChannelFace(null);
    private final Runnable onReturn;
    private boolean returned;

    Subroutine(Calls calls, Channel channel, Runnable onReturn) {
        this(calls, channel, channel.driver, onReturn);
    }

    private Subroutine(Calls calls, Channel channel, Channel.Driver before, Runnable onReturn) {
        super(calls, channel);
        this.before = before;
        this.onReturn = onReturn;
        place.copy(channel);
        channel.inSubroutine = true;
    }

    /** Starts at {@code context,exten,priority(arguments)}. */
    void run(String target) {
        GosubTarget place = GosubTarget.parse(calls.pbx.dialplan, channel, target);
        if (place == null) {
            back();
            return;
        }
        DialplanApplications.push(calls, channel, place, 0);
        enter(place.context(), place.exten(), place.priority());
        go();
    }

    /** As {@link #run}, while the channel is being hung up. */
    void runAtEnd(String target) {
        GosubTarget place = GosubTarget.parse(calls.pbx.dialplan, channel, target);
        if (place != null) {
            dieSoon();
            DialplanApplications.push(calls, channel, place, 0);
            enter(place.context(), place.exten(), place.priority());
            runToTheEnd();
        }
        back();
    }

    /** The frame that this was started with has been left. */
    void back() {
        if (returned) {
            return;
        }
        returned = true;
        channel.inSubroutine = false;
        abandon();
        channel.driver = before;
        channel.context = place.context;
        channel.exten = place.exten;
        channel.priority = place.priority;
        channel.application = place.application;
        channel.data = place.data;
        onReturn.run();
    }

    @Override
    void atEndOfSteps() {
        back();
    }

    /** The channel was hung up meanwhile; whoever wanted the subroutine hears of it. */
    @Override
    void farewell() {
        returned = true;
        channel.driver = before;
        before.hangupRequested();
    }

    @Override
    public void peerAnswered() {
        before.peerAnswered();
    }

    @Override
    public void peerRefused(boolean busy) {
        before.peerRefused(busy);
    }
}
