// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.action;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.call.Calls;
import io.amiload.emulator.call.Channel;
import io.amiload.emulator.call.Digits;
import io.amiload.emulator.call.Pbx;
import io.amiload.emulator.call.Transfers;
import io.amiload.emulator.message.ActionRequest;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.session.ActionTable;
import io.amiload.emulator.session.ManagerSession;

/** The actions that send calls elsewhere. */
public final class TransferActions {

    /** The keys that end an attended transfer. */
    private static final String CANCEL_CODE = "*1";

    private final Pbx pbx;
    private final Calls calls;

    public TransferActions(Pbx pbx, ActionTable actions) {
        this.pbx = pbx;
        calls = pbx.calls;
        actions.add(AmiName.REDIRECT, "Redirect (transfer) a call.", this::redirect);
        actions.add(AmiName.BLIND_TRANSFER, "Blind transfer channel(s) to the given destination", this::blind);
        actions.add(AmiName.ATXFER, "Attended transfer.", this::attended);
        actions.add(AmiName.CANCEL_ATXFER, "Cancel an attended transfer.", this::cancel);
    }

    private void redirect(ManagerSession session, ActionRequest request) {
        String wrong = !request.has(AmiKey.CHANNEL) ? "Channel not specified"
                : !request.has(AmiKey.CONTEXT) ? "Context not specified"
                : !request.has(AmiKey.EXTEN) ? "Exten not specified"
                : !request.has(AmiKey.PRIORITY) ? "Priority not specified" : null;
        if (wrong != null) {
            session.error(request, wrong);
            return;
        }
        boolean dual = request.has(AmiKey.EXTRA_CHANNEL);
        boolean own = dual && request.has(AmiKey.EXTRA_CONTEXT);
        if (own && (!request.has(AmiKey.EXTRA_EXTEN) || !request.has(AmiKey.EXTRA_PRIORITY))) {
            session.error(request, request.has(AmiKey.EXTRA_EXTEN) ? "ExtraPriority not specified"
                    : "ExtraExten not specified");
            return;
        }
        int priority = priority(request, AmiKey.CONTEXT, AmiKey.EXTEN, AmiKey.PRIORITY);
        if (priority == 0) {
            session.error(request, "Priority is invalid");
            return;
        }
        int extraPriority = !own ? priority
                : priority(request, AmiKey.EXTRA_CONTEXT, AmiKey.EXTRA_EXTEN, AmiKey.EXTRA_PRIORITY);
        if (extraPriority == 0) {
            session.error(request, "ExtraPriority is invalid");
            return;
        }
        Channel channel = calls.find(request.text(AmiKey.CHANNEL));
        if (channel == null) {
            session.error(request, Text.ofLatin1("Channel does not exist: " + request.text(AmiKey.CHANNEL)));
            return;
        }
        Channel extra = dual ? calls.find(request.text(AmiKey.EXTRA_CHANNEL)) : null;
        if (dual && extra == null) {
            session.error(request, Text.ofLatin1("ExtraChannel does not exist: "
                    + request.text(AmiKey.EXTRA_CHANNEL)));
            return;
        }
        Text context = request.text(AmiKey.CONTEXT);
        Text exten = request.text(AmiKey.EXTEN);
        if (channel == extra) {
            session.error(request, "Secondary redirect failed");
            calls.redirect(channel, context, exten, priority);
            return;
        }
        Text extraContext = own ? request.text(AmiKey.EXTRA_CONTEXT) : context;
        Text extraExten = own ? request.text(AmiKey.EXTRA_EXTEN) : exten;
        session.success(request, dual ? "Dual Redirect successful" : "Redirect successful");
        if (dual && channel.bridge != null && channel.bridge == extra.bridge) {
            calls.redirectBoth(channel, context, exten, priority, extra, extraContext, extraExten, extraPriority);
            return;
        }
        calls.redirect(channel, context, exten, priority);
        if (dual && !extra.hungUp) {
            calls.redirect(extra, extraContext, extraExten, extraPriority);
        }
    }

    /** A priority by number, which need not exist, or by label. */
    private int priority(ActionRequest request, int context, int exten, int priority) {
        String text = request.string(priority);
        return text.matches("[1-9]\\d{0,8}") ? Integer.parseInt(text)
                : pbx.dialplan.priority(request.string(context), request.string(exten), text);
    }

    private void blind(ManagerSession session, ActionRequest request) {
        Channel channel = bridged(session, request, "Channel specified does not exist");
        if (channel == null) {
            return;
        }
        Text context = request.text(AmiKey.CONTEXT).or(channel.context);
        Text exten = request.text(AmiKey.EXTEN);
        if (channel.bridge == null || channel.bridge.other(channel) == null) {
            session.error(request, "Transfer invalid");
            calls.transfers.invalid(channel, context, exten);
        } else {
            // Whether there is such an extension shows when it is too late.
            session.success(request, "Transfer succeeded");
            calls.transfers.blind(channel, true, context, exten);
        }
    }

    private Channel bridged(ManagerSession session, ActionRequest request, String missing) {
        if (!request.has(AmiKey.CHANNEL)) {
            session.error(request, "No channel specified");
            return null;
        }
        if (!request.has(AmiKey.EXTEN)) {
            session.error(request, "No extension specified");
            return null;
        }
        Channel channel = calls.find(request.text(AmiKey.CHANNEL));
        if (channel == null) {
            session.error(request, missing);
        }
        return channel;
    }

    /** Presses the keys of an attended transfer, which do nothing where that is not allowed. */
    private void attended(ManagerSession session, ActionRequest request) {
        Channel channel = bridged(session, request, "Channel specified does not exist");
        if (channel == null) {
            return;
        }
        session.success(request, "Atxfer successfully queued");
        if (request.has(AmiKey.CONTEXT)) {
            calls.setVariable(channel, "TRANSFER_CONTEXT", request.text(AmiKey.CONTEXT));
        }
        press(channel, Transfers.ATTENDED_CODE + request.string(AmiKey.EXTEN));
    }

    private void press(Channel channel, String digits) {
        for (int i = 0; i < digits.length() && !channel.hungUp; i++) {
            Digits.receive(calls, channel, digits.charAt(i), 0, false);
        }
    }

    private void cancel(ManagerSession session, ActionRequest request) {
        if (!request.has(AmiKey.CHANNEL)) {
            session.error(request, "No channel specified");
            return;
        }
        Channel channel = calls.find(request.text(AmiKey.CHANNEL));
        if (channel == null) {
            session.error(request, "Channel specified does not exist");
            return;
        }
        session.success(request, "CancelAtxfer successfully queued");
        press(channel, CANCEL_CODE);
        if (channel.consultation != null) {
            channel.consultation.goBack();
        }
    }
}
