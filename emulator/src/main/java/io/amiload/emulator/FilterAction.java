// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator;

import io.amiload.codec.AmiKey;
import io.amiload.codec.AmiName;
import io.amiload.emulator.filter.EventFilter;
import io.amiload.emulator.filter.FilterException;
import io.amiload.emulator.filter.FilterSyntax;

/** The action Filter: adds a filter to those of the session. */
final class FilterAction {

    private final boolean criteriaKnown;

    FilterAction(Server server, ActionTable actions) {
        criteriaKnown = server.options.version().filtersByCriteria();
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
