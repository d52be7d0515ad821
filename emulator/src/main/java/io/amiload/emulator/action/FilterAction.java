// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.action;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.filter.EventFilter;
import io.amiload.emulator.filter.FilterException;
import io.amiload.emulator.filter.FilterSyntax;
import io.amiload.emulator.message.ActionRequest;
import io.amiload.emulator.session.ActionTable;
import io.amiload.emulator.session.Manager;
import io.amiload.emulator.session.ManagerSession;

/** The action Filter: adds a filter to those of the session. */
public final class FilterAction {

    private final boolean criteriaKnown;

    public FilterAction(Manager manager, ActionTable actions) {
        criteriaKnown = manager.options.version().filtersByCriteria();
        actions.add(AmiName.FILTER, "Dynamically add filters for the current manager session.", this::filter);
    }

    private void filter(ManagerSession session, ActionRequest request) {
        if (!request.string(AmiKey.OPERATION).equalsIgnoreCase("Add")) {
            session.error(request, "Unknown operation");
            return;
        }
        try {
            session.filters(session.filters().with(
                    parsed(request.string(AmiKey.MATCH_CRITERIA), request.string(AmiKey.FILTER))));
            session.success(request, "Success");
        } catch (FilterException e) {
            session.error(request, e.getMessage());
        }
    }

    private EventFilter parsed(String criteria, String expression) throws FilterException {
        return criteriaKnown && !criteria.isEmpty() ? FilterSyntax.structured(criteria, expression)
                : FilterSyntax.legacy(expression, !criteriaKnown);
    }
}
