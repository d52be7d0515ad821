// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.queue;

import io.amiload.emulator.config.ConfigException;
import io.amiload.emulator.config.ConfigFile;
import io.amiload.emulator.config.ConfigReader;
import io.amiload.emulator.config.Section;
import io.amiload.emulator.config.Setting;
import io.amiload.emulator.config.Truth;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** What {@code queues.conf} says about one queue. Texts hold one character for each byte. */
public final class QueueSettings {

    /** When a member that does not answer is paused. */
    public enum AutoPause {
        /** Never. */
        NO,
        /** In the queue whose call it did not answer. */
        YES,
        /** In all queues. */
        ALL
    }

    /**
     * A line {@code member =>}.
     *
     * @param device what is dialled
     * @param penalty the penalty
     * @param name the name, or empty
     * @param stateDevice the device to watch, or empty
     * @param ringsInUse whether it is rung in a call; null for what the queue says
     * @param wrapUp seconds of rest; 0 for what the queue says
     * @param paused whether it begins with a break
     */
    public record MemberLine(String device, int penalty, String name, String stateDevice, Boolean ringsInUse,
            int wrapUp, boolean paused) {
    }

    /** Known to Asterisk, without an effect that the manager interface shows. */
    private static final Set<String> WITHOUT_EFFECT = Set.of("announce", "context", "eventmemberstatus",
            "eventwhencalled", "monitor-format", "monitor-type", "persistentmembers", "queue-youarenext",
            "random-periodic-announce", "relative-periodic-announce", "log_membername_as_agent", "shared_lastcall",
            "log-caller-id-name", "negative_penalty_invalid", "monitor-join", "mixmonitoropts", "updatecdr",
            "force_longest_waiting_caller", "log_unpause_on_reason_change");

    private final String name;
    private final List<MemberLine> members = new ArrayList<>();
    private Strategy strategy = Strategy.RINGALL;
    private int timeout = 15;
    private int retry = 5;
    private int maxLength;
    private int wrapUp;
    private int serviceLevel;
    private int weight;
    private boolean autoFill = true;
    private boolean ringsInUse = true;
    private boolean setsMemberVariables;
    private boolean setsQueueVariables;
    private boolean setsCallerVariables;
    private boolean timeoutOfQueueFirst;
    private AutoPause autoPause = AutoPause.NO;
    private int penaltyMembersLimit;
    private String musicClass = "default";
    private Set<EmptyWhen> joinEmpty = EnumSet.noneOf(EmptyWhen.class);
    private Set<EmptyWhen> leaveWhenEmpty = EnumSet.noneOf(EmptyWhen.class);

    /**
     * Gives the queues that servers have by default: {@code support}, {@code corpusq}, {@code corpusempty} and
     * {@code mixq}.
     *
     * @return the built-in queues
     */
    public static List<QueueSettings> builtIn() {
        return resource("queues.conf");
    }

    /**
     * Adds the queue {@code desk}, which calls of the background traffic wait in, unless there is one of this name.
     *
     * @param queues some queues
     * @return these queues and that one
     */
    public static List<QueueSettings> withBackground(List<QueueSettings> queues) {
        List<QueueSettings> all = new ArrayList<>(queues);
        for (QueueSettings background : resource("background-queues.conf")) {
            if (queues.stream().noneMatch(queue -> queue.name().equalsIgnoreCase(background.name()))) {
                all.add(background);
            }
        }
        return all;
    }

    private static List<QueueSettings> resource(String name) {
        try (InputStream in = QueueSettings.class.getResourceAsStream("/io/amiload/emulator/" + name)) {
            String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            return read(ConfigReader.read(name, text, warning -> { }), warning -> { });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    private QueueSettings(String name) {
        this.name = name;
    }

    /**
     * Reads all queues of a file: every section but {@code general}.
     *
     * @param file the file
     * @param warnings told of settings that are unknown or have no effect here
     * @return the queues, in the order of the file
     * @throws ConfigException if a value is wrong
     */
    public static List<QueueSettings> read(ConfigFile file, Consumer<String> warnings) throws ConfigException {
        List<QueueSettings> queues = new ArrayList<>();
        Section general = file.first("general").orElse(null);
        for (Section section : file.sections()) {
            if (section.isTemplate() || section.name().equalsIgnoreCase("general")) {
                continue;
            }
            QueueSettings queue = new QueueSettings(section.name());
            if (general != null) {
                general.first("autofill").ifPresent(setting -> queue.autoFill = Truth.isTrue(setting.value()));
            }
            for (Setting setting : section.settings()) {
                queue.take(setting, warnings);
            }
            queues.add(queue);
        }
        return queues;
    }

    private void take(Setting setting, Consumer<String> warnings) throws ConfigException {
        String value = setting.value();
        switch (setting.name().toLowerCase(Locale.ROOT)) {
            case "strategy":
                strategy = known(Strategy.of(value), setting);
                break;
            case "timeout":
                timeout = number(setting);
                break;
            case "retry":
                retry = Math.max(number(setting), 0);
                break;
            case "maxlen":
                maxLength = Math.max(number(setting), 0);
                break;
            case "wrapuptime":
                wrapUp = number(setting);
                break;
            case "servicelevel":
                serviceLevel = number(setting);
                break;
            case "weight":
                weight = number(setting);
                break;
            case "penaltymemberslimit":
                penaltyMembersLimit = number(setting);
                break;
            case "autofill":
                autoFill = Truth.isTrue(value);
                break;
            case "ringinuse":
                ringsInUse = Truth.isTrue(value);
                break;
            case "setinterfacevar":
                setsMemberVariables = Truth.isTrue(value);
                break;
            case "setqueuevar":
                setsQueueVariables = Truth.isTrue(value);
                break;
            case "setqueueentryvar":
                setsCallerVariables = Truth.isTrue(value);
                break;
            case "timeoutpriority":
                timeoutOfQueueFirst = value.equalsIgnoreCase("conf");
                break;
            case "autopause":
                autoPause = value.equalsIgnoreCase("all") ? AutoPause.ALL
                        : Truth.isTrue(value) ? AutoPause.YES : AutoPause.NO;
                break;
            case "musicclass":
            case "music":
            case "musiconhold":
                musicClass = value;
                break;
            case "joinempty":
                joinEmpty = known(EmptyWhen.parse(value, true), setting);
                break;
            case "leavewhenempty":
                leaveWhenEmpty = known(EmptyWhen.parse(value, false), setting);
                break;
            case "member":
                members.add(member(setting));
                break;
            default:
                warnOf(setting, warnings);
                break;
        }
    }

    private static void warnOf(Setting setting, Consumer<String> warnings) {
        String key = setting.name().toLowerCase(Locale.ROOT);
        boolean spoken = key.startsWith("queue-") || key.startsWith("announce-") || key.startsWith("periodic-")
                || key.startsWith("autopause") || key.startsWith("report") || key.startsWith("timeout")
                || key.startsWith("member");
        warnings.accept(setting.place() + ": \"" + setting.name() + "\" "
                + (spoken || WITHOUT_EFFECT.contains(key) ? "has no effect here" : "is not an option of a queue"));
    }

    /** {@code interface[,penalty[,name[,state interface[,ringinuse[,wrapuptime[,paused]]]]]]}. */
    private static MemberLine member(Setting setting) throws ConfigException {
        List<String> parts = CommaList.split(setting.value());
        String device = part(parts, 0);
        if (device.isEmpty()) {
            throw new ConfigException(setting.place(), "a member needs an interface, such as PJSIP/1001");
        }
        String inUse = part(parts, 4);
        return new MemberLine(device, wholeOrZero(part(parts, 1)), part(parts, 2), part(parts, 3),
                inUse.isEmpty() ? null : Boolean.valueOf(Truth.isTrue(inUse)), wholeOrZero(part(parts, 5)),
                Truth.isTrue(part(parts, 6)));
    }

    private static String part(List<String> parts, int index) {
        return index < parts.size() ? parts.get(index) : "";
    }

    private static int wholeOrZero(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    private static <T> T known(T value, Setting setting) throws ConfigException {
        if (value == null) {
            throw new ConfigException(setting.place(), setting.name() + " cannot be \"" + setting.value() + '"');
        }
        return value;
    }

    private static int number(Setting setting) throws ConfigException {
        if (!setting.value().matches("-?\\d{1,9}")) {
            throw new ConfigException(setting.place(), setting.name() + " must be a whole number, is \""
                    + setting.value() + '"');
        }
        return Integer.parseInt(setting.value());
    }

    /**
     * Gives the queue's name.
     *
     * @return the name of the section
     */
    public String name() {
        return name;
    }

    /**
     * Gives the members that the file names.
     *
     * @return in the order of the file
     */
    public List<MemberLine> members() {
        return List.copyOf(members);
    }

    /**
     * Gives whom the queue rings first.
     *
     * @return the strategy
     */
    public Strategy strategy() {
        return strategy;
    }

    /**
     * Gives how long members are rung.
     *
     * @return seconds; 0 for as long as the caller waits
     */
    public int timeout() {
        return timeout;
    }

    /**
     * Gives how long the queue waits before it rings again.
     *
     * @return seconds
     */
    public int retry() {
        return retry;
    }

    /**
     * Gives how many may wait.
     *
     * @return 0 for any number
     */
    public int maxLength() {
        return maxLength;
    }

    /**
     * Gives how long members rest after a call.
     *
     * @return seconds
     */
    public int wrapUp() {
        return wrapUp;
    }

    /**
     * Gives how soon calls should be answered.
     *
     * @return seconds
     */
    public int serviceLevel() {
        return serviceLevel;
    }

    /**
     * Gives how important the queue is beside others with the same members.
     *
     * @return the weight
     */
    public int weight() {
        return weight;
    }

    /**
     * Gives up to how many members penalties are disregarded.
     *
     * @return the number
     */
    public int penaltyMembersLimit() {
        return penaltyMembersLimit;
    }

    /**
     * Tells whether several callers are put through at a time.
     *
     * @return whether they are
     */
    public boolean autoFill() {
        return autoFill;
    }

    /**
     * Tells whether members are rung while they are in a call.
     *
     * @return whether they are
     */
    public boolean ringsInUse() {
        return ringsInUse;
    }

    /**
     * Tells whether variables about the member are set on both channels.
     *
     * @return the value of {@code setinterfacevar}
     */
    public boolean setsMemberVariables() {
        return setsMemberVariables;
    }

    /**
     * Tells whether variables about the queue are set on both channels.
     *
     * @return the value of {@code setqueuevar}
     */
    public boolean setsQueueVariables() {
        return setsQueueVariables;
    }

    /**
     * Tells whether variables about the caller are set on both channels.
     *
     * @return the value of {@code setqueueentryvar}
     */
    public boolean setsCallerVariables() {
        return setsCallerVariables;
    }

    /**
     * Tells whether the queue's timeout counts where the caller's patience ends sooner.
     *
     * @return whether {@code timeoutpriority} is {@code conf}
     */
    public boolean timeoutOfQueueFirst() {
        return timeoutOfQueueFirst;
    }

    /**
     * Gives when a member that does not answer is paused.
     *
     * @return the value of {@code autopause}
     */
    public AutoPause autoPause() {
        return autoPause;
    }

    /**
     * Gives what callers hear.
     *
     * @return the class of music
     */
    public String musicClass() {
        return musicClass;
    }

    /**
     * Gives which members do not count when somebody wants to join.
     *
     * @return conditions; none lets everybody join
     */
    public Set<EmptyWhen> joinEmpty() {
        return joinEmpty;
    }

    /**
     * Gives which members do not count for somebody who waits.
     *
     * @return conditions; none lets everybody wait
     */
    public Set<EmptyWhen> leaveWhenEmpty() {
        return leaveWhenEmpty;
    }
}
