package io.claviger.spring;

import io.claviger.redact.Redactor;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The models that are called by name in metrics and traces; all others are {@value #OTHER}.
 *
 * <p>A request may name any model, so a name must be earned: the providers' default models have one, others get theirs
 * when they answer for the first time. What no provider ever answered to, whatever it is that a user typed there, is never
 * shown. A name is at most 100 characters of the form that models' names have, and no live key. There are at most
 * {@value #MOST}, so that series stay countable; they live as long as the application.
 *
 * <p>Thread-safe.
 */
final class ModelNames {
    static final String OTHER = "other";
    static final int MOST = 100;

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,99}");

    private final Redactor redactor;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    ModelNames(Redactor redactor, Collection<String> defaults) {
        this.redactor = redactor;
        defaults.forEach(this::answered);
    }

    /** {@return the name of a model that is asked} */
    String of(String model) {
        return known.contains(model) ? model : OTHER;
    }

    /** {@return the name of a model that has answered, from now on} */
    String answered(String model) {
        if (!known.contains(model) && isPresentable(model)) {
            synchronized (known) {
                if (known.size() < MOST) {
                    known.add(model);
                }
            }
        }
        return of(model);
    }

    private boolean isPresentable(String model) {
        return FORM.matcher(model).matches() && redactor.redact(model).equals(model);
    }
}
