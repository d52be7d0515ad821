// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.filter;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * All filters of an account or a session. An event passes if any filter that includes matches it, or there is none of
 * those, and no filter that excludes does. Immutable.
 */
public final class FilterList {

    /** No filter at all: everything passes. */
    public static final FilterList EMPTY = new FilterList(List.of(), List.of());

    private final List<EventFilter> includes;
    private final List<EventFilter> excludes;

    private FilterList(List<EventFilter> includes, List<EventFilter> excludes) {
        this.includes = includes;
        this.excludes = excludes;
    }

    /**
     * Adds a filter.
     *
     * @param filter the filter
     * @return a list that has it too
     */
    public FilterList with(EventFilter filter) {
        return filter.excludes() ? new FilterList(includes, added(excludes, filter))
                : new FilterList(added(includes, filter), excludes);
    }

    private static List<EventFilter> added(List<EventFilter> list, EventFilter filter) {
        List<EventFilter> longer = new ArrayList<>(list);
        longer.add(filter);
        return List.copyOf(longer);
    }

    /**
     * Says whether there is no filter.
     *
     * @return whether everything passes
     */
    public boolean isEmpty() {
        return includes.isEmpty() && excludes.isEmpty();
    }

    /**
     * Decides on an event.
     *
     * @param event  holds the event from 0 on, with its closing blank line
     * @param length of the event
     * @return whether it passes
     */
    public boolean passes(ByteBuffer event, int length) {
        return (includes.isEmpty() || anyMatches(includes, event, length)) && !anyMatches(excludes, event, length);
    }

    private static boolean anyMatches(List<EventFilter> filters, ByteBuffer event, int length) {
        for (int i = 0; i < filters.size(); i++) {
            if (filters.get(i).matches(event, length)) {
                return true;
            }
        }
        return false;
    }
}
