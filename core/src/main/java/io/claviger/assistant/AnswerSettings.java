package io.claviger.assistant;

import io.claviger.chat.Message;
import io.claviger.chat.ProviderId;
import io.claviger.conversation.ConversationStore;
import io.claviger.key.KeyRing;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How one question is to be answered, where it differs from how the assistant answers all. Immutable, and each method
 * returns another; as thread-safe as the ring it may hold.
 */
public final class AnswerSettings {
    /** As the assistant answers all questions. */
    public static final AnswerSettings DEFAULT = new AnswerSettings(List.of(), Map.of(), null, null);

    private final List<ProviderId> providers;
    private final Map<ProviderId, String> models;
    private final @Nullable List<Message> history;
    private final @Nullable KeyRing ring;

    private AnswerSettings(
            List<ProviderId> providers,
            Map<ProviderId, String> models,
            @Nullable List<Message> history,
            @Nullable KeyRing ring) {
        this.providers = List.copyOf(providers);
        this.models = Map.copyOf(models);
        this.history = history == null ? null : List.copyOf(history);
        this.ring = ring;
    }

    /**
     * Limits the chain and sets its order.
     *
     * @param order who may be asked, first to last; empty for the whole chain
     * @return settings with this order
     */
    public AnswerSettings providers(List<ProviderId> order) {
        return new AnswerSettings(order, models, history, ring);
    }

    /**
     * Chooses the model of one provider.
     *
     * @param provider the provider
     * @param model its model; checked when the question is answered
     * @return settings with this model
     */
    public AnswerSettings model(ProviderId provider, String model) {
        Map<ProviderId, String> more = new TreeMap<>(models);
        more.put(provider, model);
        return new AnswerSettings(providers, more, history, ring);
    }

    /**
     * Says what was said before, for hosts that keep conversations themselves. The {@link ConversationStore} is neither
     * read nor written then.
     *
     * @param messages the earlier messages, oldest first
     * @return settings with this history
     */
    public AnswerSettings history(List<Message> messages) {
        return new AnswerSettings(providers, models, messages, ring);
    }

    /**
     * Lends keys that were opened before, instead of keys that come with the question.
     *
     * @param open the ring; stays the caller's, who closes it after the answer
     * @return settings with these keys
     */
    public AnswerSettings keys(KeyRing open) {
        return new AnswerSettings(providers, models, history, Objects.requireNonNull(open));
    }

    List<ProviderId> providers() {
        return providers;
    }

    Map<ProviderId, String> models() {
        return models;
    }

    @Nullable List<Message> history() {
        return history;
    }

    @Nullable KeyRing ring() {
        return ring;
    }

    /** {@return the providers, and whether there are a history and a ring; never content} */
    @Override
    public String toString() {
        return "AnswerSettings[providers=" + providers + ", history=" + (history != null) + ", keys=" + (ring != null)
                + "]";
    }
}
