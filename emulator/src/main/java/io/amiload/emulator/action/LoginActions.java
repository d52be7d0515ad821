// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.action;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.message.ActionRequest;
import io.amiload.emulator.message.ClassMask;
import io.amiload.emulator.message.Text;
import io.amiload.emulator.session.ActionTable;
import io.amiload.emulator.session.Manager;
import io.amiload.emulator.session.ManagerSession;
import io.amiload.emulator.setup.Account;
import io.amiload.emulator.setup.ServerLog;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Login, Challenge and Logoff. */
public final class LoginActions {

    private final Manager manager;

    public LoginActions(Manager manager, ActionTable actions) {
        this.manager = manager;
        actions.addBeforeLogin(AmiName.LOGIN, "Login Manager.", this::login);
        actions.addBeforeLogin(AmiName.CHALLENGE, "Generate Challenge for MD5 Auth.", this::challenge);
        actions.addBeforeLogin(AmiName.LOGOFF, "Logoff Manager.", this::logoff);
    }

    private void login(ManagerSession session, ActionRequest request) {
        if (session.isAuthenticated()) {
            session.success(request, "Already authenticated");
            return;
        }
        if (refusedAsSecond(session, request)) {
            return;
        }
        Text name = request.text(AmiKey.USERNAME);
        Account account = manager.settings().account(name.toString());
        if (name.isEmpty() || !isRight(session, request, name, account)) {
            fail(session, request, "Authentication failed");
            return;
        }
        session.filters(account.filters());
        int mask = ClassMask.ofEventMask(request.string(AmiKey.EVENTS));
        session.logIn(account, name, mask < 0 ? session.initialMask() : mask);
        if (account.displayConnects()) {
            ServerLog.log(System.Logger.Level.INFO,
                    "Manager '" + name + "' logged on from " + session.address().host());
        }
        session.success(request, "Authentication accepted");
        boolean seesSystem = (session.visibleClasses() & session.eventMask() & ClassMask.SYSTEM) != 0;
        if (seesSystem && manager.options.version().announcesBoot()) {
            fullyBooted(session);
        }
        manager.security.successfulAuth(session);
    }

    private void fullyBooted(ManagerSession session) {
        long uptime = manager.uptimeSeconds();
        session.send(manager.writer.event(AmiName.FULLY_BOOTED)
                .header(AmiKey.PRIVILEGE, ClassMask.privilege(ClassMask.SYSTEM))
                .header(AmiKey.UPTIME, uptime).header(AmiKey.LAST_RELOAD, manager.secondsSinceReload())
                .header(AmiKey.STATUS, "Fully Booted").end());
    }

    private boolean isRight(ManagerSession session, ActionRequest request, Text name, Account account) {
        if (account == null) {
            manager.security.invalidAccount(session, name);
            return false;
        }
        if (!account.access().permits(session.address().peer())) {
            manager.security.failedAcl(session, name);
            return false;
        }
        if (request.string(AmiKey.AUTH_TYPE).equalsIgnoreCase("MD5")) {
            return isDigestRight(session, request.text(AmiKey.KEY), name, account);
        }
        if (account.secret().isEmpty()) {
            return false;
        }
        if (!account.secret().equals(request.text(AmiKey.SECRET))) {
            manager.security.invalidPassword(session, name);
            return false;
        }
        return true;
    }

    private boolean isDigestRight(ManagerSession session, Text key, Text name, Account account) {
        if (!session.hasChallenge() || key.isEmpty() || account.secret().isEmpty()) {
            return false;
        }
        String expected = md5(session.challenge(), account.secret());
        if (!expected.equals(key.toString())) {
            manager.security.challengeResponseFailed(session, name, key, expected);
            return false;
        }
        return true;
    }

    /** Every failure looks the same from outside: a pause, one error, the end. */
    private void fail(ManagerSession session, ActionRequest request, String reason) {
        manager.counters.failedLogins.increment();
        Text actionId = request.actionId();
        session.hold();
        manager.timers.schedule(manager.options.loginFailureDelay(), () -> {
            session.reply(actionId, AmiName.ERROR, reason);
            session.closeWhenSent();
        });
    }

    /** Whether an account that may be there once only is there already; the password does not matter then. */
    private boolean refusedAsSecond(ManagerSession session, ActionRequest request) {
        Text name = request.text(AmiKey.USERNAME);
        Account account = manager.settings().account(name.toString());
        if (account == null || account.allowMultipleLogin() || !manager.sessions.isLoggedIn(name.toString())) {
            return false;
        }
        manager.security.sessionLimit(session);
        fail(session, request, "Login Already In Use");
        return true;
    }

    private void challenge(ManagerSession session, ActionRequest request) {
        if (!session.isAuthenticated() && refusedAsSecond(session, request)) {
            return;
        }
        if (request.string(AmiKey.AUTH_TYPE).equalsIgnoreCase("MD5")) {
            session.send(session.reply(request, AmiName.SUCCESS)
                    .header(AmiKey.CHALLENGE, session.challenge()).end());
        } else {
            session.error(request, "Must specify AuthType");
        }
    }

    private void logoff(ManagerSession session, ActionRequest request) {
        session.send(session.reply(request, AmiName.GOODBYE)
                .header(AmiKey.MESSAGE, "Thanks for all the fish.").end());
        session.closeWhenSent();
    }

    private static String md5(Text challenge, Text secret) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            md5.update(challenge.bytes());
            StringBuilder hex = new StringBuilder();
            for (byte b : md5.digest(secret.bytes())) {
                hex.append(Character.forDigit(b >> 4 & 0xF, 16)).append(Character.forDigit(b & 0xF, 16));
            }
            return hex.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no MD5, which every Java must have", e);
        }
    }

    public static String md5(String challenge, String secret) {
        return md5(Text.ofLatin1(challenge), Text.ofLatin1(new String(
                secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)));
    }
}
